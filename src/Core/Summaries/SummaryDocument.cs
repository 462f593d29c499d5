using System.ComponentModel;

namespace Serverless.Summaries;

/// <summary>The contract: what lands in <c>summaries/NAME.json</c> and what HTTP answers.</summary>
public sealed record SummaryDocument
{
    /// <summary>The version that this build writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Raised by a change that breaks a reader.</summary>
    [Description("Raised by a change that breaks a reader.")]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Content key: the same cleaned text under the same options and pipeline version has the same id.</summary>
    [Description("Content key, 64 hexadecimal digits: the same text under the same options and pipeline version has the same id.")]
    public required string Id { get; init; }

    /// <summary>What was read.</summary>
    public required SourceInfo Source { get; init; }

    /// <summary>The article cleaned of chrome.</summary>
    public required ArticleInfo Article { get; init; }

    /// <summary>A neutral headline.</summary>
    [Description("A neutral headline.")]
    public required string Headline { get; init; }

    /// <summary>The neutral summary.</summary>
    public required SummaryText Summary { get; init; }

    /// <summary>The key facts, most important first.</summary>
    public required IReadOnlyList<KeyFact> KeyFacts { get; init; }

    /// <summary>What checking the claims found.</summary>
    public required Checks Checks { get; init; }

    /// <summary>Who wrote the draft.</summary>
    public required ModelInfo Model { get; init; }

    /// <summary>What it took to write it; a stored result that is used again keeps the numbers of its making.</summary>
    public required ModelUsage Usage { get; init; }

    /// <summary>How long each stage took.</summary>
    public required Timings Timings { get; init; }

    /// <summary>When the summary was made, UTC.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }
}

/// <summary>What was read.</summary>
public sealed record SourceInfo
{
    /// <summary>Name of the blob inside its container, or a label for text that came over HTTP.</summary>
    public required string Name { get; init; }

    /// <summary>The container; null over HTTP.</summary>
    public string? Container { get; init; }

    /// <summary>Version of the blob that was read; null over HTTP.</summary>
    public string? Etag { get; init; }

    /// <summary>SHA-256 of the bytes, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many bytes there were.</summary>
    public required long Bytes { get; init; }

    /// <summary>What the bytes really are.</summary>
    public required string MediaType { get; init; }

    /// <summary>The charset they were read in.</summary>
    public required string Charset { get; init; }

    /// <summary>Address the sender gave; null when none was given.</summary>
    public string? Url { get; init; }
}

/// <summary>The article cleaned of chrome.</summary>
public sealed record ArticleInfo
{
    /// <summary>Headline as published.</summary>
    public string? Title { get; init; }

    /// <summary>Authors as printed.</summary>
    public string? Byline { get; init; }

    /// <summary>The publication.</summary>
    public string? SiteName { get; init; }

    /// <summary>ISO 8601, only as precise as the source.</summary>
    [Description("ISO 8601, only as precise as the source: a date, or a date and time with its offset where known.")]
    public string? PublishedAt { get; init; }

    /// <summary>ISO 8601, only as precise as the source.</summary>
    [Description("ISO 8601, only as precise as the source.")]
    public string? ModifiedAt { get; init; }

    /// <summary>BCP 47.</summary>
    [Description("BCP 47 tag.")]
    public string? Language { get; init; }

    /// <summary>The page's own address.</summary>
    public string? Url { get; init; }

    /// <summary>Words of the text.</summary>
    public required int WordCount { get; init; }

    /// <summary>The text that every offset counts in.</summary>
    [Description("Blocks are separated by a blank line. All offsets count UTF-16 code units of this string.")]
    public required string Text { get; init; }

    /// <summary>The sentences; number 1 is the first.</summary>
    [Description("Sentence number 1 is the first entry.")]
    public required IReadOnlyList<SentenceSpan> Sentences { get; init; }

    /// <summary>What was taken out.</summary>
    public required IReadOnlyList<RemovedPart> Removed { get; init; }
}

/// <summary>A sentence of the article.</summary>
/// <param name="Start">Of its first character.</param>
/// <param name="End">Behind its last character.</param>
public sealed record SentenceSpan(int Start, int End);

