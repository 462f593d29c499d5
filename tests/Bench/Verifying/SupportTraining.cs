using Serverless.Verifying.Grounding;

namespace Serverless.Bench.Verifying;

/// <summary>Trains the model that says how likely it is that an article does not carry a claim.</summary>
internal static class SupportTraining
{
    private static readonly BoosterOptions s_options = new(Trees: 150, Depth: 3, Rate: 0.06, LeastWeight: 15, Sample: 0.5);

    // A file with two claims of a kind must not shout.
    private const int FewestOfAKind = 30;

    public static List<string> Train(List<JudgedClaim> claims, ErrorModels models) => Train(claims, Describe(claims, models));

    /// <summary>Measures balanced accuracy on held-out articles.</summary>
    public static void CrossValidate(List<JudgedClaim> claims, TrainingSet set, int folds)
    {
        var scores = new double[claims.Count];
        for (var fold = 0; fold < folds; fold++)
        {
            var models = TrainVerifierBench.Models(TrainVerifierBench.TrainAnchors(set, bucket => bucket % folds != fold));
            var features = Describe(claims, models);
            var seen = Enumerable.Range(0, claims.Count).Where(i => BenchData.Bucket(claims[i].Article) % folds != fold).ToList();
            var forest = Forest.Parse(Train([.. seen.Select(i => claims[i])], [.. seen.Select(i => features[i])]));
            for (var i = 0; i < claims.Count; i++)
            {
                if (BenchData.Bucket(claims[i].Article) % folds == fold) scores[i] = forest.Score(features[i]);
            }
        }

        Console.WriteLine("support: held out, balanced accuracy by threshold");
        foreach (var threshold in (ReadOnlySpan<double>)[0.35, 0.4, 0.45, 0.5, 0.55, 0.6])
            Console.WriteLine($"  {threshold:F2}: mean {GroundingBench.Accuracies(claims, scores, threshold).Values.Average():P2}");
        foreach (var (file, accuracy) in GroundingBench.Accuracies(claims, scores, 0.5)) Console.WriteLine($"  {file,-20} {accuracy:P1}");
    }

    private static float[][] Describe(List<JudgedClaim> claims, ErrorModels models)
    {
        var features = new float[claims.Count][];
        var facts = new Dictionary<Articles.Article, ArticleFacts>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < claims.Count; i++)
        {
            if (!facts.TryGetValue(claims[i].Article, out var article)) facts.Add(claims[i].Article, article = new ArticleFacts(claims[i].Article, new HashSet<int>()));
            features[i] = ClaimChecker.Describe(article, claims[i].Text, models);
        }

        return features;
    }

    // Every file counts the same, and so do supported and unsupported claims within it.
    private static List<string> Train(List<JudgedClaim> claims, float[][] features)
    {
        var sizes = claims.GroupBy(claim => (claim.File, claim.Supported)).ToDictionary(group => group.Key, group => Math.Max(FewestOfAKind, group.Count()));
        var scale = (double)claims.Count / sizes.Count;
        return Booster.Train(features, [.. claims.Select(claim => !claim.Supported)], [.. claims.Select(claim => scale / sizes[(claim.File, claim.Supported)])], s_options);
    }
}
