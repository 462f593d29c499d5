namespace Serverless.Summarizing.Extractive;

/// <summary>Finds the set of sentences that tells an article best.</summary>
internal sealed class SentencePicker
{
    // All sets of up to four out of twelve candidates are looked at; sentences beyond the fourth join one by one.
    private const int PoolSize = 12;
    private const int FullSearch = 4;

    private readonly ArticleProfile _article;
    private readonly SetFeatures _features;
    private readonly double[] _weights;
    private readonly IReadOnlySet<int>? _banned;

    public SentencePicker(ArticleProfile article, SetWeights weights, IReadOnlySet<int>? banned = null)
    {
        _banned = banned;
        _article = article;
        _features = new SetFeatures(article, weights);
        _weights = weights.Sets;
    }

    /// <summary>Indexes of the best <paramref name="count"/> sentences, ascending; fewer where the article has no more.</summary>
    public List<int> Pick(int count)
    {
        var pool = Pool(count);
        var best = BestSet(pool, Math.Min(count, FullSearch));
        while (best.Count < count && Extend(best, pool) is { } wider) best = wider;
        return best;
    }

    /// <summary>
    /// The set with one sentence more: added where the set is smaller than <paramref name="count"/>, else in place of the one
    /// it can best do without, which is never <paramref name="kept"/>. Null where the sentence cannot stand in it.
    /// </summary>
    public List<int>? With(List<int> set, int index, int kept, int count)
    {
        if (_banned?.Contains(index) is true || !IsAble(_article.Sentences[index])) return null;

        var ways = set.Count < count ? [[.. set, index]] : set.Where(member => member != kept).Select(member => (int[])[.. set.Where(other => other != member), index]);
        return ways.Select(way => (List<int>)[.. way.Order()]).Where(AllStand).MaxBy(way => Score(way.ToArray()));
    }

    // Where every candidate leans on one that may not be taken, a smaller set must do; in the end the lead alone.
    private List<int> BestSet(List<int> pool, int count)
    {
        List<int> best = [];
        for (var size = Math.Min(count, pool.Count); size > 0 && best.Count == 0; size--)
        {
            var bestScore = double.NegativeInfinity;
            foreach (var set in Sets(pool, size))
            {
                var score = Score(set);
                if (score > bestScore) (best, bestScore) = ([.. set], score);
            }
        }
        return best.Count > 0 ? best : [.. pool.Take(1)];
    }

    /// <summary>Sentences worth choosing among, ascending: able to stand in a summary, and first by place and centrality.</summary>
    public List<int> Pool(int count)
    {
        var allowed = _article.Sentences.Where(sentence => _banned?.Contains(sentence.Index) is not true).ToList();
        var able = allowed.Where(IsAble).Select(sentence => sentence.Index).ToList();
        if (able.Count == 0) able = [.. allowed.Select(sentence => sentence.Index)];
        return [.. able.OrderByDescending(FirstGuess).ThenBy(index => index).Take(Math.Max(PoolSize, count + PoolSize / 2)).Order()];
    }

    /// <summary>Every set of <paramref name="count"/> sentences of the pool in which none misses the one it leans on.</summary>
    public IEnumerable<int[]> Sets(List<int> pool, int count)
    {
        var set = new int[count];
        return Fill(0, 0);

        IEnumerable<int[]> Fill(int place, int from)
        {
            if (place == count)
            {
                yield return set;
                yield break;
            }
            for (var i = from; i <= pool.Count - (count - place); i++)
            {
                if (!Stands(pool[i], place == 0 ? -1 : set[place - 1])) continue;
                set[place] = pool[i];
                foreach (var filled in Fill(place + 1, i + 1)) yield return filled;
            }
        }
    }

    private double Score(ReadOnlySpan<int> set)
    {
        Span<double> features = stackalloc double[SetFeatures.Names.Count];
        _features.Describe(set, features);
        double score = 0;
        for (var i = 0; i < features.Length; i++) score += features[i] * _weights[i];
        return score;
    }

    private List<int>? Extend(List<int> set, List<int> pool)
    {
        List<int>? best = null;
        var bestScore = double.NegativeInfinity;
        foreach (var index in pool.Except(set))
        {
            if (!Stands(index, set.Contains(index - 1) ? index - 1 : -1)) continue;
            List<int> wider = [.. set.Append(index).Order()];
            var score = Score(wider.ToArray());
            if (score > bestScore) (best, bestScore) = (wider, score);
        }
        return best;
    }

    private bool Stands(int index, int before) => index == 0 || before == index - 1 || !_article.Sentences[index].Leans;

    private bool AllStand(List<int> set)
    {
        for (var i = 0; i < set.Count; i++)
        {
            if (!Stands(set[i], i == 0 ? -1 : set[i - 1])) return false;
        }
        return true;
    }

    private static bool IsAble(SentenceProfile sentence) => sentence is { LacksSpeaker: false, Asks: false, Words.Count: >= 5 };

    private double FirstGuess(int index) =>
        0.25 * _article.Centrality[index] + 2 * Math.Pow(2, -index / 6.0) - (_article.Sentences[index].Words.Count < 8 ? 1 : 0);
}
