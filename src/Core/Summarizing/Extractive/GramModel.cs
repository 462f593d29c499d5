namespace Serverless.Summarizing.Extractive;

/// <summary>How likely a person's summary uses a word, or a pair of words, of the article: a logistic model of its places.</summary>
/// <remarks>The idea is that of regression summarizers (Hong and Nenkova, 2014); features and weights are our own.</remarks>
internal static class GramModel
{
    /// <summary>What <see cref="Describe"/> gives, in order.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["always", "spread", "share", "early", "earlier", "inFirst", "lead", "content", "figure", "contentSpread", "contentEarly", "once"];

    /// <summary>Describes a word or pair in an article of so many sentences.</summary>
    public static void Describe(Gram gram, int sentences, Span<double> features)
    {
        features[0] = 1;
        features[1] = Math.Log(gram.Spread);
        features[2] = (double)gram.Spread / sentences;
        features[3] = Math.Pow(2, -gram.First / 3.0);
        features[4] = Math.Pow(2, -gram.First / 12.0);
        features[5] = gram.First == 0 ? 1 : 0;
        features[6] = gram.Lead / 5.0;
        features[7] = gram.Content / 2.0;
        features[8] = gram.IsFigure ? 1 : 0;
        features[9] = features[7] * features[1];
        features[10] = features[7] * features[3];
        features[11] = gram.Spread == 1 ? 1 : 0;
    }

    /// <summary>The chance of each, 0 to 1, by id.</summary>
    public static double[] Chances(IReadOnlyList<Gram> grams, int sentences, double[] weights)
    {
        Span<double> features = stackalloc double[Names.Count];
        var chances = new double[grams.Count];
        for (var id = 0; id < chances.Length; id++)
        {
            Describe(grams[id], sentences, features);
            double sum = 0;
            for (var i = 0; i < features.Length; i++) sum += features[i] * weights[i];
            chances[id] = 1 / (1 + Math.Exp(-sum));
        }
        return chances;
    }
}
