using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Verifying.Grounding;
using Serverless.Verifying.Injection;

namespace Serverless.Verifying;

/// <summary>Checks a draft against its article. Deterministic, no network.</summary>
public static class Verifier
{
    /// <summary>Everything wrong with the draft's claims, and every sentence of the article that tries to steer a model.</summary>
    public static Verdict Inspect(Article article, Draft draft)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(draft);

        var injection = InjectionDetector.Scan(article);
        var leftOut = injection.Where(mark => mark.Sentence is not null).Select(mark => mark.Sentence!.Value).ToHashSet();
        var facts = new ArticleFacts(article, leftOut);
        var wordsCompare = SameLanguage(article.Language, draft.Language);
        var findings = draft.Claims.SelectMany(claim => Inspect(facts, claim, leftOut, wordsCompare)).ToList();
        return new Verdict(findings, injection);
    }

    private static IEnumerable<Finding> Inspect(ArticleFacts facts, Claim claim, HashSet<int> leftOut, bool wordsCompare)
    {
        var article = facts.Index.Article;
        if (claim.Evidence.Count == 0 || claim.Evidence.Any(number => number < 1 || number > article.Sentences.Count))
            return [new Finding(claim, "evidence-missing", $"The claim must cite sentences of the article by number, 1 to {article.Sentences.Count}.", Blocks: true)];
        if (claim.Evidence.FirstOrDefault(leftOut.Contains) is > 0 and var number)
            return [new Finding(claim, "evidence-addresses-model", $"Sentence {number} gives orders to a model; nothing can rest on it.", Blocks: true)];
        if (IsVerbatim(article, claim)) return [];

        return ClaimChecker.Check(facts, claim.Text, [.. claim.Evidence.Select(cited => cited - 1)], wordsCompare).Problems
            .Select(problem => new Finding(claim, problem.Rule, problem.Detail, problem.Blocks) { Span = (problem.Start, problem.End) });
    }

    // The article's own sentence, or its own title as the headline, says what the article says.
    private static bool IsVerbatim(Article article, Claim claim) =>
        claim.Evidence.Any(number => claim.Text == article.SentenceText(number)) || (claim.Part == ClaimPart.Headline && claim.Text == article.Title);

    private static bool SameLanguage(string? left, string? right)
    {
        if (left is null || right is null) return true;
        return string.Equals(left.Split('-')[0], right.Split('-')[0], StringComparison.OrdinalIgnoreCase);
    }
}
