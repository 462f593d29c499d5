namespace Serverless.Verifying.Grounding;

/// <summary>Words that have changed places with their opposites: "before" for "after", "rose" for "fell".</summary>
internal static class WordCheck
{
    // Below this the best sentence says too little of the claim to be held against it word by word.
    private const double LeastOverlap = 0.45;

    public static IEnumerable<Problem> Check(ClaimReading claim, SentenceScores scores)
    {
        var best = BestSentence(claim, scores.Overlap);
        if (best < 0 || scores.Overlap[best] < LeastOverlap) yield break;

        foreach (var (token, opposite) in Reversed(claim, best))
        {
            var word = claim.View.Tokens[token];
            yield return new Problem("opposite-word", $"The claim says \"{claim.View.Written(token, 1)}\", sentence {best + 1} says \"{opposite}\".", true, word.Start, word.End);
        }
    }

    /// <summary>Without citations the sentence that shares most; with citations the best of those and their neighbors.</summary>
    private static int BestSentence(ClaimReading claim, double[] overlap)
    {
        var best = -1;
        for (var s = 0; s < overlap.Length; s++)
        {
            if (!claim.IsNearCited(s)) continue;
            if (best < 0 || overlap[s] > overlap[best]) best = s;
        }

        return best;
    }

    // The opposite stands where the claim's word stands, and the word itself does not.
    private static IEnumerable<(int Token, string Opposite)> Reversed(ClaimReading claim, int best)
    {
        for (var i = 0; i < claim.View.Tokens.Count; i++)
        {
            var norm = claim.View.Tokens[i].Norm;
            foreach (var opposite in Lexicon.Opposites[norm])
            {
                if (StandsAlike(claim, i, opposite, best) && !StandsAlike(claim, i, norm, best)) yield return (i, opposite);
            }
        }
    }

    // A word stands beside the same telling word in the article as the claim's token does in the claim.
    private static bool StandsAlike(ClaimReading claim, int token, string norm, int best)
    {
        var other = claim.Index.Sentences[best];
        for (var at = 0; at < other.Tokens.Count; at++)
        {
            if (other.Tokens[at].Norm == norm && (Neighbors.Same(claim, token, other, at, 1) || Neighbors.Same(claim, token, other, at, -1))) return true;
        }

        return false;
    }
}
