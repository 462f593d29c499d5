namespace Serverless.Verifying.Grounding;

/// <summary>
/// Measures how well an anchor of a claim (a number or a name) stands beside the words it stands beside in the article, and how
/// well the article's other numbers or names would fit in its place. The right number beside the wrong thing shows here.
/// </summary>
internal sealed class AnchorFeatures
{
    /// <summary>How many values describe an anchor.</summary>
    public const int Count = 38;

    private const int Reach = 9;
    private const int MostMeasured = 24;

    private readonly ClaimReading _claim;
    private readonly Dictionary<int, int> _tokenOf = [];
    private readonly double[] _overlap;
    private readonly double _bestOverlap;
    private readonly int _bestSentence;
    private readonly Nearness _nearness;

    public AnchorFeatures(ClaimReading claim)
    {
        _claim = claim;
        foreach (var i in claim.Content) _tokenOf.TryAdd(claim.View.Ids[i], i);
        _overlap = Overlaps();
        _bestOverlap = _overlap.Length == 0 ? 0 : _overlap.Max();
        _bestSentence = Array.IndexOf(_overlap, _bestOverlap);
        _nearness = new Nearness(claim);
    }

    /// <summary>The share of the claim's telling words in each sentence, with its neighbors at a discount.</summary>
    public ReadOnlySpan<double> Overlap => _overlap;

    /// <summary>Describes an anchor.</summary>
    /// <param name="token">Index of its first token in the claim.</param>
    /// <param name="count">How many tokens it takes.</param>
    /// <param name="places">Where the article has it.</param>
    /// <param name="rivals">Where the article has something of its kind that the claim does not mention.</param>
    /// <param name="features">Filled with <see cref="Count"/> values.</param>
    public void Describe(int token, int count, IReadOnlyList<int> places, IReadOnlyList<int> rivals, Span<float> features)
    {
        var field = _nearness.Without(token, count);
        var own = Best(token, count, places, field);
        var other = Best(token, count, rivals, field);
        var index = _claim.Index;
        var ownSentence = own.Place < 0 ? -1 : index.SentenceOf[own.Place];
        var otherSentence = other.Place < 0 ? -1 : index.SentenceOf[other.Place];
        var ownOverlap = places.Count == 0 ? 0 : places.Max(place => _overlap[index.SentenceOf[place]]);
        features[0] = (float)own.Local;
        features[1] = (float)other.Local;
        features[2] = (float)(own.Local - other.Local);
        features[3] = own.Next;
        features[4] = own.Previous;
        features[5] = other.Next;
        features[6] = other.Previous;
        features[7] = (float)ownOverlap;
        features[8] = (float)_bestOverlap;
        features[9] = (float)(_bestOverlap - ownOverlap);
        features[10] = MathF.Log(1 + places.Count);
        features[11] = _claim.Content.Length;
        features[12] = own.Touching;
        features[13] = other.Touching;
        features[14] = ownSentence >= 0 && ownSentence == otherSentence ? 1 : 0;
        features[15] = otherSentence < 0 ? 0 : (float)_overlap[otherSentence];
        features[16] = KnownShare();
        features[17] = MathF.Log(1 + rivals.Count);
        features[18] = own.Score - other.Score;
        features[19] = ownSentence < 0 ? 0 : (float)_overlap[ownSentence];
        features[20] = (float)token / Math.Max(1, _claim.View.Tokens.Count);
        features[21] = own.Run;
        features[22] = other.Run;
        features[23] = ownSentence < 0 || otherSentence < 0 ? 99 : Math.Min(20, Math.Abs(ownSentence - otherSentence));
        DescribeNearness(token, count, places, rivals, field, features[24..]);
    }

    // Where the name stands in the article beside all the claim's other words, and whether others stand nearer.
    private void DescribeNearness(int token, int count, IReadOnlyList<int> places, IReadOnlyList<int> rivals, float[] field, Span<float> features)
    {
        var index = _claim.Index;
        var own = places.Count == 0 ? 0 : places.Max(place => field[place]);
        var best = new Dictionary<int, float>();
        foreach (var place in rivals)
        {
            if (!best.TryGetValue(index.Ids[place], out var known) || field[place] > known) best[index.Ids[place]] = field[place];
        }

        var nearest = best.Count == 0 ? 0 : best.Values.Max();
        var nearer = best.Values.Count(value => value > own);
        features[0] = own;
        features[1] = nearest;
        features[2] = own - nearest;
        features[3] = nearer;
        features[4] = (float)nearer / Math.Max(1, best.Count);
        features[5] = Distance(places, before: true);
        features[6] = Distance(places, before: false);
        features[7] = _bestSentence >= 0 && index.Sentences[_bestSentence].Tokens.Exists(word => word.Norm is "he" or "she" or "they" or "it" or "his" or "her" or "their" or "its" or "who") ? 1 : 0;
        features[8] = (float)places.Count / Math.Max(1, places.Count + rivals.Count);
        features[9] = Pair(token - 1, token);
        features[10] = Pair(token + count - 1, token + count);
        features[11] = rivals.Where(place => index.SentenceOf[place] == _bestSentence).Select(place => index.Ids[place]).Distinct().Count();
        features[12] = places.Count == 0 ? 20 : Math.Min(20, index.SentenceOf[places[0]]);
        features[13] = count;
    }

