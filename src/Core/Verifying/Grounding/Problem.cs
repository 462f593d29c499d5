namespace Serverless.Verifying.Grounding;

/// <summary>Something wrong with a claim's text.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Detail">What is wrong and what would mend it.</param>
/// <param name="Blocks">Certain enough to keep the claim from being published; otherwise doubtful.</param>
/// <param name="Start">Of the words it is about.</param>
/// <param name="End">Behind them.</param>
internal sealed record Problem(string Rule, string Detail, bool Blocks, int Start, int End);
