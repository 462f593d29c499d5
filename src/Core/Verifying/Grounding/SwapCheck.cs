namespace Serverless.Verifying.Grounding;

/// <summary>The article's own number, name or "not" in the wrong place: findings of the trained models and of the rule beside them.</summary>
internal static class SwapCheck
{
    // Above the first, doubtful; above the second, certain enough to block. Found on held-out articles: see tests/Bench train-verifier.
    private static readonly (double Doubt, double Block) s_number = (0.955, 0.98);
    private static readonly (double Doubt, double Block) s_name = (0.9, 0.988);
    private static readonly (double Doubt, double Block) s_negation = (0.95, 0.98);

    public static IEnumerable<Problem> Check(ClaimReading claim, SentenceScores scores)
    {
        if (scores.Number.Score > s_number.Doubt)
        {
            var words = claim.View.Written(scores.Number.Token, scores.Number.Count);
            yield return At(claim, scores.Number, "number-misplaced", $"The article has the number \"{words}\" for something else. Check in the cited sentences what it counts.", scores.Number.Score > s_number.Block);
        }

        if (scores.Name.Score > s_name.Doubt)
        {
            var words = claim.View.Written(scores.Name.Token, scores.Name.Count);
            yield return At(claim, scores.Name, "name-misplaced", $"The article does not say this of \"{words}\". Check in the cited sentences who or what it is said of.", scores.Name.Score > s_name.Block);
        }

        if (Negation(claim, scores) is { } negation) yield return negation;
    }

    private static Problem? Negation(ClaimReading claim, SentenceScores scores)
    {
        // Where the model is not certain, the exact rule may be.
        var isCertain = scores.Negation.Score > s_negation.Block;
        if (!isCertain && NegationCheck.Check(claim, scores) is { } exact) return exact;
        if (scores.Negation.Score <= s_negation.Doubt) return null;

        var says = claim.View.Tokens.Exists(token => Lexicon.Negators.Contains(token.Norm));
        return new Problem("negation-differs", says
            ? "The claim says \"not\" where the article says the opposite, or the other way round. Follow the cited sentences."
            : "The article says \"not\" here and the claim does not. Follow the cited sentences.", isCertain, claim.View.Tokens[0].Start, claim.View.Tokens[^1].End);
    }

    private static Problem At(ClaimReading claim, Suspicion suspicion, string rule, string detail, bool blocks) =>
        new(rule, detail, blocks, claim.View.Tokens[suspicion.Token].Start, claim.View.Tokens[suspicion.Token + suspicion.Count - 1].End);
}
