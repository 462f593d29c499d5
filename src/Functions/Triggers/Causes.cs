using Azure;

namespace Serverless.Functions.Triggers;

/// <summary>What may be said about an exception in logs and answers: its kind, never its message, which can hold article text.</summary>
internal static class Causes
{
    public static string Of(Exception exception) => exception switch
    {
        RequestFailedException storage => $"storage answered {storage.Status} {storage.ErrorCode}".TrimEnd(),
        { InnerException: { } inner } => $"{exception.GetType().Name} ({inner.GetType().Name})",
        _ => exception.GetType().Name,
    };
}
