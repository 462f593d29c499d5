using Microsoft.Extensions.Logging;

namespace Serverless.Summarizing.Llm;

// Sizes, tasks and reasons; never article text, prompts or replies.
internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "Model call failed at attempt {Attempt} ({Problem}); next one in {WaitMs} ms.")]
    public static partial void CallFailed(this ILogger logger, int attempt, string problem, double waitMs);

    [LoggerMessage(1102, LogLevel.Information, "Answer to {Task} was cut off at {Cap} tokens; asked again with more room.")]
    public static partial void AnswerCut(this ILogger logger, string task, int cap);

    [LoggerMessage(1103, LogLevel.Information, "Answer to {Task} ({CharCount} chars) could not be used; asked once more.")]
    public static partial void AnswerUnusable(this ILogger logger, string task, int charCount);

    [LoggerMessage(1104, LogLevel.Information, "Read {SentenceCount} sentences in {PartCount} parts.")]
    public static partial void ReadInParts(this ILogger logger, int sentenceCount, int partCount);

    [LoggerMessage(1105, LogLevel.Warning, "Claims stay as they were: {Reason}")]
    public static partial void RepairFailed(this ILogger logger, string reason);
}
