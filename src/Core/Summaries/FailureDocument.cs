namespace Serverless.Summaries;

/// <summary>What lands in <c>failures/NAME.json</c> and what HTTP answers when there is no summary: problem details (RFC 9457).</summary>
public sealed record FailureDocument
{
    /// <summary>What every <see cref="Type"/> starts with.</summary>
    public const string TypePrefix = "urn:problem-type:serverless-summarizer:";

    /// <summary>URI of the kind of problem; stable.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem in words; the same for every problem of the type.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status that belongs to it.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong with this article and what can be done.</summary>
    public required string Detail { get; init; }

    /// <summary>Which article: container and name, or null over HTTP.</summary>
    public string? Instance { get; init; }

    /// <summary>Version of the blob that failed.</summary>
    public string? Etag { get; init; }

    /// <summary>When it failed, UTC; null over HTTP.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>Whether the same article can succeed later without a change to it.</summary>
    public bool Retryable { get; init; }
}
