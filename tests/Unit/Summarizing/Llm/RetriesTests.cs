using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Serverless.Summarizing;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

public sealed class RetriesTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedChatClient _chat = new();

    public void Dispose() => _chat.Dispose();

    [Fact]
    public async Task SummarizeAsync_ModelAsksToWait_WaitsThatLong()
    {
        var start = _clock.GetUtcNow();
        var answered = TimeSpan.Zero;
        _chat.Then(Throttled(TimeSpan.FromSeconds(17))).Then((_, _) =>
        {
            answered = _clock.GetUtcNow() - start;
            return Task.FromResult(ScriptedChatClient.Reply(Ask.GoodAnswer));
        });

        await Ask.DraftAsync(_chat, clock: _clock);

        Assert.InRange(answered.TotalSeconds, 17, 19);
    }

    [Fact]
    public async Task SummarizeAsync_ModelAsksForMoreThanTheBudget_GivesTheArticleBackAtOnce()
    {
        var start = _clock.GetUtcNow();
        _chat.Then(Throttled(TimeSpan.FromHours(24)));

        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => Ask.DraftAsync(_chat, clock: _clock));

        Assert.Equal(TimeSpan.FromHours(24), failure.RetryAfter);
        Assert.True(_clock.GetUtcNow() - start < TimeSpan.FromSeconds(1));
        Assert.Single(_chat.Calls);
    }

    [Fact]
    public async Task SummarizeAsync_NeverAnswers_IsTriedEverMoreRarelyUntilTheBudgetIsSpent()
    {
        var start = _clock.GetUtcNow();
        var times = new List<double>();
        _chat.Otherwise = _ =>
        {
            times.Add((_clock.GetUtcNow() - start).TotalSeconds);
            throw new ModelCallException(ModelCallProblem.Transient, "status 503", null);
        };

        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => Ask.DraftAsync(_chat, clock: _clock));

        var waits = times.Zip(times.Skip(1), (before, after) => after - before).ToList();
        Assert.InRange(times[^1], 60, 90);
        Assert.InRange(waits[0], 0.2, 1.2);
        Assert.True(waits.Zip(waits.Skip(1)).All(pair => pair.Second >= pair.First - 1));
        Assert.Null(failure.RetryAfter);
        Assert.Contains("status 503", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SummarizeAsync_CallHangs_IsTriedAgainAfterItsTimeout()
    {
        var start = _clock.GetUtcNow();
        _chat.Then(async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return ScriptedChatClient.Reply("");
        }).Then(Ask.GoodAnswer);

        var draft = await Ask.DraftAsync(_chat, clock: _clock);

        Assert.InRange((_clock.GetUtcNow() - start).TotalSeconds, 60, 63);
        Assert.InRange(draft.ModelTime.TotalSeconds, 60, 63);
    }

    [Fact]
    public async Task SummarizeAsync_ClientIgnoresItsToken_DeadlineHolds()
    {
        var start = _clock.GetUtcNow();
        var chat = new Mock<IChatClient>(MockBehavior.Strict);
        chat.Setup(client => client.GetResponseAsync(It.IsAny<IEnumerable<ChatMessage>>(), It.IsAny<ChatOptions>(), It.IsAny<CancellationToken>()))
            .Returns(new TaskCompletionSource<ChatResponse>().Task);

        await Assert.ThrowsAsync<ModelUnavailableException>(() => Ask.DraftAsync(chat.Object, clock: _clock));

        Assert.InRange((_clock.GetUtcNow() - start).TotalSeconds, 89, 94);
        chat.Verify(client => client.GetResponseAsync(It.IsAny<IEnumerable<ChatMessage>>(), It.IsAny<ChatOptions>(), It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public async Task SummarizeAsync_Misconfigured_IsNotTriedAgain()
    {
        _chat.Then(new ModelCallException(ModelCallProblem.Misconfigured, "check Summarizer__ApiKey", null));

        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => Ask.DraftAsync(_chat, clock: _clock));

        Assert.Equal("check Summarizer__ApiKey", failure.Message);
        Assert.Single(_chat.Calls);
    }

    [Fact]
    public async Task SummarizeAsync_CallerGivesUp_IsCanceled()
    {
        using var caller = new CancellationTokenSource();
        _chat.Then(async (_, token) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return ScriptedChatClient.Reply("");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask.Summarizer(_chat, clock: _clock).SummarizeAsync(TestArticle.Short, caller.Token));
    }

    [Fact]
    public async Task SummarizeAsync_PromptIsLongerThanTheModelReads_ReadsItInParts()
    {
        _chat.Then(new ModelCallException(ModelCallProblem.TooLong, "context_length_exceeded", null));
        _chat.Otherwise = call => ScriptedChatClient.Reply(call.Task == "part_facts" ? Ask.Facts((1, "A fact.")) : Ask.Merged([1], (1, "The council voted."), (5, "A decision is expected.")));

        var draft = await Ask.DraftAsync(_chat, clock: _clock);

        Assert.Equal(2, draft.Summary.Count);
        Assert.Equal(["article_summary", "part_facts", "part_facts", "merged_summary"], _chat.Calls.Select(call => call.Task));
    }

    [Fact]
    public async Task SummarizeAsync_BurstOfArticles_QueuesInsteadOfFailing()
    {
        var underWay = 0;
        var most = 0;
        _chat.Otherwise = null;
        for (var article = 0; article < 30; article++)
        {
            _chat.Then(async (_, token) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref underWay));
                await Task.Delay(TimeSpan.FromSeconds(8), _clock, token);
                Interlocked.Decrement(ref underWay);
                return ScriptedChatClient.Reply(Ask.GoodAnswer);
            });
        }

        // 30 articles of 8 s, two at a time: the last waits for 112 s, longer than the whole budget of an article.
        using var summarizer = Ask.Summarizer(_chat, Ask.Model(model => model.MaxConcurrentCalls = 2), clock: _clock);
        var drafts = await Ask.PassTimeAsync(_clock, Task.WhenAll(Enumerable.Range(0, 30).Select(_ => summarizer.SummarizeAsync(TestArticle.Short, TestContext.Current.CancellationToken))));

        Assert.Equal(30, drafts.Length);
        Assert.Equal(2, most);
        Assert.All(drafts, draft => Assert.InRange(draft.ModelTime.TotalSeconds, 7.9, 10));
    }

    [Fact]
    public async Task SummarizeAsync_QueueIsTooLong_GivesTheArticleBack()
    {
        _chat.Then(async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return ScriptedChatClient.Reply("");
        });
        using var summarizer = Ask.Summarizer(_chat, Ask.Model(model => (model.MaxConcurrentCalls, model.QueueTimeout, model.CallTimeout) = (1, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30))), clock: _clock);
        var first = summarizer.SummarizeAsync(TestArticle.Short, TestContext.Current.CancellationToken);

        var second = await Assert.ThrowsAsync<ModelUnavailableException>(() => Ask.PassTimeAsync(_clock, summarizer.SummarizeAsync(TestArticle.Short, TestContext.Current.CancellationToken)));

        Assert.Contains("waiting", second.Message, StringComparison.Ordinal);
        Assert.Single(_chat.Calls);
        _chat.Then(Ask.GoodAnswer);
        await Ask.PassTimeAsync(_clock, first);
    }

    private static ModelCallException Throttled(TimeSpan after) => new(ModelCallProblem.Transient, "status 429", null) { RetryAfter = after };
}
