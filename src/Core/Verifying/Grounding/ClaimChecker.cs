namespace Serverless.Verifying.Grounding;

/// <summary>Checks the text of a claim against an article.</summary>
internal static class ClaimChecker
{
    /// <param name="article">The article.</param>
    /// <param name="text">The claim; may hold several sentences.</param>
    /// <param name="cited">0-based numbers of the sentences it cites; empty to check against the whole article.</param>
    /// <param name="wordsCompare">Whether claim and article are written in one language.</param>
    public static List<Problem> Check(ArticleFacts article, string text, IReadOnlyList<int> cited, bool wordsCompare)
    {
        var problems = new List<Problem>();
        foreach (var (start, end) in ClaimSentences.Split(text))
        {
            var claim = new ClaimReading(article, text, start, end, cited);
            problems.AddRange(NumberCheck.Check(claim));
            problems.AddRange(NameCheck.Check(claim));
        }

        problems.AddRange(QuotationCheck.Check(article, text, cited));
        return problems;
    }
}
