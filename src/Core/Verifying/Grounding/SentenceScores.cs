namespace Serverless.Verifying.Grounding;

/// <summary>The likeliest error of a kind in a sentence.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Token">Index of the token it is about, -1 for the whole sentence.</param>
/// <param name="Count">How many tokens.</param>
internal readonly record struct Suspicion(double Score, int Token, int Count);

/// <summary>What the trained models think of one sentence of a claim.</summary>
internal sealed class SentenceScores
{
    public SentenceScores(ClaimReading claim, ErrorModels models)
    {
        var anchors = new AnchorFeatures(claim);
        Overlap = anchors.Overlap.ToArray();
        Number = Worst(anchors, Anchors.Numbers(claim), models.Number);
        Name = Worst(anchors, Anchors.Names(claim), models.Name);
        Negation = new Suspicion(models.Negation.Score(NegationFeatures.Describe(claim, Overlap)), -1, 0);
    }

    /// <summary>The share of the sentence's telling words in each sentence of the article.</summary>
    public double[] Overlap { get; }

    public Suspicion Number { get; }

    public Suspicion Name { get; }

    public Suspicion Negation { get; }

    private static Suspicion Worst(AnchorFeatures describer, IEnumerable<Anchor> anchors, Forest model)
    {
        var worst = new Suspicion(0, -1, 0);
        Span<float> features = stackalloc float[AnchorFeatures.Count];
        foreach (var anchor in anchors)
        {
            describer.Describe(anchor.Token, anchor.Count, anchor.Places, anchor.Rivals, features);
            var score = model.Score(features);
            if (score > worst.Score) worst = new Suspicion(score, anchor.Token, anchor.Count);
        }

        return worst;
    }
}
