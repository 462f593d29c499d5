namespace Serverless.Verifying.Grounding;

/// <summary>Lays a claim's sentence over the article: the rows of words they share, and the sentences those come from.</summary>
internal sealed class Alignment
{
    private readonly ClaimReading _claim;
    private readonly int[] _ranked;

    public Alignment(ClaimReading claim, double[] overlap)
    {
        _claim = claim;
        _ranked = Top(overlap, 6);
        BestSentence = _ranked.Length == 0 ? -1 : _ranked[0];
        CommonSubsequence = _ranked.Take(3).Select(LongestCommonSubsequence).DefaultIfEmpty(0).Max();
        ReadFragments();
        ReadGaps();
        Inversions = BestSentence < 0 ? 0 : CountInversions();
    }

    /// <summary>The article's sentence that shares most with the claim, 0-based; -1 where the article has none.</summary>
    public int BestSentence { get; }

    /// <summary>Words in order shared with the best sentence.</summary>
    public int CommonSubsequence { get; }

    /// <summary>The longest row of words shared.</summary>
    public int LongestRun { get; private set; }

    /// <summary>How many rows it takes to write the claim, words the article lacks included.</summary>
    public int Fragments { get; private set; }

    /// <summary>How many sentences the rows of two words and more come from.</summary>
    public int SentencesUsed { get; private set; }

    /// <summary>How far apart those are, as a share of the article.</summary>
    public double Span { get; private set; }

    /// <summary>Mean distance in the article of telling words that stand together in the claim.</summary>
    public float MeanGap { get; private set; }

    /// <summary>The largest such distance.</summary>
    public float LongestGap { get; private set; }

    /// <summary>Share of the claim's telling pairs that stand the other way round in the best sentence.</summary>
    public float Inversions { get; }

    /// <summary>The share of the claim's telling words that its best few sentences hold.</summary>
    public double Coverage(int sentences)
    {
        var (found, total) = (0.0, 1e-9);
        foreach (var i in _claim.Content)
        {
            total += _claim.Weights[i];
            foreach (var place in _claim.Index.Places(_claim.View.Ids[i]))
            {
                if (Array.IndexOf(_ranked, _claim.Index.SentenceOf[place], 0, Math.Min(sentences, _ranked.Length)) < 0) continue;
                found += _claim.Weights[i];
                break;
            }
        }

        return found / total;
    }

    /// <summary>The sentences the claim rests on, best first.</summary>
    public ReadOnlySpan<int> Evidence => _ranked;

    private static int[] Top(double[] overlap, int count)
    {
        var top = new List<int>(count + 1);
        for (var s = 0; s < overlap.Length; s++)
        {
            if (overlap[s] <= 0 || (top.Count == count && overlap[s] <= overlap[top[^1]])) continue;
            var at = top.Count;
            while (at > 0 && overlap[top[at - 1]] < overlap[s]) at--;
            top.Insert(at, s);
            if (top.Count > count) top.RemoveAt(count);
        }

        return [.. top];
    }

    private int LongestCommonSubsequence(int sentence)
    {
        var ids = _claim.View.Ids;
        var other = _claim.Index.Sentences[sentence].Ids;
        var row = new int[other.Length + 1];
        foreach (var id in ids)
        {
            var diagonal = 0;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = id == other[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }

    // Greedy rows, as in Grusky and others 2018: from each word the longest row that the article has.
    private void ReadFragments()
    {
        var (ids, index) = (_claim.View.Ids, _claim.Index);
        var used = new HashSet<int>();
        for (var i = 0; i < ids.Length;)
        {
            var (length, at) = (0, -1);
            foreach (var place in index.Places(ids[i]))
            {
                var run = 1;
                while (i + run < ids.Length && place + run < index.Ids.Length && ids[i + run] == index.Ids[place + run]) run++;
                if (run > length) (length, at) = (run, place);
            }

            Fragments++;
            LongestRun = Math.Max(LongestRun, length);
            if (length > 1) used.Add(index.SentenceOf[at]);
            i += Math.Max(1, length);
        }

        SentencesUsed = used.Count;
        Span = used.Count == 0 ? 0 : (double)(used.Max() - used.Min()) / Math.Max(1, index.Sentences.Count);
    }

    private void ReadGaps()
    {
        const int Farthest = 40;
        var (sum, pairs) = (0f, 0);
        for (var k = 0; k + 1 < _claim.Content.Length; k++)
        {
            var (first, second) = (_claim.Index.Places(_claim.View.Ids[_claim.Content[k]]), _claim.Index.Places(_claim.View.Ids[_claim.Content[k + 1]]));
            if (first.Count == 0 || second.Count == 0) continue;

            var gap = Math.Max(0, Math.Min(Farthest, Nearest(first, second)) - (_claim.Content[k + 1] - _claim.Content[k]));
            sum += gap;
            pairs++;
            LongestGap = Math.Max(LongestGap, gap);
        }

        MeanGap = pairs == 0 ? Farthest : sum / pairs;
    }

    private static int Nearest(List<int> first, List<int> second)
    {
        var (i, j, best) = (0, 0, int.MaxValue);
        while (i < first.Count && j < second.Count)
        {
            best = Math.Min(best, Math.Abs(first[i] - second[j]));
            if (first[i] < second[j]) i++;
            else j++;
        }

        return best;
    }

    private float CountInversions()
    {
        var other = _claim.Index.Sentences[BestSentence].Ids.AsSpan();
        var (inverted, pairs, last) = (0, 0, -1);
        foreach (var i in _claim.Content)
        {
            var at = other.IndexOf(_claim.View.Ids[i]);
            if (at < 0) continue;
            if (last >= 0)
            {
                pairs++;
                if (at < last) inverted++;
            }

            last = at;
        }

        return pairs == 0 ? 0 : (float)inverted / pairs;
    }
}
