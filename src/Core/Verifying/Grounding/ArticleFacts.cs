namespace Serverless.Verifying.Grounding;

/// <summary>What all claims about one article share.</summary>
internal sealed class ArticleFacts
{
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

    /// <summary>Where words of names stand.</summary>
    public List<int> NamePlaces { get; } = [];

    /// <summary>Where the article says "not", "never", "without".</summary>
    public List<int> NegatorPlaces { get; } = [];

    /// <summary>Where the article says it in other words: "denied", "refused", "failed".</summary>
    public List<int> NegativePlaces { get; } = [];

    /// <summary>Whether a word of the article stands under a negation.</summary>
    public bool IsNegated(int place) => IsNear(NegatorPlaces, place) || IsNear(NegativePlaces, place);

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
            if (Lexicon.Negators.Contains(view.Tokens[i].Norm)) NegatorPlaces.Add(start + i);
            else if (Lexicon.Negative.Contains(view.Tokens[i].Norm)) NegativePlaces.Add(start + i);
        }

        foreach (var number in view.Numbers) NumberPlaces.Add(new ArticleNumber(start + number.Token, number.Value, number.Mantissa, number.Kind));
        foreach (var name in NameFacts.Read(view))
        {
            for (var i = name.Token; i < name.End; i++)
            {
                if (i > 0 || !Index.IsWrittenSmall(view.Tokens[i].Norm)) NamePlaces.Add(start + i);
            }
        }
    }
}
