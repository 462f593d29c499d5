namespace Serverless.Summarizing.Extractive;

/// <summary>A set of sentences as numbers: the mean of what its sentences are, and what they make together.</summary>
internal sealed class SetFeatures
{
    /// <summary>What the numbers mean, in order.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "decay", "fastDecay", "slowDecay", "first", "second", "third", "tail", "centrality", "length", "short", "long", "likeLead", "likeTitle", "figures", "quoted", "lacksSpeaker",
        "personal", "leans", "asks", "reports", "topical", "echo", "neighbors", "newTerms", "caption",
        "coverage", "pairCoverage", "leadCoverage", "titleCoverage", "leadPairCoverage", "adjacent", "redundancy", "words", "wordsSquared",
    ];

    private const int PerSentence = 25;

    // Words of a sentence in an ordinary news summary; only a unit.
    private const double UsualWords = 22;

    private readonly ArticleProfile _article;
    private readonly double[] _termValue;
    private readonly double[] _leadValue;
    private readonly double[] _pairValue;
    private readonly double[] _titleValue;
    private readonly double[] _leadPairValue;
    private readonly double[]?[] _own;

    public SetFeatures(ArticleProfile article)
    {
        _article = article;
        _own = new double[article.Sentences.Count][];
        _termValue = Share([.. article.Spread.Select(count => count > 1 ? Math.Log(count) : 0)]);
        _pairValue = Share([.. article.PairSpread.Select(count => count > 1 ? Math.Log(count) : 0)]);
        var lead = new double[article.Spread.Count];
        foreach (var term in article.Sentences.Take(5).SelectMany(sentence => sentence.Terms)) lead[term]++;
        _leadValue = Share(lead);
        var title = new double[article.Spread.Count];
        foreach (var term in article.TitleTerms) title[term] = 1;
        _titleValue = Share(title);
        var leadPair = new double[article.PairSpread.Count];
        foreach (var pair in article.Sentences.Take(5).SelectMany(sentence => sentence.Pairs)) leadPair[pair]++;
        _leadPairValue = Share(leadPair);
    }

    /// <summary>Describes a set; its members ascending.</summary>
    public void Describe(ReadOnlySpan<int> members, Span<double> features)
    {
        features.Clear();
        var words = 0.0;
        foreach (var member in members)
        {
            var own = _own[member] ??= Own(_article.Sentences[member]);
            for (var i = 0; i < PerSentence; i++) features[i] += own[i] / members.Length;
            words += _article.Sentences[member].Words.Count;
        }
        words /= UsualWords * members.Length;
        features[PerSentence] = Cover(members, _termValue, static sentence => sentence.Terms);
        features[PerSentence + 1] = Cover(members, _pairValue, static sentence => sentence.Pairs);
        features[PerSentence + 2] = Cover(members, _leadValue, static sentence => sentence.Terms);
        features[PerSentence + 3] = Cover(members, _titleValue, static sentence => sentence.Terms);
        features[PerSentence + 4] = Cover(members, _leadPairValue, static sentence => sentence.Pairs);
        for (var i = 1; i < members.Length; i++) features[PerSentence + 5] += members[i] == members[i - 1] + 1 ? 0.5 : 0;
        features[PerSentence + 6] = Redundancy(members);
        features[PerSentence + 7] = Math.Log(Math.Max(words, 0.1));
        features[PerSentence + 8] = Math.Log(Math.Max(words, 0.1)) * Math.Log(Math.Max(words, 0.1));
    }

    private double[] Own(SentenceProfile sentence)
    {
        var i = sentence.Index;
        var words = sentence.Words.Count;
        return
        [
            Math.Pow(2, -i / 6.0),
            Math.Pow(2, -i / 2.0),
            Math.Pow(2, -i / 20.0),
            i == 0 ? 1 : 0,
            i == 1 ? 1 : 0,
            i == 2 ? 1 : 0,
            (double)i / _article.Sentences.Count,
            _article.Centrality[i],
            Math.Log((words + 1) / UsualWords),
            words < 8 ? 1 : 0,
            words > 40 ? 1 : 0,
            i == 0 ? 0 : sentence.Likeness(_article.Sentences[0]),
            TitleShare(sentence),
            Math.Min(sentence.Figures, 4) / 4.0,
            sentence.Quoted,
            sentence.LacksSpeaker ? 1 : 0,
            Math.Min(sentence.Personal, 4) / 4.0,
            sentence.Leans ? 1 : 0,
            sentence.Asks ? 1 : 0,
            sentence.Reports ? 1 : 0,
            sentence.Terms.Length == 0 ? 0 : sentence.Terms.Average(term => Math.Log(_article.Spread[term])),
            _article.Sentences.Where(other => other != sentence).Select(sentence.Likeness).DefaultIfEmpty(0).Max(),
            ((i > 0 ? sentence.Likeness(_article.Sentences[i - 1]) : 0) + (i + 1 < _article.Sentences.Count ? sentence.Likeness(_article.Sentences[i + 1]) : 0)) / 2,
            sentence.Terms.Length == 0 ? 0 : (double)sentence.Terms.Count(term => _article.First[term] == i && _article.Spread[term] > 1) / sentence.Terms.Length,
            sentence.Words.Any(word => word is "pictured" or "photo" or "photograph" or "image" or "picture" or "video") ? 1 : 0,
        ];
    }

    private double TitleShare(SentenceProfile sentence) =>
        _article.TitleTerms.Length == 0 ? 0 : (double)sentence.Terms.Intersect(_article.TitleTerms).Count() / _article.TitleTerms.Length;

    private double Redundancy(ReadOnlySpan<int> members)
    {
        double sum = 0;
        for (var a = 0; a < members.Length; a++)
        {
            for (var b = a + 1; b < members.Length; b++) sum += _article.Sentences[members[a]].Likeness(_article.Sentences[members[b]]);
        }
        return members.Length < 2 ? 0 : sum * 2 / (members.Length * (members.Length - 1));
    }

    private double Cover(ReadOnlySpan<int> members, double[] value, Func<SentenceProfile, int[]> ids)
    {
        double sum = 0;
        for (var a = 0; a < members.Length; a++)
        {
            foreach (var id in ids(_article.Sentences[members[a]]))
            {
                if (value[id] == 0) continue;
                var seen = false;
                for (var b = 0; b < a && !seen; b++) seen = Array.BinarySearch(ids(_article.Sentences[members[b]]), id) >= 0;
                if (!seen) sum += value[id];
            }
        }
        return sum;
    }

    private static double[] Share(double[] values)
    {
        var total = values.Sum();
        return total == 0 ? values : Array.ConvertAll(values, value => value / total);
    }
}
