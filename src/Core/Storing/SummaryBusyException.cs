namespace Serverless.Storing;

/// <summary>Somebody else is summarizing the same content, or took it over; their result can be had later.</summary>
/// <param name="retryAfter">When to ask again.</param>
public sealed class SummaryBusyException(TimeSpan retryAfter) : Exception("The same content is being summarized already.")
{
    /// <summary>When to ask again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
