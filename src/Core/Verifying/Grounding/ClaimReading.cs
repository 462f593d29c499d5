namespace Serverless.Verifying.Grounding;

/// <summary>A sentence of a claim beside the article it is about.</summary>
internal sealed class ClaimReading
{
    public ClaimReading(ArticleFacts article, string text, int start, int end, IReadOnlyList<int> cited)
    {
        Article = article;
        View = new TextView(text, start, end, article.Index.Vocabulary);
        Content = [.. Enumerable.Range(0, View.Tokens.Count).Where(i => Lexicon.IsContent(View.Tokens[i]))];
        Weights = new double[View.Tokens.Count];
        foreach (var i in Content) Weights[i] = article.Index.Weight(View.Ids[i], View.Tokens[i]);
        Names = NameFacts.Read(View);
        IsTitleCase = LooksLikeTitle();
        Cited = cited;
    }

    public ArticleFacts Article { get; }

    public ArticleIndex Index => Article.Index;

    public TextView View { get; }

    /// <summary>Indexes of the tokens that carry content.</summary>
    public int[] Content { get; }

    /// <summary>One per token: how telling it is.</summary>
    public double[] Weights { get; }

    public List<NameMention> Names { get; }

    /// <summary>Headline style: capitals everywhere, so that a capital means nothing.</summary>
    public bool IsTitleCase { get; }

    /// <summary>What can be compared.</summary>
    public WordScope Scope { get; init; }

    /// <summary>0-based numbers of the cited sentences; empty where a claim comes without citations.</summary>
    public IReadOnlyList<int> Cited { get; }

    /// <summary>Whether one of these sentences is cited or stands beside one that is; without citations every sentence counts.</summary>
    public bool IsCited(IReadOnlySet<int> sentences) => Cited.Count == 0 || sentences.Any(sentence => sentence < 0 || IsNearCited(sentence));

    /// <summary>Whether this sentence is cited or stands beside one that is; without citations every sentence counts.</summary>
    public bool IsNearCited(int sentence)
    {
        if (Cited.Count == 0) return true;
        foreach (var cited in Cited)
        {
            if (Math.Abs(cited - sentence) <= 1) return true;
        }

        return false;
    }

    private bool LooksLikeTitle()
    {
        var (words, capitals) = (0, 0);
        foreach (var i in Content)
        {
            if (View.Tokens[i].Kind != TokenKind.Word) continue;
            words++;
            if (View.Tokens[i].Capital) capitals++;
        }

        return words >= 4 && capitals >= 0.75 * words;
    }
}
