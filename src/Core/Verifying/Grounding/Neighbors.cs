namespace Serverless.Verifying.Grounding;

/// <summary>Compares what stands beside a word in a claim with what stands beside it in the article.</summary>
internal static class Neighbors
{
    /// <summary>Whether the next telling word in a direction is the same.</summary>
    public static bool Same(ClaimReading claim, int token, TextView other, int at, int step)
    {
        var (i, j) = (token + step, at + step);
        while (i >= 0 && i < claim.View.Tokens.Count && !Lexicon.IsContent(claim.View.Tokens[i])) i += step;
        while (j >= 0 && j < other.Tokens.Count && !Lexicon.IsContent(other.Tokens[j])) j += step;
        return i >= 0 && i < claim.View.Ids.Length && j >= 0 && j < other.Ids.Length && claim.View.Ids[i] == other.Ids[j];
    }
}
