using Serverless.Articles;

namespace Serverless.Summarizing.Extractive;

/// <summary>An article as the rules see it: its sentences' words and how the words spread over it. Linear in the text.</summary>
internal sealed class ArticleProfile
{
    // A sentence that is more quoted than this tells in another's words.
    private const double MuchQuoted = 0.3;

    // Words of sentences as long as those of summaries.
    private const int UsualFewest = 12;
    private const int UsualMost = 32;

    // Without capitals (some archives fold case) names cannot be told from other words.
    private readonly bool _isCased;
    private readonly GramIndex<string> _terms = new();
    private readonly GramIndex<string> _words = new();
    private readonly GramIndex<(int, int)> _pairs = new();

    /// <summary>The sentences, in order.</summary>
    public IReadOnlyList<SentenceProfile> Sentences { get; }

    /// <summary>Ids of the title's content words; empty without a title.</summary>
    public int[] TitleTerms { get; }

    /// <summary>Which characters of the text are quoted.</summary>
    public bool[] Quoted { get; }

    /// <summary>Where each stem of a content word stands, by id.</summary>
    public IReadOnlyList<Gram> Terms => _terms.Grams;

    /// <summary>Where each word stands, by id.</summary>
    public IReadOnlyList<Gram> Words => _words.Grams;

    /// <summary>Where each pair of neighboring words stands, by id.</summary>
    public IReadOnlyList<Gram> Pairs => _pairs.Grams;

    /// <summary>How much each sentence is like the others together, by index; the highest is 1.</summary>
    public double[] Centrality { get; }

    public ArticleProfile(Article article)
    {
        Quoted = Quotations.Mark(article.Text);
        _isCased = article.Sentences.Any(sentence => NamesSomeone(article.Text, sentence));
        Sentences = [.. Enumerable.Range(0, article.Sentences.Count).Select(index => Profile(article, index))];
        foreach (var sentence in Sentences) sentence.Weights = Weigh(sentence.Terms);
        Centrality = Centralities();
        TitleTerms = [.. Extractive.Words.Of(article.Title).Where(Extractive.Words.IsContent).Select(word => _terms.Find(Extractive.Words.Stem(word))).Where(id => id >= 0).Distinct().Order()];
    }

    /// <summary>Id of a pair of neighboring words, or -1.</summary>
    public int PairId(int before, int word) => _pairs.Find((before, word));

    private SentenceProfile Profile(Article article, int index)
    {
        var place = article.Sentences[index];
        var words = Extractive.Words.Of(article.SentenceText(index + 1));
        var share = Quotations.Share(Quoted, place);
        var outside = share == 0 ? words : Extractive.Words.Of(Quotations.Outside(article.Text, Quoted, place));
        var reports = outside.Any(Speech.IsVerb);
        var personal = outside.Count(word => word is "i" or "we" or "you" or "my" or "our" or "your" or "me" or "us");
        var at = new GramPlace(index, 0, share > MuchQuoted, personal > 0, words.Count is >= UsualFewest and <= UsualMost);
        var ids = words.Select((word, i) => _words.Add(word, at with { Position = (double)i / words.Count }, Word)).ToArray();
        var terms = words.Where(Extractive.Words.IsContent).Select(word => _terms.Add(Extractive.Words.Stem(word), at, Word));
        return new SentenceProfile(index, words, Distinct(terms), Distinct(ids), Distinct(AddPairs(ids, at)))
        {
            WordIds = ids,
            Quoted = share,
            Leans = Openings.Leans(words, article.Language)
                || (_isCased && SpeechLanguage.For(article.Language) is { } speech && speech.PronounSpeaks(outside) && !NamesSomeone(article.Text, place)),
            Reports = reports,
            LacksSpeaker = !reports && (share > 0.5 || Quoted[place.Start]),
            Asks = article.Text[place.Start..place.End].TrimEnd('"', '”', '\'', '’', ')', '»').EndsWith('?'),
            Figures = words.Count(word => word.Any(char.IsDigit)),
            Personal = personal,
        };
    }

    // A capital inside the sentence and outside its quotations.
    private bool NamesSomeone(string text, Sentence place)
    {
        for (var i = place.Start + 1; i < place.End; i++)
        {
            if (char.IsUpper(text[i]) && text[i - 1] == ' ' && !Quoted[i]) return true;
        }
        return false;
    }

    private static int[] Distinct(IEnumerable<int> ids) => [.. ids.Distinct().Order()];

    private IEnumerable<int> AddPairs(int[] ids, GramPlace at)
    {
        Func<(int Before, int Word), GramPlace, Gram> make = Pair;
        for (var i = 1; i < ids.Length; i++) yield return _pairs.Add((ids[i - 1], ids[i]), at with { Position = (i - 1.0) / ids.Length }, make);
    }

    private static Gram Word(string word, GramPlace place) => new()
    {
        First = place.Sentence,
        Position = place.Position,
        Content = Extractive.Words.IsContent(word) ? 2 : 0,
        IsFigure = word.Any(char.IsDigit),
        Length = word.Length,
        Common = GramModel.CommonNumber(word),
    };

    private Gram Pair((int Before, int Word) key, GramPlace place)
    {
        var (before, word) = (_words.Grams[key.Before], _words.Grams[key.Word]);
        return new Gram
        {
            First = place.Sentence,
            Position = place.Position,
            Content = (before.Content + word.Content) / 2,
            IsFigure = before.IsFigure || word.IsFigure,
            Length = before.Length + 1 + word.Length,
        };
    }

    private double[] Weigh(int[] terms)
    {
        var weights = Array.ConvertAll(terms, term => Math.Log(1 + (double)Sentences.Count / Terms[term].Spread));
        var norm = Math.Sqrt(weights.Sum(weight => weight * weight));
        return norm == 0 ? weights : Array.ConvertAll(weights, weight => weight / norm);
    }

    // The mean cosine with all other sentences needs no pair of sentences: it is the dot product with the sum of all vectors.
    private double[] Centralities()
    {
        var sum = new double[Terms.Count];
        foreach (var sentence in Sentences)
        {
            for (var i = 0; i < sentence.Terms.Length; i++) sum[sentence.Terms[i]] += sentence.Weights[i];
        }
        var dots = Sentences.Select(sentence => sentence.Terms.Select((term, i) => (sum[term] - sentence.Weights[i]) * sentence.Weights[i]).Sum()).ToArray();
        var highest = dots.DefaultIfEmpty(0).Max();
        return highest <= 0 ? dots : Array.ConvertAll(dots, dot => dot / highest);
    }
}
