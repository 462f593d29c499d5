namespace Serverless.Verifying.Grounding;

/// <summary>Words between quotation marks must be the article's words, in a row.</summary>
internal static class QuotationCheck
{
    public static IEnumerable<Problem> Check(ArticleFacts article, string text, IReadOnlyList<int> cited)
    {
        foreach (var quotation in QuotationFacts.Read(text))
        {
            var found = QuotationFacts.Find(article.Index, text, quotation);
            var words = text[quotation.Start..quotation.End].Trim();
            if (found is null)
            {
                yield return new Problem("quotation-not-verbatim",
                    $"\"{words}\" is between quotation marks but the article does not have these words in a row. Quote it verbatim or take the marks away.", !IsTurnOfPhrase(article, text, quotation), quotation.Start, quotation.End);
            }
            else if (cited.Count > 0 && found.Count > 0 && !found.Any(sentence => cited.Any(number => Math.Abs(number - sentence) <= 1)))
            {
                yield return new Problem("quotation-not-in-evidence",
                    $"The quotation \"{words}\" stands in sentence {NumberCheck.Sentences(found)}. Cite that sentence.", true, quotation.Start, quotation.End);
            }
        }
    }

    // One or two of the article's own words set in marks misquote no one; they are a question of tone.
    private static bool IsTurnOfPhrase(ArticleFacts article, string text, Quotation quotation)
    {
        var words = new TextView(text, quotation.Start, quotation.End, article.Index.Vocabulary);
        return words.Tokens.Count <= 2 && words.Ids.All(article.Index.Has);
    }
}
