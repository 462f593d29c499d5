using System.Net;
using System.Text.Json;
using Azure;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Moq;
using Serverless.Articles;
using Serverless.Functions.Storing;
using Serverless.Functions.Triggers;
using Serverless.Pipeline;
using Serverless.Storing;
using Serverless.Summaries;
using Serverless.Summarizing;
using Xunit;

namespace Serverless.Unit.Functions;

public sealed class ArticleJobTests
{
    private const string Name = "a.txt";

    private readonly FakeStorage _storage = new();
    private readonly FakeLogCollector _logs = new();
    private readonly Mock<ISummarizer> _summarizer = new(MockBehavior.Strict);
    private readonly StorageOptions _options = new();

    public ArticleJobTests()
    {
        _summarizer.Setup(summarizer => summarizer.Model).Returns(Samples.Model);
        _storage.Put("articles", Name, Samples.Text);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Article_CostsSevenRequests()
    {
        Draft();
        foreach (var container in (string[])["summaries", "failures", "state"]) await _storage.Blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: Stop);
        _storage.Requests.Clear();

        await RunAsync();

        Assert.Equal("a.txt", Summary()!.Source.Name);
        Assert.Equal(7, _storage.Requests.Count);
    }

    [Fact]
    public async Task RunAsync_DeliveredThreeTimes_AsksTheModelOnce()
    {
        Draft();

        for (var delivery = 0; delivery < 3; delivery++) await RunAsync();

        VerifyAsked(1);
        Assert.Equal(["a.txt.json"], _storage.Names("summaries"));
    }

