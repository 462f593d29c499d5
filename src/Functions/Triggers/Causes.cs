using System.Diagnostics;
using Azure;

namespace Serverless.Functions.Triggers;

/// <summary>What may be said about an exception in logs and answers: its kind and where it came from, never its message, which can hold article text.</summary>
internal static class Causes
{
    public static string Of(Exception exception) => exception switch
    {
        RequestFailedException storage => $"storage answered {storage.Status} {storage.ErrorCode}".TrimEnd(),
        { InnerException: { } inner } => $"{exception.GetType().Name} ({Of(inner)})",
        _ => exception.GetType().Name + Origin(exception),
    };

    /// <summary>The innermost method of this code that the exception passed.</summary>
    private static string Origin(Exception exception)
    {
        foreach (var frame in new StackTrace(exception).GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is { DeclaringTypeName: { } type } method && type.StartsWith($"{nameof(Serverless)}.", StringComparison.Ordinal))
                return $" in {type}.{method.Name}";
        }

        return "";
    }
}
