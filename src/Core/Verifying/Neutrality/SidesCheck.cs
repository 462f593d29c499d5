using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Verifying.Grounding;

namespace Serverless.Verifying.Neutrality;

/// <summary>An accusation that a summary keeps without the answer that the article has from the accused.</summary>
/// <param name="Claim">The accusing claim.</param>
/// <param name="Start">Of the accusing word.</param>
/// <param name="End">Behind it.</param>
/// <param name="Answer">0-based number of the sentence with the answer.</param>
internal sealed record OneSide(Claim Claim, int Start, int End, int Answer);

/// <summary>Both named sides are kept: who tells that somebody is accused also tells that they deny it, where the article does.</summary>
internal static class SidesCheck
{
    /// <summary>The first accusation of a summary that is left without its answer; null when each has one or the article gives none.</summary>
    public static OneSide? Check(ArticleIndex index, IReadOnlyList<Claim> summary)
    {
        if (new Sides(index.Article).FindMissing([.. summary.Select(claim => claim.Text)]) is not { } missing) return null;

        // Sentences that address a model are empty here, and no answer.
        var answer = missing.Answers.FirstOrDefault(sentence => index.Sentences[sentence].Tokens.Count > 0, -1);
        return answer < 0 ? null : new OneSide(summary[missing.Text], missing.Start, missing.End, answer);
    }
}
