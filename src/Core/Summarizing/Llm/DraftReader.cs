using System.Text.Json;
using Serverless.Summaries;

namespace Serverless.Summarizing.Llm;

/// <summary>What the model wrote, before it is a <see cref="Draft"/>.</summary>
internal sealed record Writing(Claim? Headline, IReadOnlyList<Claim> Summary, IReadOnlyList<Claim> KeyFacts);

/// <summary>Answers to claims, and whether an answer is worth asking for once more.</summary>
/// <param name="length">How much was asked for.</param>
/// <param name="language">The language that was asked for; null where it is unknown.</param>
internal sealed class DraftReader(Length length, string? language)
{
    /// <summary>A whole article's answer.</summary>
    public Reading<Writing> Article(JsonElement answer, Func<int, bool> isCitable) =>
        Judge(answer, isCitable, AnswerReader.Claims(answer, "keyFacts", ClaimPart.KeyFact, isCitable));

    /// <summary>The answer that joins the facts of a long article's parts.</summary>
    public Reading<Writing> Merge(JsonElement answer, IReadOnlyList<Claim> facts, Func<int, bool> isCitable)
    {
        var chosen = AnswerReader.InOrder(answer, "facts").Where(number => number >= 1 && number <= facts.Count).Distinct().Select(number => facts[number - 1]).ToList();
        return Judge(answer, isCitable, chosen.Count > 0 ? chosen : facts);
    }

    /// <summary>The facts of a part; a part may have none.</summary>
    public Reading<IReadOnlyList<Claim>> Facts(JsonElement answer, int most, Func<int, bool> isCitable)
    {
        List<Claim> facts = [.. AnswerReader.Claims(answer, "keyFacts", ClaimPart.KeyFact, isCitable).Take(most)];
        return new(facts, LanguageProblem(facts), Usable: true);
    }

    private Reading<Writing> Judge(JsonElement answer, Func<int, bool> isCitable, IReadOnlyList<Claim> keyFacts)
    {
        var headline = answer.TryGetProperty("headline", out var line) ? AnswerReader.Claim(line, ClaimPart.Headline, isCitable) : null;
        List<Claim> summary = [.. AnswerReader.Claims(answer, "summary", ClaimPart.Summary, isCitable).Take(length.SummarySentences)];
        List<Claim> facts = [.. keyFacts.Take(length.KeyFacts)];
        var writing = new Writing(headline is null ? null : headline with { Text = headline.Text.TrimEnd('.') is { Length: > 0 } bare ? bare : headline.Text }, summary, facts);

        var problem = summary.Count == 0 ? "\"summary\" has no sentences."
            : headline is null ? "\"headline\" is empty."
            : length.KeyFacts > 0 && facts.Count == 0 ? "\"keyFacts\" is empty."
            : summary.All(claim => claim.Evidence.Count == 0) ? "no \"sentences\" holds a number of a sentence that was given."
            : LanguageProblem([.. summary, .. facts]);
        return new(writing, problem, Usable: summary.Count > 0);
    }

    private string? LanguageProblem(IReadOnlyList<Claim> claims) =>
        language is not null && Languages.IsClearlyNot(string.Join(' ', claims.Select(claim => claim.Text)), language)
            ? $"it is not written in {Languages.Describe(language)}."
            : null;
}
