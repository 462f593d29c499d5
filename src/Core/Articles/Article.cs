namespace Serverless.Articles;

/// <summary>An article cleaned of everything that is not the article.</summary>
public sealed record Article
{
    /// <summary>The headline without the site's name; null when the source has none.</summary>
    public string? Title { get; init; }

    /// <summary>The authors as printed, without "By"; null when none is named.</summary>
    public string? Byline { get; init; }

    /// <summary>The publication's name; null when the source does not say.</summary>
    public string? SiteName { get; init; }

    /// <summary>
    /// When the article was published, ISO 8601 and only as precise as the source: <c>2025-02-27</c>, or
    /// <c>2025-02-27T14:05:00+01:00</c> (no offset where the source names none). Null when unknown.
    /// </summary>
    public string? PublishedAt { get; init; }

    /// <summary>When the article was last changed, in the form of <see cref="PublishedAt"/>.</summary>
    public string? ModifiedAt { get; init; }

    /// <summary>BCP 47 tag of the language the text is in; null when it cannot be told.</summary>
    public string? Language { get; init; }

    /// <summary>The address the page itself names as its own, absolute; else the one the sender gave.</summary>
    public Uri? Url { get; init; }

    /// <summary>
    /// The article's text in reading order, headline and byline not included. Blocks (paragraphs, subheadings, list
    /// items, table rows) are separated by one blank line (<c>\n\n</c>); a block may hold single line feeds. Never empty.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>The sentences of <see cref="Text"/>, in order and without overlap; sentence number 1 is the first.</summary>
    public required IReadOnlyList<Sentence> Sentences { get; init; }

    /// <summary>What was taken out, in reading order, each with the rule that did it.</summary>
    public required IReadOnlyList<RemovedText> Removed { get; init; }

    /// <summary>The media type the bytes really have: <c>text/html</c> or <c>text/plain</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The charset the bytes were read in, by its IANA name in lower case.</summary>
    public required string Charset { get; init; }

    /// <summary>The words of a sentence, exactly as they stand in <see cref="Text"/>.</summary>
    /// <param name="number">1 to the count of <see cref="Sentences"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sentence.</exception>
    public string SentenceText(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Sentences.Count);

        var sentence = Sentences[number - 1];
        return Text[sentence.Start..sentence.End];
    }
}

/// <summary>Where a sentence stands in the article's text, in UTF-16 code units.</summary>
/// <param name="Start">Of its first character.</param>
/// <param name="End">Behind its last character; white space around a sentence belongs to no sentence.</param>
public readonly record struct Sentence(int Start, int End);

/// <summary>Something that was not the article.</summary>
/// <param name="Text">What it said, white space folded; at most 500 characters, an ellipsis where cut.</param>
/// <param name="Rule">The id of the rule that took it out, in kebab case.</param>
public sealed record RemovedText(string Text, string Rule);
