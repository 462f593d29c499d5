namespace Serverless.Verifying.Grounding;

/// <summary>What all claims about one article share.</summary>
internal sealed class ArticleFacts
{
    private readonly Dictionary<int, HashSet<int>> _companions = [];

    private List<Quotation>? _quotations;

    public ArticleFacts(Articles.Article article, IReadOnlySet<int> leftOut)
    {
        Index = new ArticleIndex(article, leftOut);
        Numbers = new NumberFacts(Index);
        Names = new NameFacts(Index);
        for (var s = 0; s < Index.Sentences.Count; s++) Learn(Index.Sentences[s], Index.Starts[s]);
    }

    public ArticleIndex Index { get; }

    /// <summary>The article is written in small letters throughout.</summary>
    public bool IsSmall => Names.IsSmall;

    public List<ArticleNumber> NumberPlaces { get; } = [];

    /// <summary>The names, in order.</summary>
    public List<NameRun> NameRuns { get; } = [];

    /// <summary>Whether a word belongs to a name that has one of these words too: "Keir" to "Starmer".</summary>
    public bool IsPartOf(int id, ReadOnlySpan<int> words)
    {
        if (!_companions.TryGetValue(id, out var others)) return false;
        foreach (var other in others)
        {
            if (words.Contains(other)) return true;
        }

        return false;
    }

    /// <summary>Where the article says "not", "never", "without".</summary>
    public List<int> NegatorPlaces { get; } = [];

    /// <summary>Where the article says it in other words: "denied", "refused", "failed".</summary>
    public List<int> NegativePlaces { get; } = [];

    /// <summary>Whether a word of the article stands under a negation.</summary>
    public bool IsNegated(int place) => IsNearNegator(place) || IsNear(NegativePlaces, place);

    /// <summary>Whether a word of the article has a "not" shortly before it, or right behind.</summary>
    public bool IsNearNegator(int place) => IsNear(NegatorPlaces, place);

    /// <summary>Whether a word of the article surely stands between quotation marks: a mark left open, or one that may be an apostrophe, is no proof.</summary>
    public bool IsQuoted(int place)
    {
        const int Longest = 600;
        var text = Index.Article.Text;
        _quotations ??= QuotationFacts.Read(text).FindAll(quotation => quotation.End - quotation.Start <= Longest && text[quotation.Start - 1] is '"' or '“' or '„' or '«');
        var token = Index.TokenAt(place);
        return _quotations.Exists(quotation => token.Start >= quotation.Start && token.End <= quotation.End);
    }

    public NumberFacts Numbers { get; }

    public NameFacts Names { get; }

    private static bool IsNear(List<int> places, int place)
    {
        var at = places.BinarySearch(place - 5);
        if (at < 0) at = ~at;
        return at < places.Count && places[at] <= place + 1;
    }

    private void Learn(TextView view, int start)
    {
        for (var i = 0; i < view.Tokens.Count; i++)
        {
            if (Lexicon.Negators.Contains(view.Tokens[i].Norm) || IsYetTo(view, i)) NegatorPlaces.Add(start + i);
            else if (Lexicon.Negative.Contains(view.Tokens[i].Norm)) NegativePlaces.Add(start + i);
        }

        foreach (var number in view.Numbers) NumberPlaces.Add(new ArticleNumber(start + number.Token, number.Value, number.Mantissa, number.Kind));
        foreach (var name in NameFacts.Read(view))
        {
            var skip = name.Token == 0 && Index.IsWrittenSmall(view.Tokens[0].Norm) ? 1 : 0;
            if (name.Count > skip) Learn(new NameRun(start + name.Token + skip, name.Count - skip));
        }
    }

    // "has yet to respond" has not responded.
    private static bool IsYetTo(TextView view, int at) => view.Tokens[at].Norm == "yet" && at + 1 < view.Tokens.Count && view.Tokens[at + 1].Norm == "to";

    private void Learn(NameRun run)
    {
        NameRuns.Add(run);
        for (var place = run.Place; place < run.Place + run.Count; place++)
        {
            if (!_companions.TryGetValue(Index.Ids[place], out var others)) _companions.Add(Index.Ids[place], others = []);
            for (var other = run.Place; other < run.Place + run.Count; other++) others.Add(Index.Ids[other]);
        }
    }
}
