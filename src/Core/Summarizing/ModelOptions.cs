using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Serverless.Summarizing;

/// <summary>Which model writes the summaries, how it is asked and how long it is waited for.</summary>
public sealed partial class ModelOptions : IValidatableObject
{
    /// <summary>The section the settings stand in, with those of <see cref="SummaryOptions"/>.</summary>
    public const string Section = "Summarizer";

    /// <summary>
    /// Who writes: <c>extractive</c> (default: no model, no network), <c>azure-openai</c>, or <c>openai-compatible</c>
    /// (Ollama, llama.cpp, vLLM and everything else that speaks chat completions).
    /// </summary>
    [AllowedValues(ModelProviders.Extractive, ModelProviders.AzureOpenAI, ModelProviders.OpenAICompatible, ErrorMessage = "it must be 'extractive', 'azure-openai' or 'openai-compatible'.")]
    public string Provider { get; set; } = ModelProviders.Extractive;

    /// <summary>
    /// Where the model listens: <c>https://NAME.openai.azure.com</c>, or the base address of an OpenAI-compatible server
    /// (<c>http://localhost:11434/v1</c>). Needed for every provider but <c>extractive</c>.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Name of the Azure OpenAI deployment, or of the model. Needed for every provider but <c>extractive</c>.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// Key of the endpoint; null or empty (default) for none: Azure OpenAI is then asked with the app's managed identity, another
    /// server without authentication.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>0 to 2; null (default) leaves it to the model. Never sent to reasoning models, which refuse it.</summary>
    [Range(0.0, 2.0)]
    public float? Temperature { get; set; }

    /// <summary>
    /// Tokens of one answer, 200 to 32,000, default 2,000. Reasoning comes on top (see <see cref="ReasoningEffort"/>); an answer that
    /// is cut off is asked for again with up to four times as much.
    /// </summary>
    [Range(200, 32_000)]
    public int MaxOutputTokens { get; set; } = 2_000;

    /// <summary>
    /// Whether the model reasons before it answers: it is then sent no temperature and given room to reason. Null (default) tells it by
    /// the name (<c>o1</c>, <c>o3-mini</c>, <c>gpt-5</c>…); a deployment under another name needs <c>true</c>.
    /// </summary>
    public bool? Reasoning { get; set; }

    /// <summary><c>none</c>, <c>low</c>, <c>medium</c> or <c>high</c>; null (default) leaves it to the model. Sent only when set.</summary>
    [AllowedValues(null, "", "none", "low", "medium", "high", ErrorMessage = "it must be 'none', 'low', 'medium' or 'high', or empty.")]
    public string? ReasoningEffort { get; set; }

    /// <summary>Time for one call. Default 60 s, 1 s to 10 min; a call that takes longer is tried again while <see cref="ArticleBudget"/> lasts.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Time for all calls of one article and the waits between them. Default 90 s, 1 s to 20 min; time spent queueing for a place
    /// (<see cref="QueueTimeout"/>) is not part of it. An HTTP caller is cut off at 230 s, so both together stay below that by default.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:20:00")]
    public TimeSpan ArticleBudget { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Time an article may wait, in all, for a place under the two limits below. Default 2 min, 1 s to 20 min; then it is given back for later.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:20:00")]
    public TimeSpan QueueTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Calls under way at one time, per instance of the app. Default 8, 1 to 256; further ones queue.</summary>
    [Range(1, 256)]
    public int MaxConcurrentCalls { get; set; } = 8;

    /// <summary>Input and output tokens a minute, per instance of the app; null (default) for no limit. 1,000 to 100,000,000; calls beyond it queue.</summary>
    [Range(1_000, 100_000_000)]
    public int? TokensPerMinute { get; set; }

    /// <summary>Tokens shown to the model in one call, 1,500 to 1,000,000, default 24,000. A longer article is read in parts.</summary>
    [Range(1_500, 1_000_000)]
    public int MaxInputTokens { get; set; } = 24_000;

    /// <summary>Price of a million input tokens, in any currency; null (default) when unknown. With both prices set, every document tells its cost.</summary>
    [Range(0.0, 1_000_000.0)]
    public decimal? InputPricePerMillion { get; set; }

    /// <summary>Price of a million output tokens, in the same currency; null (default) when unknown.</summary>
    [Range(0.0, 1_000_000.0)]
    public decimal? OutputPricePerMillion { get; set; }

    /// <summary>Whether the model is treated as one that reasons.</summary>
    public bool IsReasoningModel => Reasoning ?? (Model is { } model && ReasoningModelName().IsMatch(model));

    /// <summary>The rules that need more than one setting.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (InputPricePerMillion is null != OutputPricePerMillion is null)
            yield return Wrong(InputPricePerMillion is null ? nameof(InputPricePerMillion) : nameof(OutputPricePerMillion), "it must be set too, or neither price.");
        if (Provider == ModelProviders.Extractive) yield break;

        if (Endpoint is null)
            yield return Wrong(nameof(Endpoint), $"it must be set when Summarizer__Provider is '{Provider}'.");
        else if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("http" or "https"))
            yield return Wrong(nameof(Endpoint), $"it must be an absolute http or https address, not '{Endpoint}'.");
        else if (Provider == ModelProviders.AzureOpenAI && string.IsNullOrEmpty(ApiKey) && Endpoint.Scheme != "https")
            yield return Wrong(nameof(Endpoint), "it must be an https address where Summarizer__ApiKey is not set: a managed identity's token goes over nothing else.");

        if (string.IsNullOrWhiteSpace(Model))
            yield return Wrong(nameof(Model), $"it must be set when Summarizer__Provider is '{Provider}'.");
    }

    private static ValidationResult Wrong(string setting, string problem) => new(problem, [setting]);

    // OpenAI's naming: the o series and everything from GPT-5 on, but not their chat variants.
    [GeneratedRegex("^(o[1-9]|gpt-([5-9]|[1-9][0-9]))(?!.*chat)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReasoningModelName();
}

/// <summary>The values of <see cref="ModelOptions.Provider"/>.</summary>
public static class ModelProviders
{
    /// <summary>Picks sentences of the article.</summary>
    public const string Extractive = "extractive";

    /// <summary>Azure OpenAI.</summary>
    public const string AzureOpenAI = "azure-openai";

    /// <summary>Any server that speaks OpenAI's chat completions.</summary>
    public const string OpenAICompatible = "openai-compatible";
}