    // Sentences from the best one to the nearest that has the anchor.
    private float Distance(IReadOnlyList<int> places, bool before)
    {
        var nearest = 12;
        foreach (var place in places)
        {
            var distance = before ? _bestSentence - _claim.Index.SentenceOf[place] : _claim.Index.SentenceOf[place] - _bestSentence;
            if (distance >= 0) nearest = Math.Min(nearest, distance);
        }

        return nearest;
    }

    // 1 where the article has the two words in a row, 0.5 where there is no second word.
    private float Pair(int first, int second)
    {
        var ids = _claim.View.Ids;
        if (first < 0 || second >= ids.Length) return 0.5f;
        return _claim.Index.HasPair(ids[first], ids[second]) ? 1 : 0;
    }

    private double[] Overlaps()
    {
        var index = _claim.Index;
        var sums = new double[index.Sentences.Count];
        var seen = new int[sums.Length];
        var total = 1e-9;
        foreach (var i in _claim.Content)
        {
            total += _claim.Weights[i];
            foreach (var place in index.Places(_claim.View.Ids[i]))
            {
                var sentence = index.SentenceOf[place];
                if (seen[sentence] == i + 1) continue;
                seen[sentence] = i + 1;
                sums[sentence] += _claim.Weights[i];
            }
        }

        var overlaps = new double[sums.Length];
        for (var s = 0; s < sums.Length; s++)
        {
            var beside = Math.Max(s > 0 ? sums[s - 1] : 0, s + 1 < sums.Length ? sums[s + 1] : 0);
            overlaps[s] = (sums[s] + (0.25 * beside)) / (1.25 * total);
        }

        return overlaps;
    }

    // Only the places nearest to the claim's other words can fit best.
    private Fit Best(int token, int count, IReadOnlyList<int> places, float[] field)
    {
        var best = new Fit(-1, 0, 0, 0, 0, 0);
        var least = places.Count <= MostMeasured ? float.NegativeInfinity : Highest(places, field, MostMeasured);
        foreach (var place in places)
        {
            if (field[place] < least) continue;
            var fit = Measure(token, count, place);
            if (best.Place < 0 || fit.Score > best.Score) best = fit;
        }

        return best;
    }

    // The value that so many places reach.
    private static float Highest(IReadOnlyList<int> places, float[] field, int count)
    {
        Span<float> values = places.Count <= 256 ? stackalloc float[places.Count] : new float[places.Count];
        for (var i = 0; i < values.Length; i++) values[i] = field[places[i]];
        values.Sort();
        return values[^count];
    }

    // How much of what surrounds the anchor in the claim surrounds this place in the article.
    private Fit Measure(int token, int count, int place)
    {
        var index = _claim.Index;
        var view = _claim.View;
        var from = Math.Max(0, place - Reach - 2);
        var to = Math.Min(index.Ids.Length - 1, place + Reach + 2);
        var (found, total) = (0.0, 1e-9);
        foreach (var i in _claim.Content)
        {
            if (i >= token && i < token + count) continue;
            var distance = i < token ? token - i : i - token - count + 1;
            if (distance > Reach) continue;
            var weight = _claim.Weights[i] / (1 + (distance / 4.0));
            total += weight;
            if (index.Ids.AsSpan(from, to - from + 1).Contains(view.Ids[i])) found += weight;
        }

        var next = Near(token + count, 1, place + 1, 1);
        var previous = Near(token - 1, -1, place - 1, -1);
        var touching = (token > 0 && place > 0 && index.Ids[place - 1] == view.Ids[token - 1] ? 1 : 0)
            + (token + count < view.Ids.Length && place + 1 < index.Ids.Length && index.Ids[place + 1] == view.Ids[token + count] ? 1 : 0);
        return new Fit(place, found / total, next, previous, touching, Run(token, count, place));
    }

    // How near the article has the claim's next (or previous) telling word: 1 beside, 0 not near.
    private float Near(int token, int step, int place, int direction)
    {
        var view = _claim.View;
        while (token >= 0 && token < view.Ids.Length && _claim.Weights[token] == 0) token += step;
        if (token < 0 || token >= view.Ids.Length) return 0.5f;

        for (var distance = 0; distance < 6; distance++)
        {
            var at = place + (distance * direction);
            if (at < 0 || at >= _claim.Index.Ids.Length) break;
            if (_claim.Index.Ids[at] == view.Ids[token]) return 1 - (distance * 0.12f);
        }

        return 0;
    }

    // The length of the row of equal words through this place, the anchor itself left out.
    private int Run(int token, int count, int place)
    {
        var (view, ids) = (_claim.View.Ids, _claim.Index.Ids);
        var run = 0;
        for (int i = token - 1, j = place - 1; i >= 0 && j >= 0 && view[i] == ids[j] && run < 8; i--, j--) run++;
        for (int i = token + count, j = place + 1; i < view.Length && j < ids.Length && view[i] == ids[j] && run < 16; i++, j++) run++;
        return run;
    }

    private float KnownShare()
    {
        var known = _claim.Content.Count(i => _claim.Index.Has(_claim.View.Ids[i]));
        return (float)known / Math.Max(1, _claim.Content.Length);
    }

    private readonly record struct Fit(int Place, double Local, float Next, float Previous, float Touching, int Run)
    {
        public float Score => (float)Local + (0.5f * (Next + Previous)) + (0.15f * Run);
    }
}
