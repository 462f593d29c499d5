using System.Collections.Frozen;

namespace Serverless.Summarizing.Extractive;

/// <summary>How likely a person's summary uses a word, or a pair of words, of the article: a logistic model of its places.</summary>
/// <remarks>The idea is that of regression summarizers (Hong and Nenkova, 2014); features and weights are our own.</remarks>
internal static class GramModel
{
    /// <summary>English words so common that each has a weight of its own: a summary has "the" nearly always and "said" seldom.</summary>
    public static readonly IReadOnlyList<string> Common =
        """
        the a an of to in and for on with at by from as is was were are be been has have had he she his her they their it its that who which will would
        after before said not but i you we this there one two over into about out up him them when year years old s t more than against while during since
        until also could can if or no all first last new
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What <see cref="Describe"/> gives of any word or pair, in order.</summary>
    public static readonly IReadOnlyList<string> PairNames =
    [
        "always", "spread", "share", "early", "earlier", "inFirst", "lead", "content", "figure", "contentSpread", "contentEarly", "once",
        "quoted", "personal", "usualLength", "repeated", "position", "positionInFirst", "firstInSecond", "firstInThird", "contentLength", "contentInFirst",
        "contentLead", "articleLength", "contentArticleLength", "inSecond", "inThird", "spreadInFirst",
    ];

    /// <summary>The same and then, of words, which of the common ones it is.</summary>
    public static readonly IReadOnlyList<string> WordNames = [.. PairNames, .. Common];

    // Share of its chance that a word keeps each further time it comes, set by hand.
    private const double AgainOften = 0.75;
    private const double AgainSometimes = 0.5;
    private const double AgainSeldom = 0.4;

    // The usual logarithm of an article's sentences; only a middle.
    private const double UsualSentences = 3;

    private static readonly FrozenDictionary<string, int> s_common = Common.Select((word, number) => KeyValuePair.Create(word, number)).ToFrozenDictionary();

    private static readonly double[] s_again = [.. Common.Select(word => word switch
    {
        "the" or "a" or "of" or "to" or "in" or "and" => AgainOften,
        "for" or "on" or "with" or "is" or "was" or "he" or "his" or "s" => AgainSometimes,
        _ => AgainSeldom,
    })];

    /// <summary>How likely a summary that has the word has it again: the factor on its chance for each further time.</summary>
    public static double Again(Gram word) => word.Common < 0 ? AgainSeldom : s_again[word.Common];

    /// <summary>The word's number among <see cref="Common"/>, or -1.</summary>
    public static int CommonNumber(string word) => s_common.GetValueOrDefault(word, -1);

    /// <summary>Describes a word or pair in an article of so many sentences; which common word it is aside.</summary>
    public static void Describe(Gram gram, int sentences, Span<double> features)
    {
        var (content, inFirst) = (gram.Content / 2.0, gram.First == 0 ? 1 : 0);
        var (spread, early, lead) = (Math.Log(gram.Spread), Math.Pow(2, -gram.First / 3.0), gram.Lead / 5.0);
        var articleLength = Math.Log(sentences) - UsualSentences;
        features[0] = 1;
        features[1] = spread;
        features[2] = (double)gram.Spread / sentences;
        features[3] = early;
        features[4] = Math.Pow(2, -gram.First / 12.0);
        features[5] = inFirst;
        features[6] = lead;
        features[7] = content;
        features[8] = gram.IsFigure ? 1 : 0;
        features[9] = content * spread;
        features[10] = content * early;
        features[11] = gram.Spread == 1 ? 1 : 0;
        features[12] = (double)gram.Quoted / gram.Count;
        features[13] = (double)gram.Personal / gram.Count;
        features[14] = (double)gram.UsualLength / gram.Count;
        features[15] = Math.Log((double)gram.Count / gram.Spread);
        features[16] = gram.Position;
        features[17] = gram.Position * inFirst;
        features[18] = gram.First == 1 ? 1 : 0;
        features[19] = gram.First == 2 ? 1 : 0;
        features[20] = content * Math.Min(gram.Length, 12) / 10.0;
        features[21] = content * inFirst;
        features[22] = content * lead;
        features[23] = articleLength;
        features[24] = content * articleLength;
        features[25] = gram.InSecond ? 1 : 0;
        features[26] = gram.InThird ? 1 : 0;
        features[27] = spread * inFirst;
    }

    /// <summary>The chance of each, 0 to 1, by id.</summary>
    public static double[] Chances(IReadOnlyList<Gram> grams, int sentences, double[] weights)
    {
        Span<double> features = stackalloc double[PairNames.Count];
        var chances = new double[grams.Count];
        for (var id = 0; id < chances.Length; id++)
        {
            Describe(grams[id], sentences, features);
            var sum = grams[id].Common < 0 ? 0 : weights[PairNames.Count + grams[id].Common];
            for (var i = 0; i < features.Length; i++) sum += features[i] * weights[i];
            chances[id] = 1 / (1 + Math.Exp(-sum));
        }
        return chances;
    }
}
