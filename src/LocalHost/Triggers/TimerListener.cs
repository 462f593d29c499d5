using System.Text.Json;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Worker;
using Serverless.LocalHost.Worker.Protocol;

namespace Serverless.LocalHost.Triggers;

/// <summary>Calls a function by the clock, one call at a time.</summary>
internal sealed class TimerListener(WorkerFunction function, TimerSchedule schedule, IFunctionInvoker invoker, Terminal terminal, TimeProvider clock)
{
    // Timers of the system take no longer delay than about 49 days.
    private static readonly TimeSpan s_longestSleep = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var last = default(DateTime);
        if (function.Trigger.RunOnStartup)
        {
            last = await FireAsync(last, cancellationToken);
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            await SleepUntilAsync(schedule.NextAfter(clock.GetUtcNow().UtcDateTime), cancellationToken);
            last = await FireAsync(last, cancellationToken);
        }
    }

    private async Task SleepUntilAsync(DateTime due, CancellationToken cancellationToken)
    {
        for (var rest = due - clock.GetUtcNow().UtcDateTime; rest > TimeSpan.Zero; rest = due - clock.GetUtcNow().UtcDateTime)
        {
            await Task.Delay(rest < s_longestSleep ? rest : s_longestSleep, clock, cancellationToken);
        }
    }

    private async Task<DateTime> FireAsync(DateTime last, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var outcome = await invoker.InvokeAsync(function, new TriggerInput(new TypedData { Json = Info(last, now) }), cancellationToken);
        if (!outcome.Succeeded)
        {
            terminal.Say($"{function.Name} failed: {outcome.Error}");
        }

        return now;
    }

    private string Info(DateTime last, DateTime now) => JsonSerializer.Serialize(new
    {
        Schedule = new { AdjustForDST = true },
        ScheduleStatus = new { Last = last, LastUpdated = last, Next = schedule.NextAfter(now) },
        IsPastDue = false,
    });
}
