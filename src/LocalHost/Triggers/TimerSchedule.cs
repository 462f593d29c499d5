using System.Globalization;
using NCrontab;

namespace Serverless.LocalHost.Triggers;

/// <summary>A timer's schedule: a cron expression of six fields (seconds first) or five, or a time span between runs. Times are UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _every;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan every)
    {
        _cron = cron;
        _every = every;
    }

    /// <summary>Reads an expression; null when it is neither.</summary>
    public static TimerSchedule? Parse(string expression)
    {
        var withSeconds = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
        if (CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = withSeconds }) is { } cron)
        {
            return new TimerSchedule(cron, TimeSpan.Zero);
        }

        return TimeSpan.TryParse(expression, CultureInfo.InvariantCulture, out var every) && every > TimeSpan.Zero ? new TimerSchedule(null, every) : null;
    }

    /// <summary>First run after the time.</summary>
    public DateTime NextAfter(DateTime time) => _cron?.GetNextOccurrence(time) ?? time + _every;
}
