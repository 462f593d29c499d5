using Serverless.Summarizing.Extractive;

namespace Serverless.Bench.Rouge;

/// <summary>Words or pairs of one article.</summary>
/// <param name="Grams">By id.</param>
/// <param name="Sentences">Of the article.</param>
/// <param name="Labels">By id: the share of the references that have it.</param>
internal sealed record LabeledGrams(IReadOnlyList<Gram> Grams, int Sentences, double[] Labels);

/// <summary>Fits <see cref="GramModel"/>: logistic regression by Newton's method.</summary>
internal static class GramTrainer
{
    private const double Penalty = 3;
    private const int Rounds = 8;

    /// <summary>Weights of as many features: those of any word or pair, and those of the common words where there are more.</summary>
    public static double[] Train(IReadOnlyList<LabeledGrams> articles, int size)
    {
        var weights = new double[size];
        for (var round = 0; round < Rounds; round++)
        {
            var system = new double[size, size + 1];
            foreach (var article in articles) Add(article, weights, system);
            for (var i = 0; i < size; i++)
            {
                system[i, i] += Penalty;
                system[i, size] -= Penalty * weights[i];
            }
            var step = LinearSystem.Solve(system);
            for (var i = 0; i < size; i++) weights[i] += step[i];
        }
        return weights;
    }

    // Most features of a word are zero, above all the common words it is not.
    private static void Add(LabeledGrams article, double[] weights, double[,] system)
    {
        var features = new double[GramModel.PairNames.Count];
        var places = new int[features.Length + 1];
        var values = new double[features.Length + 1];
        for (var id = 0; id < article.Grams.Count; id++)
        {
            GramModel.Describe(article.Grams[id], article.Sentences, features);
            var count = 0;
            for (var i = 0; i < features.Length; i++)
            {
                if (features[i] != 0) (places[count], values[count++]) = (i, features[i]);
            }
            if (weights.Length > features.Length && article.Grams[id].Common >= 0) (places[count], values[count++]) = (features.Length + article.Grams[id].Common, 1);

            var score = 0.0;
            for (var i = 0; i < count; i++) score += values[i] * weights[places[i]];
            var chance = 1 / (1 + Math.Exp(-score));
            var curve = Math.Max(chance * (1 - chance), 1e-6);
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++) system[places[i], places[j]] += curve * values[i] * values[j];
                system[places[i], weights.Length] += values[i] * (article.Labels[id] - chance);
            }
        }
    }

    /// <summary>The words of an article, each with the share of the references it stands in.</summary>
    public static LabeledGrams Words(ArticleProfile article, RougeRow row)
    {
        var labels = new double[article.Words.Count];
        var references = row.References.Select(reference => reference.ToHashSet()).ToList();
        foreach (var sentence in article.Sentences)
        {
            for (var i = 0; i < sentence.WordIds.Count; i++) labels[sentence.WordIds[i]] = references.Average(reference => reference.Contains(sentence.Words[i]) ? 1.0 : 0);
        }
        return new LabeledGrams(article.Words, article.Sentences.Count, labels);
    }

    /// <summary>The pairs of words, likewise.</summary>
    public static LabeledGrams Pairs(ArticleProfile article, RougeRow row)
    {
        var labels = new double[article.Pairs.Count];
        var references = row.References.Select(reference => reference.Zip(reference.Skip(1)).ToHashSet()).ToList();
        foreach (var sentence in article.Sentences)
        {
            for (var i = 1; i < sentence.WordIds.Count; i++)
            {
                if (article.PairId(sentence.WordIds[i - 1], sentence.WordIds[i]) is not (var pair and >= 0)) continue;
                labels[pair] = references.Average(reference => reference.Contains((sentence.Words[i - 1], sentence.Words[i])) ? 1.0 : 0);
            }
        }
        return new LabeledGrams(article.Pairs, article.Sentences.Count, labels);
    }
}
