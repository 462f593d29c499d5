using System.Collections.Frozen;

namespace Serverless.Verifying.Grounding;

/// <summary>Small words that turn a sentence: opposites, "may" for "will", "all" for "some", "rose" for "fell", a lost "alleged".</summary>
internal static class WordMismatch
{
    /// <summary>Words of the claim whose opposite stands in the best sentence and which do not stand there themselves.</summary>
    public static int Opposites(ClaimReading claim, int best) => FindOpposites(claim, best).Count();

    /// <summary>The tokens of the claim that have changed places with their opposites, and those opposites.</summary>
    public static IEnumerable<(int Token, string Opposite)> FindOpposites(ClaimReading claim, int best)
    {
        if (best < 0) yield break;
        for (var i = 0; i < claim.View.Tokens.Count; i++)
        {
            var norm = claim.View.Tokens[i].Norm;
            foreach (var opposite in Lexicon.Opposites[norm])
            {
                if (!Has(claim, best, norm) && Has(claim, best, opposite) && !claim.View.Tokens.Exists(token => token.Norm == opposite)) yield return (i, opposite);
            }
        }
    }

    /// <summary>The best sentence says it may be, the claim says it is.</summary>
    public static int Modality(ClaimReading claim, int best)
    {
        if (best < 0) return 0;
        var (ours, theirs) = (Any(claim.View, Lexicon.WeakModals), Any(claim.Index.Sentences[best], Lexicon.WeakModals));
        return theirs && !ours ? Any(claim.View, Lexicon.StrongModals) ? 2 : 1 : 0;
    }

    /// <summary>The claim speaks of all or most where the best sentence speaks of some.</summary>
    public static int Quantity(ClaimReading claim, int best)
    {
        if (best < 0) return 0;
        var other = claim.Index.Sentences[best];
        if (Any(claim.View, Lexicon.All) && !Any(other, Lexicon.All)) return Any(other, Lexicon.Some) || Any(other, Lexicon.Most) ? 2 : 1;
        return Any(claim.View, Lexicon.Most) && !Any(other, Lexicon.Most) ? 1 : 0;
    }

    /// <summary>The claim says up where the best sentence says down, or the other way round.</summary>
    public static int Direction(ClaimReading claim, int best)
    {
        if (best < 0) return 0;
        var other = claim.Index.Sentences[best];
        var (up, down) = (Any(claim.View, Lexicon.Up), Any(claim.View, Lexicon.Down));
        var (otherUp, otherDown) = (Any(other, Lexicon.Up), Any(other, Lexicon.Down));
        return (up && !down && otherDown && !otherUp) || (down && !up && otherUp && !otherDown) ? 1 : 0;
    }

    /// <summary>The best sentence says who says so or that it is alleged, the claim does not.</summary>
    public static int Attribution(ClaimReading claim, int best)
    {
        if (best < 0) return 0;
        var other = claim.Index.Sentences[best];
        if (Any(other, Lexicon.Hedging) && !Any(claim.View, Lexicon.Alleged)) return 2;
        return Any(other, Lexicon.Reporting) && !Any(claim.View, Lexicon.Reporting) ? 1 : 0;
    }

    public static bool Any(TextView view, FrozenSet<string> words) => view.Tokens.Exists(token => words.Contains(token.Norm));

    private static bool Has(ClaimReading claim, int sentence, string norm) => claim.Index.Sentences[sentence].Tokens.Exists(token => token.Norm == norm);
}
