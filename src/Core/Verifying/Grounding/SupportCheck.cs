namespace Serverless.Verifying.Grounding;

/// <summary>How much of a claim its cited sentences, or without citations the best sentences of the article, carry.</summary>
internal static class SupportCheck
{
    // Shares of a claim's telling words; found on answers of current models, see tests/Bench answers.
    private const double MostUncovered = 0.7;
    private const double MostNovel = 0.8;

    // In a handful of words a share means nothing.
    private const int FewestWords = 5;

    public static IEnumerable<Problem> Check(ClaimReading claim, SentenceScores scores)
    {
        var content = claim.Content.Where(i => !Lexicon.Meta.Contains(claim.View.Tokens[i].Stem) || claim.Index.Has(claim.View.Ids[i])).ToList();
        if (content.Count < FewestWords) yield break;

        var (start, end) = (claim.View.Tokens[0].Start, claim.View.Tokens[^1].End);
        if (Novel(claim, content) > MostNovel)
        {
            yield return new Problem("not-in-article", "Hardly a word of this is in the article. Write only what the article says.", true, start, end);
            yield break;
        }

        if (claim.Cited.Count == 0) yield break;
        var carried = Carried(claim, content);
        if (1 - carried > MostUncovered)
            yield return new Problem("not-in-evidence", $"The cited sentences do not say this; sentence {Better(scores) + 1} comes nearest. Cite the sentences it rests on, or leave it out.", true, start, end);
    }

    private static double Novel(ClaimReading claim, List<int> content) => content.Count(i => !claim.Index.Has(claim.View.Ids[i]) && !claim.Article.Names.Knows(claim.View, i)) / (double)content.Count;

    // Share of the telling words that stand in a cited sentence or beside one.
    private static double Carried(ClaimReading claim, List<int> content) =>
        content.Count(i => claim.Index.Places(claim.View.Ids[i]).Exists(place => claim.Cited.Any(cited => Math.Abs(cited - claim.Index.SentenceOf[place]) <= 1))) / (double)content.Count;

    private static int Better(SentenceScores scores) => Array.IndexOf(scores.Overlap, scores.Overlap.Max());
}
