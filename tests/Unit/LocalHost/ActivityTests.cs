using Microsoft.Extensions.Time.Testing;
using Serverless.LocalHost;
using Serverless.LocalHost.Triggers;
using Serverless.LocalHost.Worker;
using Serverless.LocalHost.Worker.Protocol;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class ActivityTests
{
    private static readonly WorkerFunction s_function = new("1", "Any", new TriggerBinding { Name = "x", Type = "blobTrigger" });

    [Fact]
    public async Task Idle_CallUnderWay_IsZeroAndCountsFromItsEnd()
    {
        var clock = new FakeTimeProvider();
        var call = new TaskCompletionSource<InvocationOutcome>();
        var activity = new Activity(new Waiting(call.Task), clock);

        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), activity.Idle);
        var running = activity.InvokeAsync(s_function, new TriggerInput(new TypedData()), TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.Zero, activity.Idle);
        call.SetResult(InvocationOutcome.Success);
        await running;
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.FromSeconds(5), activity.Idle);
    }

    [Theory]
    [InlineData(0, false, "nothing waits")]
    [InlineData(1, true, "--ephemeral keeps nothing")]
    [InlineData(1, false, "(later): start the local host again")]
    public void WhatIsPutOff_AnyCase_SaysWhatComesNext(int queues, bool ephemeral, string words) =>
        Assert.Contains(words, Hints.WhatIsPutOff([.. Enumerable.Repeat("later", queues)], ephemeral), StringComparison.Ordinal);

    private sealed class Waiting(Task<InvocationOutcome> end) : IFunctionInvoker
    {
        public Task<InvocationOutcome> InvokeAsync(WorkerFunction function, TriggerInput input, CancellationToken cancellationToken) => end;
    }
}
