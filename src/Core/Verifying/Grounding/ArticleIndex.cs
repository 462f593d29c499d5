using Serverless.Articles;

namespace Serverless.Verifying.Grounding;

/// <summary>
/// An article made ready for many questions: which sentences hold a word, a pair of words, a number, a name. Sentences
/// that address a model are not part of it, so nothing can rest on them.
/// </summary>
internal sealed class ArticleIndex
{
    // By stem.
    private readonly List<List<int>?> _places = [];
    private readonly Dictionary<int, float[]> _fading = [];
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
    public List<int> Places(int id) => (uint)id < (uint)_places.Count && _places[id] is { } places ? places : s_none;

    private static readonly List<int> s_none = [];

    public bool Has(int id) => Places(id).Count > 0;

    public bool HasPair(int first, int second)
    {
        var (ahead, behind) = (Places(first), Places(second));
        if (behind.Count < ahead.Count)
        {
            foreach (var place in behind)
            {
                if (place > 0 && Ids[place - 1] == first) return true;
            }

            return false;
        }

        foreach (var place in ahead)
        {
            if (place + 1 < Ids.Length && Ids[place + 1] == second) return true;
        }

        return false;
    }

    public bool HasTriple(int first, int second, int third)
    {
        foreach (var place in Places(first))
        {
            if (place + 2 < Ids.Length && Ids[place + 1] == second && Ids[place + 2] == third) return true;
        }

        return false;
    }

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
        return 1 / (1 + Math.Log(1 + Places(id).Count));
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

        // From each place outward until a nearer place takes over: the words far from all of them are never visited.
        const float Least = 1e-3f;
        var field = new float[Ids.Length];
        foreach (var place in Places(id)) field[place] = 1;
        foreach (var place in Places(id))
        {
            var value = 1f;
            for (var p = place + 1; p < field.Length; p++)
            {
                value *= SentenceOf[p] == SentenceOf[p - 1] ? Fade : FadeAcrossSentences;
                if (value <= field[p] || value < Least) break;
                field[p] = value;
            }

            value = 1f;
            for (var p = place - 1; p >= 0; p--)
            {
                value *= SentenceOf[p] == SentenceOf[p + 1] ? Fade : FadeAcrossSentences;
                if (value <= field[p] || value < Least) break;
                field[p] = value;
            }
        }

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
        for (var id = 0; id < Vocabulary.Count; id++) _places.Add(null);
        for (var i = 0; i < Ids.Length; i++) (_places[Ids[i]] ??= []).Add(i);
    }
}
