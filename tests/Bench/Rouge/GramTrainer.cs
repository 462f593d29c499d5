using Serverless.Summarizing.Extractive;

namespace Serverless.Bench.Rouge;

/// <summary>Fits <see cref="GramModel"/>: logistic regression by Newton's method; the label is the share of references with the word.</summary>
internal static class GramTrainer
{
    private const double Penalty = 1;

    public static double[] Train(IEnumerable<(IReadOnlyList<Gram> Grams, int Sentences, double[] Labels)> articles)
    {
        var all = articles.ToList();
        var size = GramModel.Names.Count;
        var weights = new double[size];
        for (var round = 0; round < 12; round++)
        {
            var system = new double[size, size + 1];
            var features = new double[size];
            foreach (var (grams, sentences, labels) in all)
            {
                for (var id = 0; id < grams.Count; id++)
                {
                    GramModel.Describe(grams[id], sentences, features);
                    var chance = 1 / (1 + Math.Exp(-features.Zip(weights, (value, weight) => value * weight).Sum()));
                    var curve = Math.Max(chance * (1 - chance), 1e-6);
                    for (var i = 0; i < size; i++)
                    {
                        if (features[i] == 0) continue;
                        for (var j = 0; j < size; j++) system[i, j] += curve * features[i] * features[j];
                        system[i, size] += features[i] * (labels[id] - chance);
                    }
                }
            }
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

    /// <summary>By word id: in which share of the references the word stands. Likewise for pairs.</summary>
    public static (double[] Words, double[] Pairs) Labels(ArticleProfile article, RougeRow row)
    {
        var words = new double[article.Words.Count];
        var pairs = new double[article.Pairs.Count];
        var inWords = row.References.Select(reference => reference.ToHashSet()).ToList();
        var inPairs = row.References.Select(reference => reference.Zip(reference.Skip(1)).ToHashSet()).ToList();
        foreach (var sentence in article.Sentences)
        {
            for (var i = 0; i < sentence.WordIds.Count; i++)
            {
                words[sentence.WordIds[i]] = inWords.Average(reference => reference.Contains(sentence.Words[i]) ? 1.0 : 0);
                if (i > 0 && article.PairId(sentence.WordIds[i - 1], sentence.WordIds[i]) is var pair and >= 0)
                    pairs[pair] = inPairs.Average(reference => reference.Contains((sentence.Words[i - 1], sentence.Words[i])) ? 1.0 : 0);
            }
        }
        return (words, pairs);
    }
}
