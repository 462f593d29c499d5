using Microsoft.Extensions.AI;

namespace Serverless.Summarizing.Llm;

/// <summary>
/// How many tokens an answer may take. A reasoning model spends from the same cap before it writes a word, so it gets room for both.
/// </summary>
internal static class OutputBudget
{
    public static int For(ModelOptions options) => options.MaxOutputTokens + (options.IsReasoningModel ? Reasoning(Effort(options)) : 0);

    public static ReasoningEffort? Effort(ModelOptions options) => options.ReasoningEffort switch
    {
        "none" => ReasoningEffort.None,
        "low" => ReasoningEffort.Low,
        "medium" => ReasoningEffort.Medium,
        "high" => ReasoningEffort.High,
        _ => null,
    };

    private static int Reasoning(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.None => 0,
        ReasoningEffort.Low => 4_000,
        ReasoningEffort.High => 16_000,
        _ => 8_000,
    };
}
