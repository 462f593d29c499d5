namespace Serverless.Verifying.Grounding;

/// <summary>Small words that turn a sentence into another: opposites, "will" for "may", "all" for "some", an accusation told as a fact.</summary>
internal static class WordCheck
{
    // Below this the best sentence says too little of the claim to be held against it word by word.
    private const double LeastOverlap = 0.45;

    public static IEnumerable<Problem> Check(ClaimReading claim, SentenceScores scores)
    {
        var best = BestSentence(claim, scores.Overlap);
        if (best < 0 || scores.Overlap[best] < LeastOverlap) yield break;

        var (start, end) = (claim.View.Tokens[0].Start, claim.View.Tokens[^1].End);
        foreach (var (token, opposite) in Reversed(claim, best))
        {
            var word = claim.View.Tokens[token];
            yield return new Problem("opposite-word", $"The claim says \"{claim.View.Written(token, 1)}\", sentence {best + 1} says \"{opposite}\".", true, word.Start, word.End);
        }

        for (var i = 0; i < claim.View.Tokens.Count; i++)
        {
            if (claim.View.Tokens[i].Norm is not ("will" or "is" or "are") || !StandsAlikeAny(claim, i, best)) continue;
            yield return new Problem("certainty-raised", $"Sentence {best + 1} says that it may be; the claim says \"{claim.View.Written(i, 1)}\". Keep the article's reserve.", true, claim.View.Tokens[i].Start, claim.View.Tokens[i].End);
        }

        if (WordMismatch.Quantity(claim, best) == 2)
            yield return new Problem("quantity-raised", $"The claim speaks of all, sentence {best + 1} of some or most. Keep the article's measure.", false, start, end);
        if (WordMismatch.Attribution(claim, best) == 2 && WordMismatch.Any(claim.View, Lexicon.Crimes))
            yield return new Problem("accusation-as-fact", $"Sentence {best + 1} reports this as alleged; the claim states it as a fact. Say who alleges it.", true, start, end);
    }

    /// <summary>Without citations the sentence that shares most; with citations the best of those and their neighbors.</summary>
    private static int BestSentence(ClaimReading claim, double[] overlap)
    {
        var best = -1;
        for (var s = 0; s < overlap.Length; s++)
        {
            if (claim.Cited.Count > 0 && !claim.Cited.Any(cited => Math.Abs(cited - s) <= 1)) continue;
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

    // "may start" in the article, "will start" in the claim.
    private static bool StandsAlikeAny(ClaimReading claim, int token, int best)
    {
        var other = claim.Index.Sentences[best];
        for (var j = 0; j < other.Tokens.Count; j++)
        {
            if (other.Tokens[j].Norm is "may" or "might" or "could" && SameNeighbor(claim, token, other, j, 1) && !other.Tokens.Exists(word => word.Norm == claim.View.Tokens[token].Norm)) return true;
        }

        return false;
    }

    // A word stands beside the same telling word in the article as the claim's token does in the claim.
    private static bool StandsAlike(ClaimReading claim, int token, string norm, int best)
    {
        var other = claim.Index.Sentences[best];
        for (var at = 0; at < other.Tokens.Count; at++)
        {
            if (other.Tokens[at].Norm == norm && (SameNeighbor(claim, token, other, at, 1) || SameNeighbor(claim, token, other, at, -1))) return true;
        }

        return false;
    }

    private static bool SameNeighbor(ClaimReading claim, int token, TextView other, int at, int step)
    {
        var (i, j) = (token + step, at + step);
        while (i >= 0 && i < claim.View.Tokens.Count && !Lexicon.IsContent(claim.View.Tokens[i])) i += step;
        while (j >= 0 && j < other.Tokens.Count && !Lexicon.IsContent(other.Tokens[j])) j += step;
        return i >= 0 && i < claim.View.Ids.Length && j >= 0 && j < other.Ids.Length && claim.View.Ids[i] == other.Ids[j];
    }
}
