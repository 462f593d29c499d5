using Microsoft.Extensions.Time.Testing;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

public sealed class CallLimiterTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task EnterAsync_AllPlacesTaken_WaitsForOne()
    {
        using var limiter = new CallLimiter(1, null, _clock);
        var first = await EnterAsync(limiter, 100);

        var second = EnterAsync(limiter, 100);
        Assert.False(second.IsCompleted);
        first.Dispose();

        (await second.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)).Dispose();
    }

    [Fact]
    public async Task EnterAsync_TokensUsedUp_WaitsUntilTheyHaveFlownBack()
    {
        using var limiter = new CallLimiter(8, 60_000, _clock);
        await EnterAsync(limiter, 60_000);

        var waiting = EnterAsync(limiter, 10_000);
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        await waiting.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task EnterAsync_CallTookLessThanExpected_GivesTheRestToTheNext()
    {
        using var limiter = new CallLimiter(8, 60_000, _clock);
        var first = await EnterAsync(limiter, 60_000);

        first.Settle(20_000);

        Assert.True(EnterAsync(limiter, 40_000).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task EnterAsync_CallTookMoreThanExpected_NextWaits()
    {
        using var limiter = new CallLimiter(8, 60_000, _clock);
        var first = await EnterAsync(limiter, 10_000);

        first.Settle(60_000);
        var waiting = EnterAsync(limiter, 10_000);
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(10.1));

        await waiting.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void EnterAsync_CallLargerThanAMinute_IsLetThrough()
    {
        using var limiter = new CallLimiter(8, 60_000, _clock);

        Assert.True(EnterAsync(limiter, 1_000_000).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task EnterAsync_LeavesTheQueue_GivesBackPlaceAndTokens()
    {
        using var limiter = new CallLimiter(2, 60_000, _clock);
        await EnterAsync(limiter, 60_000);
        using var impatient = new CancellationTokenSource();
        var leaving = limiter.EnterAsync(60_000, impatient.Token);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        var next = EnterAsync(limiter, 6_000);
        _clock.Advance(TimeSpan.FromSeconds(6.1));

        await next.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task PauseUntil_ModelAskedToBeLeftAlone_NobodyEntersBefore()
    {
        using var limiter = new CallLimiter(8, null, _clock);
        limiter.PauseUntil(_clock.GetUtcNow() + TimeSpan.FromSeconds(30));
        limiter.PauseUntil(_clock.GetUtcNow() + TimeSpan.FromSeconds(5));

        var waiting = EnterAsync(limiter, 1);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1.1));

        await waiting.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    private static Task<CallLimiter.Place> EnterAsync(CallLimiter limiter, int tokens) => limiter.EnterAsync(tokens, TestContext.Current.CancellationToken);
}
