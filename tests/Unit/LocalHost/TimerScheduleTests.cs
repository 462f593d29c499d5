using Serverless.LocalHost.Triggers;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class TimerScheduleTests
{
    private static readonly DateTime s_now = new(2026, 3, 1, 10, 20, 30, DateTimeKind.Utc);

    [Theory]
    [InlineData("0 7 * * * *", 11, 7, 0)]
    [InlineData("*/5 * * * * *", 10, 20, 35)]
    [InlineData("30 10 * * *", 10, 30, 0)]
    [InlineData("00:10:00", 10, 30, 30)]
    public void NextAfter_Expression_IsTheNextTime(string expression, int hour, int minute, int second) =>
        Assert.Equal(new TimeSpan(hour, minute, second), TimerSchedule.Parse(expression)!.NextAfter(s_now).TimeOfDay);

    [Theory]
    [InlineData("")]
    [InlineData("hourly")]
    [InlineData("0 99 * * * *")]
    [InlineData("00:00:00")]
    public void Parse_WhatIsNoSchedule_IsNull(string expression) => Assert.Null(TimerSchedule.Parse(expression));
}
