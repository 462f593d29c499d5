using Serverless.Summaries;

namespace Serverless.Pipeline;

/// <summary>A draft after checking, ready to be written as a document.</summary>
/// <param name="Draft">What is published, less the claims the verdict blocks.</param>
/// <param name="Verdict">Of that draft.</param>
/// <param name="SupportedShare">Share of the first draft's claims that passed.</param>
/// <param name="Fallback">Why an extractive draft stands in; null when it does not.</param>
/// <param name="SummarizeMs">Time spent writing.</param>
/// <param name="VerifyMs">Time spent checking.</param>
internal sealed record CheckedDraft(Draft Draft, Verdict Verdict, double SupportedShare, string? Fallback, double SummarizeMs, double VerifyMs)
{
    /// <summary>The model's draft that the extractive one stands in for, with its verdict; its claims are listed as dropped.</summary>
    public (Draft Draft, Verdict Verdict)? Replaced { get; init; }
}
