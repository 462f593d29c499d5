using System.ComponentModel.DataAnnotations;

namespace Serverless.Summarizing;

/// <summary>What a summary looks like. A change of the first three changes the content key.</summary>
public sealed class SummaryOptions
{
    /// <summary>The section the settings stand in, with those of <see cref="ModelOptions"/>.</summary>
    public const string Section = "Summarizer";

    /// <summary>Sentences of the summary. Default 4, 1 to 12; a short article gets fewer.</summary>
    [Range(1, 12)]
    public int SummarySentences { get; set; } = 4;

    /// <summary>Key facts at most. Default 6, 0 to 20; a short article gets fewer.</summary>
    [Range(0, 20)]
    public int KeyFacts { get; set; } = 6;

    /// <summary>
    /// BCP 47 tag of the language to write in; null or empty (default) for the article's own. The extractive
    /// summarizer always writes in the article's.
    /// </summary>
    [RegularExpression("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", ErrorMessage = "Language must be a BCP 47 tag such as 'en' or 'pt-BR'.")]
    public string? Language { get; set; }

    /// <summary>
    /// What becomes of an article that the model refuses or its content filter stops: <c>Fail</c> (default) leaves a failure
    /// document, <c>Extractive</c> publishes the extractive summary, marked in <c>checks.fallback</c>.
    /// </summary>
    [EnumDataType(typeof(OnRefusal))]
    public OnRefusal OnRefusal { get; set; } = OnRefusal.Fail;
}

/// <summary>What becomes of an article that the model will not summarize.</summary>
public enum OnRefusal
{
    /// <summary>A failure document names the reason.</summary>
    Fail,

    /// <summary>The extractive summary stands in, marked as such.</summary>
    Extractive,
}
