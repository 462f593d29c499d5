namespace Serverless.Articles;

/// <summary>An article as it arrived: bytes and what the sender said about them. Nothing here is trusted over the bytes.</summary>
public sealed record ArticleSource
{
    /// <summary>The bytes, complete. May be empty.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The name the article was given: the blob's name inside its container, or a label for text that came over HTTP.</summary>
    public required string Name { get; init; }

    /// <summary>The container the bytes were read from; null when they came over HTTP.</summary>
    public string? Container { get; init; }

    /// <summary>The version of the blob that was read; null when the bytes came over HTTP.</summary>
    public string? ETag { get; init; }

    /// <summary>The media type the sender named, without parameters; a hint only.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset the sender named (HTTP header); a byte order mark wins over it.</summary>
    public string? Charset { get; init; }

    /// <summary>Where the article was published, when the sender said so; absolute.</summary>
    public Uri? Url { get; init; }

    /// <summary>A title the sender gave; it wins over any title found in the bytes.</summary>
    public string? Title { get; init; }
}
