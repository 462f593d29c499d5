using System.Text.RegularExpressions;
using Serverless.Verifying.Grounding;

namespace Serverless.Verifying.Injection;

/// <summary>Claims that do what an order in the article says, or in which the model speaks of itself.</summary>
internal static partial class ObedienceCheck
{
    private const double MostEchoed = 0.3;

    /// <param name="article">The article without its orders.</param>
    /// <param name="text">The claim.</param>
    /// <param name="orders">The texts that give orders.</param>
    public static Problem? Check(ArticleFacts article, string text, IReadOnlyList<string> orders)
    {
        if (InjectionDetector.RuleFor(text) is not null) return new Problem("gives-orders", "The claim gives orders to a model. Write what the article reports.", true, 0, text.Length);
        var talk = ModelTalk().Match(text);
        if (talk.Success && QuotationFacts.Find(article.Index, text, new Quotation(talk.Index, talk.Index + talk.Length)) is null)
            return new Problem("model-speaks", $"\"{talk.Value}\" is the model speaking, not the article. Write what the article reports.", true, talk.Index, talk.Index + talk.Length);

        return orders.Any(order => Echoes(article, text, order))
            ? new Problem("obeys-injection", "The claim repeats what an order hidden in the article asks for. Leave it out.", true, 0, text.Length) : null;
    }

    // Words that only the order has.
    private static bool Echoes(ArticleFacts article, string text, string order)
    {
        var claim = new TextView(text, article.Index.Vocabulary);
        var ordered = new TextView(order, article.Index.Vocabulary).Ids.ToHashSet();
        var content = Enumerable.Range(0, claim.Tokens.Count).Where(i => Lexicon.IsContent(claim.Tokens[i])).ToList();
        var echoed = content.Count(i => ordered.Contains(claim.Ids[i]) && !article.Index.Has(claim.Ids[i]));
        return echoed > 0 && echoed >= MostEchoed * content.Count;
    }

    [GeneratedRegex(@"\b(as an? (ai|artificial intelligence|large language model|language model|assistant)\b|i('m| am) (an? (ai|language model|assistant)|sorry|unable|not able)\b|i (cannot|can't|can not|won't|will not|must) (help|assist|comply|provide|summari[sz]e|ignore|follow|fulfil)|here('s| is| are) (a|an|the|your|my) (\w+ )?(summary|headline|response|key facts?)|(my|your|the|previous|above) (system )?(prompt|instructions?) (is|are|was|were|said|say|tell)|ignor(e|ing) (all |the |my |your )?(previous|prior|above) instructions?|system prompt|hope this helps|let me know if)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ModelTalk();
}
