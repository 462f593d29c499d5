using Microsoft.Extensions.Logging;

namespace Serverless.Pipeline;

// Sizes, keys and rule ids; never article text.
internal static partial class Log
{
    // The workbook of infra/ reads these names.
    [LoggerMessage(1001, LogLevel.Information,
        "Stored {Key}: {CharCount} chars, {FactCount} facts, {DroppedCount} claims dropped, {InputTokens}+{OutputTokens} tokens, cost {Cost}, {ElapsedMs} ms.")]
    public static partial void SummaryStored(
        this ILogger logger, string key, int charCount, int factCount, int droppedCount, long inputTokens, long outputTokens, decimal cost, double elapsedMs);

    [LoggerMessage(1002, LogLevel.Information, "Reused {Key}.")]
    public static partial void SummaryReused(this ILogger logger, string key);
}
