namespace Serverless.Verifying.Grounding;

/// <summary>
/// Compares where a claim says "not" with where the article does: a "not" whose surroundings the article affirms was added, one of
/// the article's whose surroundings the claim affirms was lost.
/// </summary>
internal static class NegationFeatures
{
    /// <summary>How many values describe a claim.</summary>
    public const int Count = 22;

    private const int Reach = 7;

    public static float[] Describe(ClaimReading claim, ReadOnlySpan<double> overlap)
    {
        var features = new float[Count];
        var negators = Enumerable.Range(0, claim.View.Tokens.Count).Where(i => Lexicon.Negators.Contains(claim.View.Tokens[i].Norm)).ToList();
        features[0] = Math.Min(3, negators.Count);
        var worst = float.NegativeInfinity;
        Span<float> added = stackalloc float[10];
        foreach (var i in negators)
        {
            DescribeAdded(claim, i, added);
            if (added[9] <= worst) continue;
            worst = added[9];
            added.CopyTo(features.AsSpan(1));
        }

        DescribeLost(claim, overlap, features.AsSpan(11));
        features[20] = claim.Content.Length;
        features[21] = claim.Content.Count(i => claim.Index.Has(claim.View.Ids[i])) / (float)Math.Max(1, claim.Content.Length);
        return features;
    }

    private static void DescribeAdded(ClaimReading claim, int at, Span<float> features)
    {
        var (index, view) = (claim.Index, claim.View);
        var next = NextContent(claim, at);
        var (negated, affirmed) = (0.0, 0.0);
        if (next >= 0)
        {
            foreach (var place in index.Places(view.Ids[next]))
            {
                var local = Local(claim, at, place);
                if (IsNegated(claim.Article, place)) negated = Math.Max(negated, local);
                else affirmed = Math.Max(affirmed, local);
            }
        }

        var near = claim.Article.NegatorPlaces.Concat(claim.Article.NegativePlaces).Select(place => Local(claim, at, place)).DefaultIfEmpty(0).Max();
        features[0] = (float)near;
        features[1] = (float)negated;
        features[2] = (float)affirmed;
        features[3] = (float)(affirmed - negated);
        features[4] = at > 0 && at + 1 < view.Ids.Length && index.HasPair(view.Ids[at - 1], view.Ids[at + 1]) ? 1 : 0;
        features[5] = (at > 0 && index.HasPair(view.Ids[at - 1], view.Ids[at]) ? 1 : 0) + (at + 1 < view.Ids.Length && index.HasPair(view.Ids[at], view.Ids[at + 1]) ? 1 : 0);
        features[6] = RunWithout(claim, at);
        features[7] = next < 0 ? 0 : index.Has(view.Ids[next]) ? 1 : 0.5f;
        features[8] = RunWith(claim, at);
        features[9] = (float)(affirmed - Math.Max(negated, near)) + (0.1f * (features[6] - features[8]));
    }

    private static void DescribeLost(ClaimReading claim, ReadOnlySpan<double> overlap, Span<float> features)
    {
        var worst = 0f;
        Span<float> lost = stackalloc float[9];
        foreach (var place in claim.Article.NegatorPlaces)
        {
            lost.Clear();
            DescribeLost(claim, overlap, place, lost);
            if (lost[8] <= worst) continue;
            worst = lost[8];
            lost.CopyTo(features);
        }
    }

    private static void DescribeLost(ClaimReading claim, ReadOnlySpan<double> overlap, int place, Span<float> features)
    {
        var (index, view) = (claim.Index, claim.View);
        var sentence = index.SentenceOf[place];
        if (overlap[sentence] < 0.15) return;

        var (shared, total) = (0.0, 1e-9);
        for (var p = Math.Max(index.Starts[sentence], place - Reach); p < Math.Min(index.Starts[sentence + 1], place + Reach + 1); p++)
        {
            var weight = index.Weight(index.Ids[p], index.TokenAt(p)) / (1 + (Math.Abs(p - place) / 3.0));
            total += weight;
            if (weight > 0 && view.Ids.AsSpan().Contains(index.Ids[p])) shared += weight;
        }

        var follower = Follower(claim, place);
        features[0] = (float)(shared / total);
        features[1] = (float)overlap[sentence];
        features[2] = (float)(Max(overlap) - overlap[sentence]);
        features[3] = follower < 0 ? 0 : IsNegatedInClaim(claim, follower) ? 0.5f : 1;
        features[4] = RunLost(claim, place);
        features[5] = place > 0 && place + 1 < index.Ids.Length && HasPair(view.Ids, index.Ids[place - 1], index.Ids[place + 1]) ? 1 : 0;
        features[6] = Max(overlap[..sentence], overlap[(sentence + 1)..]);
        features[7] = claim.Article.NegatorPlaces.Count(other => index.SentenceOf[other] == sentence);
        features[8] = features[0] * (features[3] == 1 ? 1 : 0.4f) * (0.5f + features[1]) + (0.1f * features[4]);
    }

