namespace Serverless.Verifying.Grounding;

/// <summary>A number or name of a claim with where the article has it, and where it has others of the kind.</summary>
/// <param name="Token">Index of its first token.</param>
/// <param name="Count">How many tokens it takes.</param>
/// <param name="Places">Of the article's stems.</param>
/// <param name="Rivals">Of the others.</param>
internal sealed record Anchor(int Token, int Count, IReadOnlyList<int> Places, IReadOnlyList<int> Rivals);

/// <summary>Finds the anchors of a claim.</summary>
internal static class Anchors
{
    // Beyond this many places the nearest ones decide anyway.
    private const int MostPlaces = 200;

    public static IEnumerable<Anchor> Numbers(ClaimReading claim)
    {
        var all = claim.Article.NumberPlaces;
        for (var i = 0; i < claim.View.Numbers.Count; i++)
        {
            var number = claim.View.Numbers[i];
            var places = all.Where(known => known.Value == number.Value || known.Mantissa == number.Mantissa).Select(known => known.Place).Take(MostPlaces).ToList();
            if (places.Count == 0) continue;

            var rivals = all.Where(known => IsAlike(number, known) && !claim.View.Numbers.Any(own => own.Value == known.Value))
                .Select(known => known.Place).Take(MostPlaces).ToList();
            yield return new Anchor(number.Token, number.Count, places, rivals);
        }
    }

    public static IEnumerable<Anchor> Names(ClaimReading claim)
    {
        // The same for every name of the claim, and read only if there is one.
        List<int>? rivals = null;
        foreach (var name in claim.Names)
        {
            var (token, count) = Trim(claim, name);
            if (count == 0) continue;

            // A family name carries the person through the article; the run's last known word stands for it.
            var places = new List<int>();
            for (var i = token + count - 1; i >= token && places.Count == 0; i--) places.AddRange(claim.Index.Places(claim.View.Ids[i]).Take(MostPlaces));
            if (places.Count == 0) continue;

            rivals ??= [.. claim.Article.NameRuns.Where(run => !IsMentioned(claim, run)).Select(run => run.Place + run.Count - 1).Take(MostPlaces)];
            yield return new Anchor(token, count, places, rivals);
        }
    }

    // A person whose first or family name the claim has is no rival, under none of the words of the name.
    private static bool IsMentioned(ClaimReading claim, NameRun run)
    {
        var ids = claim.View.Ids.AsSpan();
        for (var place = run.Place; place < run.Place + run.Count; place++)
        {
            if (ids.Contains(claim.Index.Ids[place]) || claim.Article.IsPartOf(claim.Index.Ids[place], ids)) return true;
        }

        return false;
    }

    // The capital of a sentence's first word says nothing when the article writes the word small.
    private static (int Token, int Count) Trim(ClaimReading claim, NameMention name)
    {
        var (token, count) = (name.Token, name.Count);
        while (count > 0 && (Lexicon.Titles.Contains(claim.View.Tokens[token].Norm) || (token == 0 && claim.Index.IsWrittenSmall(claim.View.Tokens[token].Norm) && !claim.Article.IsSmall)))
        {
            token++;
            count--;
        }

        return (token, count);
    }

    private static bool IsAlike(NumberMention number, ArticleNumber known) =>
        (number.Kind == NumberKind.Year) == (known.Kind == NumberKind.Year) && (number.Kind == NumberKind.Time) == (known.Kind == NumberKind.Time);
}

/// <summary>A number of the article.</summary>
internal readonly record struct ArticleNumber(int Place, double Value, double Mantissa, NumberKind Kind);

/// <summary>A name of the article.</summary>
/// <param name="Place">Of its first word.</param>
/// <param name="Count">How many words.</param>
internal readonly record struct NameRun(int Place, int Count);
