using Serverless.Articles;

namespace Serverless.Verifying.Grounding;

/// <summary>
/// An article made ready for many questions: which sentences hold a word, a pair of words, a number, a name. Sentences
/// that address a model are not part of it, so nothing can rest on them.
/// </summary>
internal sealed class ArticleIndex
{
    private readonly Dictionary<int, List<int>> _places = [];
    private readonly Dictionary<int, float[]> _fading = [];
    private readonly HashSet<long> _pairs = [];
    private readonly HashSet<(int, int, int)> _triples = [];
    private readonly HashSet<string> _norms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lower = new(StringComparer.Ordinal);

    private string? _letters;

    public ArticleIndex(Article article, IReadOnlySet<int> leftOut)
    {
        Article = article;
        Dates = DateFacts.Of(article.PublishedAt);
        var starts = new List<int> { 0 };
        var ids = new List<int>();
        for (var number = 1; number <= article.Sentences.Count; number++)
        {
            var sentence = article.Sentences[number - 1];
            var end = leftOut.Contains(number) ? sentence.Start : sentence.End;
            var view = new TextView(article.Text, sentence.Start, end, Vocabulary);
            Sentences.Add(view);
            ids.AddRange(view.Ids);
            starts.Add(ids.Count);
            Remember(view);
        }

        Ids = [.. ids];
        Starts = [.. starts];
        SentenceOf = new int[Ids.Length];
        for (var s = 0; s < Sentences.Count; s++) SentenceOf.AsSpan(Starts[s]..Starts[s + 1]).Fill(s);
        IndexWords();
        Background = new TextView(string.Join(" \n ", article.Title, article.Byline, article.SiteName), Vocabulary);
        Remember(Background);
        foreach (var view in Sentences) Dates.Learn(view);
        Dates.Learn(Background);
    }

    public Article Article { get; }

    public Vocabulary Vocabulary { get; } = new();

    public List<TextView> Sentences { get; } = [];

    /// <summary>Title, byline and site name: known text that no claim can cite.</summary>
    public TextView Background { get; }

    /// <summary>The stems of the whole article in a row.</summary>
    public int[] Ids { get; }

    /// <summary>Where each sentence starts in <see cref="Ids"/>; one more entry marks the end.</summary>
    public int[] Starts { get; }

    /// <summary>The 0-based sentence each entry of <see cref="Ids"/> belongs to.</summary>
    public int[] SentenceOf { get; }

    /// <summary>The days the article speaks of.</summary>
    public DateFacts Dates { get; }

    /// <summary>Where a stem stands in <see cref="Ids"/>.</summary>
    public List<int> Places(int id) => _places.TryGetValue(id, out var places) ? places : s_none;

    private static readonly List<int> s_none = [];

    public bool Has(int id) => _places.ContainsKey(id);

    public bool HasPair(int first, int second) => _pairs.Contains(((long)first << 32) | (uint)second);

    public bool HasTriple(int first, int second, int third) => _triples.Contains((first, second, third));

    /// <summary>The word in this very form, in the article, its title or byline.</summary>
    public bool HasNorm(string norm) => _norms.Contains(norm);

    /// <summary>The word is written small somewhere, so a capital does not make it a name.</summary>
    public bool IsWrittenSmall(string norm) => _lower.Contains(norm);

    /// <summary>The article's words without anything between them.</summary>
    public string Letters => _letters ??= string.Concat(Sentences.SelectMany(view => view.Tokens.Select(token => token.Norm)));

    /// <summary>Every form of a word in the article.</summary>
    public IReadOnlySet<string> Norms => _norms;

    /// <summary>How telling a word is: rare words more than frequent ones; 0 for words that carry grammar.</summary>
    public double Weight(int id, in Token token)
    {
        if (!Lexicon.IsContent(token)) return 0;
        var count = _places.TryGetValue(id, out var places) ? places.Count : 0;
        return 1 / (1 + Math.Log(1 + count));
    }

    /// <summary>The token at a place of <see cref="Ids"/>.</summary>
    public Token TokenAt(int place) => Sentences[SentenceOf[place]].Tokens[place - Starts[SentenceOf[place]]];

    /// <summary>Whether that token is part of a number.</summary>
    public bool IsNumberAt(int place) => Sentences[SentenceOf[place]].IsNumber[place - Starts[SentenceOf[place]]];

    /// <summary>For every place how near a word is: 1 where it stands, less with every word and every end of a sentence between.</summary>
    public float[] Fading(int id)
    {
        const float Fade = 0.92f;
        const float FadeAcrossSentences = 0.75f;
        if (_fading.TryGetValue(id, out var known)) return known;

        var field = new float[Ids.Length];
        foreach (var place in Places(id)) field[place] = 1;
        for (var p = 1; p < field.Length; p++) field[p] = Math.Max(field[p], field[p - 1] * (SentenceOf[p] == SentenceOf[p - 1] ? Fade : FadeAcrossSentences));
        for (var p = field.Length - 2; p >= 0; p--) field[p] = Math.Max(field[p], field[p + 1] * (SentenceOf[p] == SentenceOf[p + 1] ? Fade : FadeAcrossSentences));
        _fading.Add(id, field);
        return field;
    }

    private void Remember(TextView view)
    {
        foreach (var token in view.Tokens)
        {
            _norms.Add(token.Norm);
            if (!token.Capital) _lower.Add(token.Norm);
        }
    }

    private void IndexWords()
    {
        for (var i = 0; i < Ids.Length; i++)
        {
            if (!_places.TryGetValue(Ids[i], out var places)) _places.Add(Ids[i], places = []);
            places.Add(i);
            if (i + 1 < Ids.Length) _pairs.Add(((long)Ids[i] << 32) | (uint)Ids[i + 1]);
            if (i + 2 < Ids.Length) _triples.Add((Ids[i], Ids[i + 1], Ids[i + 2]));
        }
    }
}
