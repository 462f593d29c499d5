using System.Runtime.InteropServices;
using Serverless.Articles;

namespace Serverless.Summarizing.Extractive;

/// <summary>An article as the rules see it: its sentences' words and how the words spread over it. Linear in the text.</summary>
internal sealed class ArticleProfile
{
    private readonly Dictionary<string, int> _termIds = [];
    private readonly List<int> _spread = [];

    /// <summary>The sentences, in order.</summary>
    public IReadOnlyList<SentenceProfile> Sentences { get; }

    /// <summary>Ids of the title's content words; empty without a title.</summary>
    public int[] TitleTerms { get; }

    /// <summary>Which characters of the text are quoted.</summary>
    public bool[] Quoted { get; }

    /// <summary>In how many sentences each term stands, by term id.</summary>
    public IReadOnlyList<int> Spread => _spread;

    public Dictionary<int, int> First { get; } = [];

    /// <summary>In how many sentences each pair of neighbouring words stands, by pair id.</summary>
    public IReadOnlyList<int> PairSpread { get; }

    /// <summary>How much each sentence is like the others together, by index; the highest is 1.</summary>
    public double[] Centrality { get; }

    public ArticleProfile(Article article)
    {
        Quoted = Quotations.Mark(article.Text);
        var pairIds = new Dictionary<long, int>();
        var pairSpread = new List<int>();
        var wordIds = new Dictionary<string, int>();
        var sentences = new List<SentenceProfile>(article.Sentences.Count);
        for (var index = 0; index < article.Sentences.Count; index++)
        {
            var words = Words.Of(article.SentenceText(index + 1));
            var terms = words.Where(Words.IsContent).Select(word => IdOf(Words.Stem(word))).Distinct().Order().ToArray();
            foreach (var term in terms) if (CollectionsMarshal.AsSpan(_spread)[term]++ == 0) First[term] = index;
            sentences.Add(Profile(article, index, words, terms, PairsOf(words, wordIds, pairIds, pairSpread)));
        }
        Sentences = sentences;
        PairSpread = pairSpread;
        foreach (var sentence in sentences) sentence.Weights = Weigh(sentence.Terms);
        Centrality = Centralities();
        TitleTerms = [.. Words.Of(article.Title).Where(Words.IsContent).Select(word => _termIds.GetValueOrDefault(Words.Stem(word), -1)).Where(id => id >= 0).Distinct().Order()];
    }

    private SentenceProfile Profile(Article article, int index, List<string> words, int[] terms, int[] pairs)
    {
        var place = article.Sentences[index];
        var share = Quotations.Share(Quoted, place);
        var outside = share == 0 ? words : Words.Of(Quotations.Outside(article.Text, Quoted, place));
        var reports = outside.Any(Speech.IsVerb);
        return new SentenceProfile(index, words, terms, pairs)
        {
            Quoted = share,
            Leans = Openings.Leans(words, article.Language),
            Reports = reports,
            LacksSpeaker = !reports && (share > 0.5 || Quoted[place.Start]),
            Asks = article.Text[place.Start..place.End].TrimEnd('"', '”', '\'', '’', ')', '»').EndsWith('?'),
            Figures = words.Count(word => word.Any(char.IsDigit)),
            Personal = outside.Count(word => word is "i" or "we" or "you" or "my" or "our" or "your" or "me" or "us"),
        };
    }

    private int IdOf(string term)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_termIds, term, out var known);
        if (!known)
        {
            id = _spread.Count;
            _spread.Add(0);
        }
        return id;
    }

    private static int[] PairsOf(List<string> words, Dictionary<string, int> wordIds, Dictionary<long, int> pairIds, List<int> pairSpread)
    {
        var pairs = new HashSet<int>();
        var before = -1;
        foreach (var word in words)
        {
            if (!wordIds.TryGetValue(word, out var id)) wordIds.Add(word, id = wordIds.Count);
            if (before >= 0)
            {
                ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(pairIds, ((long)before << 32) | (uint)id, out var known);
                if (!known)
                {
                    pair = pairSpread.Count;
                    pairSpread.Add(0);
                }
                if (pairs.Add(pair)) pairSpread[pair]++;
            }
            before = id;
        }
        return [.. pairs.Order()];
    }

    private double[] Weigh(int[] terms)
    {
        var weights = Array.ConvertAll(terms, term => Math.Log(1 + (double)Sentences.Count / _spread[term]));
        var norm = Math.Sqrt(weights.Sum(weight => weight * weight));
        return norm == 0 ? weights : Array.ConvertAll(weights, weight => weight / norm);
    }

    // The mean cosine with all other sentences needs no pair of sentences: it is the dot product with the sum of all vectors.
    private double[] Centralities()
    {
        var sum = new double[_spread.Count];
        foreach (var sentence in Sentences)
        {
            for (var i = 0; i < sentence.Terms.Length; i++) sum[sentence.Terms[i]] += sentence.Weights[i];
        }
        var dots = Sentences.Select(sentence => sentence.Terms.Select((term, i) => (sum[term] - sentence.Weights[i]) * sentence.Weights[i]).Sum()).ToArray();
        var highest = dots.DefaultIfEmpty(0).Max();
        return highest <= 0 ? dots : Array.ConvertAll(dots, dot => dot / highest);
    }
}