/// <summary>Text that was not the article.</summary>
/// <param name="Text">What it said, shortened.</param>
/// <param name="Rule">The rule that took it out.</param>
public sealed record RemovedPart(string Text, string Rule);

/// <summary>The neutral summary.</summary>
/// <param name="Text">Its sentences joined by a space (none in scripts that use none).</param>
/// <param name="Sentences">Each with its evidence.</param>
public sealed record SummaryText(string Text, IReadOnlyList<SummarySentence> Sentences);

/// <summary>A sentence of the summary.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Evidence">Numbers of the article's sentences it rests on; 1 is the first.</param>
public sealed record SummarySentence(
    string Text,
    [property: Description("Numbers of the article's sentences it rests on; 1 is the first entry of article.sentences.")] IReadOnlyList<int> Evidence);

/// <summary>A key fact.</summary>
/// <param name="Text">The fact, one sentence.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="AttributedTo">Who says so; null when the article itself states it.</param>
/// <param name="Evidence">The sentences it rests on.</param>
public sealed record KeyFact(string Text, FactKind Kind, string? AttributedTo, IReadOnlyList<Evidence> Evidence);

/// <summary>A sentence that a key fact rests on.</summary>
/// <param name="Sentence">Its number; 1 is the first.</param>
/// <param name="Start">Of its first character in the article's text.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Quote">Exactly that slice of the article's text.</param>
public sealed record Evidence(
    [property: Description("Number of the article's sentence; 1 is the first entry of article.sentences.")] int Sentence,
    int Start,
    int End,
    [property: Description("Exactly article.text[start..end].")] string Quote);

/// <summary>What checking the claims found.</summary>
public sealed record Checks
{
    /// <summary>Share of the article's sentences that the summarizer saw.</summary>
    [Description("Share of the article's sentences that the summarizer saw, 0 to 1.")]
    public required double Coverage { get; init; }

    /// <summary>Share of the drafted claims that were supported at first.</summary>
    [Description("Share of the drafted claims that passed every check as first written, 0 to 1. Every published claim passes.")]
    public required double Supported { get; init; }

    /// <summary>How far support could be checked.</summary>
    [Description("full, or partial where the summary's language is not the article's: then numbers, dates, names and quotations were compared, words were not.")]
    public required string Scope { get; init; }

    /// <summary>Why the extractive summary stands in for the model's; null when it does not.</summary>
    [Description("Why the extractive summary stands in for the model's (unsupported, refused, content-filtered); null when it does not.")]
    public string? Fallback { get; init; }

    /// <summary>Claims that were drafted and not published.</summary>
    public required IReadOnlyList<DroppedClaim> Dropped { get; init; }

    /// <summary>Words that are not neutral.</summary>
    public required IReadOnlyList<NeutralityMark> Neutrality { get; init; }

    /// <summary>Sentences that address the reader's model.</summary>
    public required IReadOnlyList<InjectionMark> Injection { get; init; }
}

/// <summary>A claim that was not published.</summary>
/// <param name="Text">The claim.</param>
/// <param name="Reason">Id of the first rule it broke, and what was wrong.</param>
public sealed record DroppedClaim(string Text, string Reason);

/// <summary>A word that takes sides.</summary>
/// <param name="Term">The words.</param>
/// <param name="Part">Where it stands.</param>
/// <param name="Index">0-based index in that part's list (0 for the headline).</param>
/// <param name="Start">In UTF-16 code units of that claim's text.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Rule">Id of the rule.</param>
public sealed record NeutralityMark(string Term, ClaimPart Part, int Index, int Start, int End, string Rule);

/// <summary>How long each stage took, in milliseconds.</summary>
/// <param name="CleanMs">Bytes to article.</param>
/// <param name="SummarizeMs">Article to draft, repairs included.</param>
/// <param name="VerifyMs">Draft against article.</param>
/// <param name="TotalMs">All of it.</param>
public sealed record Timings(double CleanMs, double SummarizeMs, double VerifyMs, double TotalMs);
