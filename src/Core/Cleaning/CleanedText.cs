using Serverless.Articles;

namespace Serverless.Cleaning;

/// <summary>What the HTML and the plain-text cleaner both hand on: the article's blocks and what is known about it.</summary>
/// <param name="Blocks">In reading order, none empty; no blocks at all means that there is no article.</param>
/// <param name="Removed">What was taken out, in reading order.</param>
/// <param name="Metadata">What is known about the article.</param>
internal sealed record CleanedText(IReadOnlyList<TextBlock> Blocks, IReadOnlyList<RemovedText> Removed, ArticleMetadata Metadata)
{
    /// <summary>Why there is no article, in a sentence that says what to do; null when there is one or the reason is unknown.</summary>
    public string? Refusal { get; init; }
}

/// <summary>A paragraph, subheading, list item, table row or the like.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text: white space folded, no blank line inside.</param>
internal sealed record TextBlock(BlockKind Kind, string Text);

/// <summary>What a block is.</summary>
internal enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    TableRow,
    Quotation,
    Code,
}

/// <summary>What a source says about its article; each value null when it does not say. See <see cref="Article"/> for the forms.</summary>
internal sealed record ArticleMetadata
{
    public string? Title { get; init; }

    public string? Byline { get; init; }

    public string? SiteName { get; init; }

    public string? PublishedAt { get; init; }

    public string? ModifiedAt { get; init; }

    public string? Language { get; init; }

    public Uri? Url { get; init; }
}
