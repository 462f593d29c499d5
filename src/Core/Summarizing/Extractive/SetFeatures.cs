namespace Serverless.Summarizing.Extractive;

/// <summary>A set of sentences as numbers: the mean of what its sentences are, and what they make together.</summary>
internal sealed class SetFeatures
{
    /// <summary>What the numbers mean, in order: first the means of what each sentence is, then what the set is.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "decay", "fastDecay", "slowDecay", "first", "tail", "centrality", "short", "long", "likeLead", "figures", "quoted",
        "personal", "leans", "reports", "topical", "echo", "neighbors",
        "coverage", "expectedWords", "expectedCounts", "expectedPairs", "titleCoverage", "adjacent", "redundancy", "words", "wordsSquared",
    ];

    private const int PerSentence = 17;

    // Words of a sentence in an ordinary news summary; only a unit.
    private const double UsualWords = 22;

    // Words of an ordinary reference summary, for the expected F-measure.
    private const double ReferenceWords = 50;

    private readonly ArticleProfile _article;
    private readonly double[] _termValue;
    private readonly double[] _wordChance;
    private readonly double[] _pairChance;
    private readonly double[] _titleValue;
    private readonly double[]?[] _own;
    private readonly int[] _seen;
    private readonly double[] _wordAgain;
    private readonly double[] _next;
    private int _stamp;

    public SetFeatures(ArticleProfile article, SetWeights weights)
    {
        _article = article;
        _own = new double[article.Sentences.Count][];
        _seen = new int[Math.Max(article.Words.Count, Math.Max(article.Pairs.Count, article.Terms.Count))];
        _termValue = Share([.. article.Terms.Select(term => term.Spread > 1 ? Math.Log(term.Spread) : 0)]);
        _wordChance = GramModel.Chances(article.Words, article.Sentences.Count, weights.Words);
        _wordAgain = [.. article.Words.Select((word, id) => GramModel.Again(word) * _wordChance[id])];
        _next = new double[article.Words.Count];
        _pairChance = GramModel.Chances(article.Pairs, article.Sentences.Count, weights.Pairs);
        var title = new double[article.Terms.Count];
        foreach (var term in article.TitleTerms) title[term] = 1;
        _titleValue = Share(title);
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
        features[PerSentence] = Cover(members, _termValue, static sentence => sentence.Terms);
        features[PerSentence + 1] = 2 * Cover(members, _wordChance, static sentence => sentence.Vocabulary) / (words + ReferenceWords);
        features[PerSentence + 2] = 2 * Count(members) / (words + ReferenceWords);
        features[PerSentence + 3] = 2 * Cover(members, _pairChance, static sentence => sentence.Pairs) / (words + ReferenceWords);
        features[PerSentence + 4] = Cover(members, _titleValue, static sentence => sentence.Terms);
        for (var i = 1; i < members.Length; i++) features[PerSentence + 5] += members[i] == members[i - 1] + 1 ? 0.5 : 0;
        features[PerSentence + 6] = Redundancy(members);
        var length = Math.Log(Math.Max(words / (UsualWords * members.Length), 0.1));
        features[PerSentence + 7] = length;
        features[PerSentence + 8] = length * length;
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
            (double)i / _article.Sentences.Count,
            _article.Centrality[i],
            words < 8 ? 1 : 0,
            words > 40 ? 1 : 0,
            i == 0 ? 0 : sentence.Likeness(_article.Sentences[0]),
            Math.Min(sentence.Figures, 4) / 4.0,
            sentence.Quoted,
            Math.Min(sentence.Personal, 4) / 4.0,
            sentence.Leans ? 1 : 0,
            sentence.Reports ? 1 : 0,
            sentence.Terms.Length == 0 ? 0 : sentence.Terms.Average(term => Math.Log(_article.Terms[term].Spread)),
            _article.Sentences.Where(other => other != sentence).Select(sentence.Likeness).DefaultIfEmpty(0).Max(),
            (LikenessAt(sentence, i - 1) + LikenessAt(sentence, i + 1)) / 2,
        ];
    }

    private double LikenessAt(SentenceProfile sentence, int index) =>
        index < 0 || index >= _article.Sentences.Count ? 0 : sentence.Likeness(_article.Sentences[index]);

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
        _stamp++;
        double sum = 0;
        foreach (var member in members)
        {
            foreach (var id in ids(_article.Sentences[member]))
            {
                if (_seen[id] == _stamp) continue;
                _seen[id] = _stamp;
                sum += value[id];
            }
        }
        return sum;
    }

    // Expected words in common when a word that comes again counts again: a summary repeats "the", other words seldom.
    private double Count(ReadOnlySpan<int> members)
    {
        _stamp++;
        double sum = 0;
        foreach (var member in members)
        {
            foreach (var id in _article.Sentences[member].WordIds)
            {
                _next[id] = _seen[id] == _stamp ? _next[id] * _wordAgain[id] : _wordChance[id];
                _seen[id] = _stamp;
                sum += _next[id];
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
