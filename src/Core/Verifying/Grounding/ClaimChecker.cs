namespace Serverless.Verifying.Grounding;

/// <summary>What checking found in the text of a claim.</summary>
/// <param name="Problems">In the order of the text.</param>
/// <param name="Doubt">How likely it is that the article does not carry the claim, 0 to 1.</param>
internal sealed record ClaimReport(List<Problem> Problems, double Doubt);

/// <summary>Checks the text of a claim against an article.</summary>
internal static class ClaimChecker
{
    /// <summary>Doubt above which a claim is more likely unsupported than supported, where both are equally frequent.</summary>
    public const double DoubtThreshold = 0.5;

    // Good answers of current models stay below it.
    private const double WeakSupport = 0.9;

    /// <summary>What the model of support sees of a claim.</summary>
    public static float[] Describe(ArticleFacts article, string text, ErrorModels models)
    {
        var sentences = ClaimSentences.Split(text).ConvertAll(span => new ClaimReading(article, text, span.Start, span.End, []));
        var problems = sentences.Sum(claim => NumberCheck.Check(claim).Count() + NameCheck.Check(claim).Count()) + QuotationCheck.Check(article, text, []).Count();
        return SupportFeatures.Describe(sentences, sentences.ConvertAll(claim => new SentenceScores(claim, models)), problems);
    }

    /// <summary>Checks a claim.</summary>
    /// <param name="article">The article.</param>
    /// <param name="text">The claim; may hold several sentences.</param>
    /// <param name="cited">0-based numbers of the sentences it cites; empty to check against the whole article.</param>
    /// <param name="scope">What can be compared.</param>
    public static ClaimReport Check(ArticleFacts article, string text, IReadOnlyList<int> cited, WordScope scope)
    {
        var problems = new List<Problem>();
        var sentences = ClaimSentences.Split(text).ConvertAll(span => new ClaimReading(article, text, span.Start, span.End, cited) { Scope = scope });
        foreach (var claim in sentences)
        {
            problems.AddRange(NumberCheck.Check(claim));
            problems.AddRange(NameCheck.Check(claim));
        }

        problems.AddRange(QuotationCheck.Check(article, text, cited));
        if (scope == WordScope.NumbersAndNames || sentences.Count == 0) return new ClaimReport(problems, 0);

        var scores = sentences.ConvertAll(claim => new SentenceScores(claim, ErrorModels.Shipped));
        for (var i = 0; i < sentences.Count; i++) problems.AddRange(SupportCheck.Check(sentences[i], scores[i]));
        if (scope == WordScope.Letters) return new ClaimReport(problems, 0);

        var doubt = ErrorModels.Shipped.Support.Score(SupportFeatures.Describe(sentences, scores, problems.Count));
        for (var i = 0; i < sentences.Count; i++)
        {
            problems.AddRange(SwapCheck.Check(sentences[i], scores[i]));
            problems.AddRange(WordCheck.Check(sentences[i], scores[i]));
            problems.AddRange(ReserveCheck.Check(sentences[i], scores[i]));
            problems.AddRange(SpeechCheck.Check(sentences[i], scores[i]));
            problems.AddRange(ExchangeCheck.Check(sentences[i]));
        }

        if (doubt > WeakSupport) problems.Add(new Problem("weakly-supported", "The article says little of this in these words. Stay closer to the cited sentences.", false, 0, text.Length));
        return new ClaimReport(problems, doubt);
    }
}

/// <summary>What of a claim can be compared with the article.</summary>
internal enum WordScope
{
    /// <summary>Everything: both are English, or their language is not known.</summary>
    Full,

    /// <summary>One language, but not one whose small words are known here: words are compared as they are written.</summary>
    Letters,

    /// <summary>Two languages: numbers, quotations and names of persons only.</summary>
    NumbersAndNames,
}