    [Fact]
    public async Task RunAsync_OverwrittenWhileTheModelWorks_IsDoneAgainForTheNewContent()
    {
        const string NewText = Samples.Text + "\n\nThe first ferry leaves at six.";
        _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Article article, CancellationToken _) =>
            {
                if (!article.Text.Contains("first ferry", StringComparison.Ordinal)) _storage.Put("articles", Name, NewText);
                return Samples.Draft(article);
            });

        await RunAsync();

        Assert.Contains("first ferry", Summary()!.Article.Text, StringComparison.Ordinal);
        VerifyAsked(2);
    }

    [Fact]
    public async Task RunAsync_DeletedWhileTheModelWorks_LeavesNoDocument()
    {
        _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
            .Returns(async (Article article, CancellationToken token) =>
            {
                await _storage.Storage.Articles.DeleteBlobAsync(Name, cancellationToken: token);
                return Samples.Draft(article);
            });

        await RunAsync();

        Assert.Empty(_storage.Names("summaries"));
        Assert.Empty(_storage.Names("failures"));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("0123456789", "too-large")]
    public async Task RunAsync_CannotBeSummarized_LeavesAFailureAndNoRetry(string text, string problem)
    {
        _options.MaxArticleBytes = 9;
        _storage.Put("articles", Name, text);

        await RunAsync();

        Assert.Equal(FailureDocument.TypePrefix + problem, Failure()!.Type);
        Assert.False(Failure()!.Retryable);
        Assert.Empty(_storage.Messages);
    }

    [Theory]
    [InlineData(0, null, 60)]
    [InlineData(1, null, 300)]
    [InlineData(2, null, 900)]
    [InlineData(3, null, 3600)]
    [InlineData(4, null, 14400)]
    [InlineData(0, 2, 60)]
    [InlineData(0, 100, 100)]
    [InlineData(0, 86400, 14400)]
    public async Task RunAsync_ModelUnavailable_ComesBackLater(int attempt, int? retryAfterSeconds, int waitSeconds)
    {
        Fail(new ModelUnavailableException("429", retryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, null));

        await RunAsync(attempt);

        var (text, wait) = Assert.Single(_storage.Messages);
        Assert.Equal(new RetryMessage(Name, attempt + 1), RetryMessage.Parse(text));
        Assert.Equal(TimeSpan.FromSeconds(waitSeconds), wait);
        Assert.Empty(_storage.Names("failures"));
    }

    [Fact]
    public async Task RunAsync_ModelUnavailableAtTheLastAttempt_LeavesAFailureThatSaysWhatToDo()
    {
        Fail(new ModelUnavailableException("429", null, null));

        await RunAsync(attempt: 5);

        Assert.Empty(_storage.Messages);
        Assert.Equal((FailureDocument.TypePrefix + ProblemTypes.ModelUnavailable, true), (Failure()!.Type, Failure()!.Retryable));
        Assert.Contains("POST /api/summaries/retry", Failure()!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RetrySucceeds_RemovesFailureAndWaitingMark()
    {
        Fail(new ModelUnavailableException("429", null, null));
        await RunAsync();
        await RunAsync(attempt: 5);
        Draft();

        await RunAsync(attempt: 1);

        Assert.NotNull(Summary());
        Assert.Empty(_storage.Names("failures"));
        Assert.DoesNotContain(_storage.Names("state"), name => name.StartsWith(StorageLayout.WaitingFolder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_SomebodyElseWorksOnTheContent_ComesBackAsTheSameAttempt()
    {
        var store = new Mock<ISummaryStore>(MockBehavior.Strict);
        store.Setup(claims => claims.ClaimAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ThrowsAsync(new SummaryBusyException(TimeSpan.FromSeconds(10)));

        await Job(store.Object).RunAsync(_storage.Storage.Articles.GetBlobClient(Name), attempt: 2, Stop);

        var (text, wait) = Assert.Single(_storage.Messages);
        Assert.Equal((new RetryMessage(Name, 2), TimeSpan.FromSeconds(10)), (RetryMessage.Parse(text), wait));
    }

    [Fact]
    public async Task RunAsync_Stopped_Throws()
    {
        using var stop = new CancellationTokenSource();
        _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
            .Returns(async (Article _, CancellationToken token) =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
                throw new InvalidOperationException("The work went on.");
            });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Job().RunAsync(_storage.Storage.Articles.GetBlobClient(Name), 0, stop.Token));

        Assert.Empty(_storage.Messages);
        Assert.Empty(_storage.Names("state"));
    }

    [Fact]
    public async Task RunAsync_NeitherStorageNorQueueAnswer_ThrowsSoThatTheTriggerDeliversAgain()
    {
        _storage.Before = _ => FakeStorage.Refuse(HttpStatusCode.ServiceUnavailable, "ServerBusy");

        await Assert.ThrowsAsync<RequestFailedException>(() => RunAsync());
    }

    [Fact]
    public async Task RefuseNameAsync_NameThatLeadsElsewhere_LeavesAFailureInItsContainer()
    {
        await Job().RefuseNameAsync("../articles/x.txt", Stop);

        var document = Assert.Single(_storage.Names("failures"));
        var failure = JsonSerializer.Deserialize(_storage.Text("failures", document)!, SummaryJson.Contract.FailureDocument)!;
        Assert.Equal(("articles/../articles/x.txt", null, 415), (failure.Instance, failure.Etag, failure.Status));
        Assert.Equal(["a.txt"], _storage.Names("articles"));
    }

    [Fact]
    public async Task RunAsync_WhateverHappens_LogsNoArticleText()
    {
        _summarizer.SetupSequence(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("Unexpected token after 'The harbor council of Eastmere'"))
            .ReturnsAsync(Samples.Draft(Serverless.Cleaning.ArticleCleaner.Clean(Samples.Source())));

        await RunAsync();
        await RunAsync(attempt: 1);

        var logs = string.Join('\n', _logs.GetSnapshot().Select(record => record.Message + record.Exception));
        Assert.NotEmpty(logs);
        Assert.DoesNotContain("harbor", logs, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Marlow", logs, StringComparison.OrdinalIgnoreCase);
    }

    private Task RunAsync(int attempt = 0) => Job().RunAsync(_storage.Storage.Articles.GetBlobClient(Name), attempt, Stop);

    private ArticleJob Job(ISummaryStore? store = null)
    {
        var options = Options.Create(_options);
        store ??= new BlobSummaryStore(_storage.Storage, options, _storage.Clock, new FakeLogger<BlobSummaryStore>(_logs));
        return new ArticleJob(
            new ArticleReader(options),
            new ArticlePipeline(_summarizer.Object, store, new SummaryOptions(), _storage.Clock, new FakeLogger<ArticlePipeline>(_logs)),
            new OutcomePublisher(_storage.Storage, _storage.Clock, new FakeLogger<OutcomePublisher>(_logs)),
            new LaterAttempts(_storage.Storage, Options.Create(new RetryOptions()), _storage.Clock),
            options,
            _storage.Clock,
            new FakeLogger<ArticleJob>(_logs));
    }

    private void Draft() => _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync((Article article, CancellationToken _) => Samples.Draft(article));

    private void Fail(Exception exception) =>
        _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>())).ThrowsAsync(exception);

    private void VerifyAsked(int times) =>
        _summarizer.Verify(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()), Times.Exactly(times));

    private SummaryDocument? Summary() => _storage.Text("summaries", Name + ".json") is { } json ? JsonSerializer.Deserialize(json, SummaryJson.Contract.SummaryDocument) : null;

    private FailureDocument? Failure() => _storage.Text("failures", Name + ".json") is { } json ? JsonSerializer.Deserialize(json, SummaryJson.Contract.FailureDocument) : null;
}
