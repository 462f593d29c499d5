using Microsoft.Extensions.Logging;

namespace Serverless.Functions;

// Names, sizes, keys and kinds of problem; never article text, and no exception messages, which can hold some.
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "Wrote the summary of {Name}, {Bytes} bytes.")]
    public static partial void SummaryWritten(this ILogger logger, string name, int bytes);

    [LoggerMessage(2002, LogLevel.Warning, "Wrote the failure of {Name}: {Problem}.")]
    public static partial void FailureWritten(this ILogger logger, string name, string problem);

    [LoggerMessage(2016, LogLevel.Information, "Newer content of {Name} has its outcome already; this one is not written.")]
    public static partial void OutcomeTooLate(this ILogger logger, string name);

    [LoggerMessage(2003, LogLevel.Information, "{Name} is gone or a folder.")]
    public static partial void NothingToRead(this ILogger logger, string name);

    [LoggerMessage(2004, LogLevel.Information, "{Name} was overwritten meanwhile; its new content is read.")]
    public static partial void Superseded(this ILogger logger, string name);

    [LoggerMessage(2005, LogLevel.Information, "{Name} has content that is being summarized already; back in {Seconds} s.")]
    public static partial void Postponed(this ILogger logger, string name, double seconds);

    [LoggerMessage(2006, LogLevel.Warning, "{Name}: attempt {Attempt} failed: {Cause}.")]
    public static partial void AttemptFailed(this ILogger logger, string name, int attempt, string cause);

    [LoggerMessage(2017, LogLevel.Information, "{Name}: attempt {Attempt} follows in {Wait}, at {Time:u}.")]
    public static partial void AttemptScheduled(this ILogger logger, string name, int attempt, TimeSpan wait, DateTimeOffset time);

    [LoggerMessage(2007, LogLevel.Warning, "The claim {Claim} was lost while working.")]
    public static partial void ClaimLost(this ILogger logger, string claim);

    [LoggerMessage(2008, LogLevel.Warning, "The claim {Claim} had expired when its result was ready.")]
    public static partial void ClaimExpired(this ILogger logger, string claim);

    [LoggerMessage(2009, LogLevel.Information, "The claim {Claim} could not be given back; it runs out by itself.")]
    public static partial void ClaimNotGivenBack(this ILogger logger, string claim);

    [LoggerMessage(2010, LogLevel.Information, "A blob of container {Container} is ignored.")]
    public static partial void ForeignContainer(this ILogger logger, string container);

    [LoggerMessage(2011, LogLevel.Error, "A message of {Queue} cannot be read and is dropped ({Chars} characters).")]
    public static partial void UnreadableMessage(this ILogger logger, string queue, int chars);

    [LoggerMessage(2012, LogLevel.Information, "Swept {Articles} articles: {Missed} have no outcome and are started over.")]
    public static partial void Swept(this ILogger logger, int articles, int missed);

    [LoggerMessage(2013, LogLevel.Warning, "The sweep at start failed: {Cause}.")]
    public static partial void SweepFailed(this ILogger logger, string cause);

    [LoggerMessage(2014, LogLevel.Information, "{Count} failed articles are started over.")]
    public static partial void FailuresRestarted(this ILogger logger, int count);

    [LoggerMessage(2015, LogLevel.Warning, "A request failed: {Cause}.")]
    public static partial void RequestFailed(this ILogger logger, string cause);
}
