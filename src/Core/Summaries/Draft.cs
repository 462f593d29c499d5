using System.Text.Json.Serialization;

namespace Serverless.Summaries;

/// <summary>What a summarizer proposes: claims that have not been checked yet.</summary>
public sealed record Draft
{
    /// <summary>A neutral headline.</summary>
    public required Claim Headline { get; init; }

    /// <summary>The summary, a claim a sentence, in the order they are read.</summary>
    public required IReadOnlyList<Claim> Summary { get; init; }

    /// <summary>The key facts, most important first.</summary>
    public required IReadOnlyList<Claim> KeyFacts { get; init; }

    /// <summary>BCP 47 tag of the language the claims are written in; null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>The share of the article's sentences that the summarizer saw, 0 to 1.</summary>
    public double Coverage { get; init; } = 1;

    /// <summary>Who wrote it.</summary>
    public required ModelInfo Model { get; init; }

    /// <summary>What it took.</summary>
    public required ModelUsage Usage { get; init; }

    /// <summary>Time spent asking the model, of the budget that one article has; a repair goes on from there.</summary>
    public TimeSpan ModelTime { get; init; }

    /// <summary>Every claim: headline, summary sentences, key facts.</summary>
    public IEnumerable<Claim> Claims => [Headline, .. Summary, .. KeyFacts];
}

/// <summary>Something said about the article, with the sentences it rests on.</summary>
/// <param name="Part">Where it stands.</param>
/// <param name="Text">One sentence (a headline: a phrase), without trailing white space.</param>
/// <param name="Evidence">Sentence numbers of the article, 1 the first, in ascending order; never empty in what is published.</param>
public sealed record Claim(ClaimPart Part, string Text, IReadOnlyList<int> Evidence)
{
    /// <summary>What kind of fact it is; always set for key facts, null for other parts.</summary>
    public FactKind? Kind { get; init; }

    /// <summary>Who says so, as the article names them; null when the article itself states it.</summary>
    public string? AttributedTo { get; init; }
}

/// <summary>Where in a summary a claim stands.</summary>
public enum ClaimPart
{
    /// <summary>The headline.</summary>
    [JsonStringEnumMemberName("headline")]
    Headline,

    /// <summary>A sentence of the summary.</summary>
    [JsonStringEnumMemberName("summary")]
    Summary,

    /// <summary>A key fact.</summary>
    [JsonStringEnumMemberName("keyFact")]
    KeyFact,
}

/// <summary>What a key fact is about.</summary>
public enum FactKind
{
    /// <summary>Something that happened.</summary>
    [JsonStringEnumMemberName("event")]
    Event,

    /// <summary>A number, amount or share.</summary>
    [JsonStringEnumMemberName("figure")]
    Figure,

    /// <summary>What someone said, quoted or reported.</summary>
    [JsonStringEnumMemberName("statement")]
    Statement,

    /// <summary>When something happened or is due.</summary>
    [JsonStringEnumMemberName("date")]
    Date,

    /// <summary>What was known before.</summary>
    [JsonStringEnumMemberName("background")]
    Background,
}

/// <summary>Who wrote a draft.</summary>
/// <param name="Provider"><c>extractive</c>, <c>azure-openai</c> or <c>openai-compatible</c>.</param>
/// <param name="Name">The model's or deployment's name; for the extractive summarizer its own.</param>
/// <param name="PromptVersion">Version of the prompts or of the extractive rules; a change changes the content key.</param>
public sealed record ModelInfo(string Provider, string Name, string PromptVersion);

/// <summary>What a draft took.</summary>
/// <param name="Calls">Model calls that got an answer, repairs included.</param>
/// <param name="InputTokens">As the model counted them.</param>
/// <param name="OutputTokens">As the model counted them, reasoning included.</param>
/// <param name="Cost">In the currency of the configured prices; null when no prices are configured.</param>
public sealed record ModelUsage(int Calls, long InputTokens, long OutputTokens, decimal? Cost)
{
    /// <summary>No model was asked.</summary>
    public static ModelUsage None { get; } = new(0, 0, 0, null);

    /// <summary>Both together; the cost is known only where both are.</summary>
    public ModelUsage Plus(ModelUsage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Calls + other.Calls, InputTokens + other.InputTokens, OutputTokens + other.OutputTokens, Cost + other.Cost);
    }
}