    private static float Max(ReadOnlySpan<double> values, ReadOnlySpan<double> more = default)
    {
        var max = 0.0;
        foreach (var value in values) max = Math.Max(max, value);
        foreach (var value in more) max = Math.Max(max, value);
        return (float)max;
    }

    private static int NextContent(ClaimReading claim, int at)
    {
        for (var i = at + 1; i < Math.Min(at + 5, claim.View.Tokens.Count); i++)
        {
            if (claim.Weights[i] > 0) return i;
        }

        return -1;
    }

    // The claim's token for the article's first telling word behind its negator.
    private static int Follower(ClaimReading claim, int place)
    {
        var index = claim.Index;
        for (var p = place + 1; p < Math.Min(place + 5, index.Starts[index.SentenceOf[place] + 1]); p++)
        {
            if (Lexicon.IsContent(index.TokenAt(p))) return claim.View.Ids.AsSpan().IndexOf(index.Ids[p]);
        }

        return -1;
    }

    private static bool IsNegatedInClaim(ClaimReading claim, int token)
    {
        for (var i = Math.Max(0, token - 5); i < Math.Min(claim.View.Tokens.Count, token + 2); i++)
        {
            if (Lexicon.Negators.Contains(claim.View.Tokens[i].Norm) || Lexicon.Negative.Contains(claim.View.Tokens[i].Norm)) return true;
        }

        return false;
    }

    private static bool IsNegated(ArticleFacts article, int place) => article.IsNegated(place);

    private static double Local(ClaimReading claim, int at, int place)
    {
        var index = claim.Index;
        var window = index.Ids.AsSpan(Math.Max(0, place - Reach - 2), Math.Min(index.Ids.Length, place + Reach + 3) - Math.Max(0, place - Reach - 2));
        var (found, total) = (0.0, 1e-9);
        foreach (var i in claim.Content)
        {
            var distance = Math.Abs(i - at);
            if (distance > Reach || i == at) continue;
            var weight = claim.Weights[i] / (1 + (distance / 3.0));
            total += weight;
            if (window.Contains(claim.View.Ids[i])) found += weight;
        }

        return found / total;
    }

    private static bool HasPair(ReadOnlySpan<int> ids, int first, int second)
    {
        for (var i = 0; i + 1 < ids.Length; i++)
        {
            if (ids[i] == first && ids[i + 1] == second) return true;
        }

        return false;
    }

    // The longest row of equal words when the claim's "not" is skipped.
    private static int RunWithout(ClaimReading claim, int at)
    {
        if (at + 1 >= claim.View.Ids.Length) return 0;
        var best = 0;
        foreach (var place in claim.Index.Places(claim.View.Ids[at + 1])) best = Math.Max(best, Run(claim, at - 1, at + 1, place - 1, place));
        return best;
    }

    private static int RunWith(ClaimReading claim, int at)
    {
        var best = 0;
        foreach (var place in claim.Article.NegatorPlaces) best = Math.Max(best, Run(claim, at - 1, at + 1, place - 1, place + 1));
        return best;
    }

    // The longest row of equal words when the article's "not" is skipped.
    private static int RunLost(ClaimReading claim, int place)
    {
        if (place + 1 >= claim.Index.Ids.Length) return 0;
        var best = 0;
        for (var i = 0; i < claim.View.Ids.Length; i++)
        {
            if (claim.View.Ids[i] == claim.Index.Ids[place + 1]) best = Math.Max(best, Run(claim, i - 1, i, place - 1, place + 1));
        }

        return best;
    }

    private static int Run(ClaimReading claim, int left, int right, int placeLeft, int placeRight)
    {
        var (view, ids) = (claim.View.Ids, claim.Index.Ids);
        var (before, after) = (0, 0);
        while (left - before >= 0 && placeLeft - before >= 0 && before < 5 && view[left - before] == ids[placeLeft - before]) before++;
        while (right + after < view.Length && placeRight + after < ids.Length && after < 5 && view[right + after] == ids[placeRight + after]) after++;
        return before + after;
    }
}
