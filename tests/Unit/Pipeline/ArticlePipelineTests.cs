using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Serverless.Articles;
using Serverless.Pipeline;
using Serverless.Storing;
using Serverless.Summaries;
using Serverless.Summarizing;
using Serverless.Unit.Functions;
using Xunit;

namespace Serverless.Unit.Pipeline;

public sealed class ArticlePipelineTests
{
    private readonly Mock<ISummarizer> _summarizer = new(MockBehavior.Strict);
    private readonly FakeTimeProvider _clock = new();

    public ArticlePipelineTests() => _summarizer.Setup(summarizer => summarizer.Model).Returns(Samples.Model);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_SameContentUnderTwoNames_AsksTheSummarizerOnce()
    {
        Answer(Samples.Draft);
        var pipeline = Pipeline(new MemorySummaryStore());

        var first = await pipeline.RunAsync(Samples.Source(name: "a.txt"), Stop);
        var second = await pipeline.RunAsync(Samples.Source(name: "b.txt"), Stop);

        _summarizer.Verify(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()), Times.Once);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(("a.txt", "b.txt"), (first.Source.Name, second.Source.Name));
    }

    [Fact]
    public async Task RunAsync_ContentIsBeingWorkedOn_IsBusyAndAsksNobody()
    {
        var store = new MemorySummaryStore();
        var answer = new TaskCompletionSource<Draft>();
        Article? asked = null;
        _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
            .Returns((Article article, CancellationToken _) =>
            {
                asked = article;
                return answer.Task;
            });
        var first = Pipeline(store).RunAsync(Samples.Source(), Stop);

        await Assert.ThrowsAsync<SummaryBusyException>(() => Pipeline(store).RunAsync(Samples.Source(), Stop));
        answer.SetResult(Samples.Draft(asked!));

        Assert.Equal(2, (await first).Summary.Sentences.Count);
        _summarizer.Verify(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task RunAsync_SummarizerFails_GivesTheClaimBack()
    {
        var store = new MemorySummaryStore();
        _summarizer.SetupSequence(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ModelUnavailableException("429", TimeSpan.FromSeconds(9), null))
            .ThrowsAsync(new ModelUnavailableException("500", null, null));

        await Assert.ThrowsAsync<ModelUnavailableException>(() => Pipeline(store).RunAsync(Samples.Source(), Stop));

        await Assert.ThrowsAsync<ModelUnavailableException>(() => Pipeline(store).RunAsync(Samples.Source(), Stop));
    }

    [Fact]
    public async Task RunAsync_ClaimIsLostWhileWorking_StopsTheSummarizerAndIsBusy()
    {
        using var lost = new CancellationTokenSource();
        var claim = new Mock<SummaryClaim> { CallBase = true };
        claim.Setup(held => held.Lost).Returns(lost.Token);
        var store = new Mock<ISummaryStore>(MockBehavior.Strict);
        store.Setup(claims => claims.ClaimAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(claim.Object);
        _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
            .Returns(async (Article _, CancellationToken token) =>
            {
                await lost.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                throw new InvalidOperationException("The work went on.");
            });

        await Assert.ThrowsAsync<SummaryBusyException>(() => Pipeline(store.Object).RunAsync(Samples.Source(), Stop));

        claim.Verify(held => held.CompleteAsync(It.IsAny<SummaryDocument>(), It.IsAny<CancellationToken>()), Times.Never);
        claim.Verify(held => held.DisposeAsync(), Times.Once);
    }

    [Fact]
    public async Task RunAsync_SomebodyWasFaster_ReturnsTheStoredResult()
    {
        Answer(Samples.Draft);
        var faster = Samples.Document() with { Headline = "The stored one" };
        var claim = new Mock<SummaryClaim> { CallBase = true };
        claim.Setup(held => held.CompleteAsync(It.IsAny<SummaryDocument>(), It.IsAny<CancellationToken>())).ReturnsAsync(faster);
        var store = new Mock<ISummaryStore>(MockBehavior.Strict);
        store.Setup(claims => claims.ClaimAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(claim.Object);

        var document = await Pipeline(store.Object).RunAsync(Samples.Source(name: "mine.txt"), Stop);

        Assert.Equal(("The stored one", "mine.txt"), (document.Headline, document.Source.Name));
    }

    [Fact]
    public async Task RunAsync_ClaimWithoutEvidence_AsksForRepairOnceAndPublishesIt()
    {
        Answer(article => Samples.Draft(article) with { Headline = new Claim(ClaimPart.Headline, "Ferry line approved", []) });
        _summarizer.Setup(summarizer => summarizer.RepairAsync(It.IsAny<Article>(), It.IsAny<Draft>(), It.IsAny<IReadOnlyList<Finding>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Article article, Draft draft, IReadOnlyList<Finding> _, CancellationToken _) => draft with { Headline = Samples.Draft(article).Headline });

        var document = await Pipeline(new MemorySummaryStore()).RunAsync(Samples.Source(), Stop);

        _summarizer.Verify(
            summarizer => summarizer.RepairAsync(It.IsAny<Article>(), It.IsAny<Draft>(), It.Is<IReadOnlyList<Finding>>(findings => findings.Count > 0), It.IsAny<CancellationToken>()), Times.Once);
        Assert.Empty(document.Checks.Dropped);
        Assert.True(document.Checks.Supported < 1);
    }

    [Fact]
    public async Task RunAsync_NothingHoldsAfterRepair_FallsBackToTheArticlesOwnWords()
    {
        Answer(article => Samples.Draft(article) with { Summary = [new(ClaimPart.Summary, "Pigs fly.", [])], KeyFacts = [] });
        _summarizer.Setup(summarizer => summarizer.RepairAsync(It.IsAny<Article>(), It.IsAny<Draft>(), It.IsAny<IReadOnlyList<Finding>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Article _, Draft draft, IReadOnlyList<Finding> _, CancellationToken _) => draft);

        var document = await Pipeline(new MemorySummaryStore()).RunAsync(Samples.Source(), Stop);

        Assert.Equal("unsupported", document.Checks.Fallback);
        Assert.Contains(document.Checks.Dropped, dropped => dropped.Text == "Pigs fly.");
        Assert.All(document.Summary.Sentences, sentence => Assert.Contains(sentence.Text, document.Article.Text, StringComparison.Ordinal));
        Assert.Equal(1, document.Usage.Calls);
    }

    [Fact]
    public async Task RunAsync_NoBytes_IsUnreadableAndAsksNobody()
    {
        var problem = await Assert.ThrowsAsync<UnreadableArticleException>(() => Pipeline(new MemorySummaryStore()).RunAsync(Samples.Source(""), Stop));

        Assert.Equal(ProblemTypes.Empty, problem.Problem);
    }

    private void Answer(Func<Article, Draft> draft) =>
        _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Article article, CancellationToken _) => draft(article));

    private ArticlePipeline Pipeline(ISummaryStore store) =>
        new(_summarizer.Object, store, new SummaryOptions(), _clock, NullLogger<ArticlePipeline>.Instance);
}
