using Serverless.Summarizing.Extractive;

namespace Serverless.Bench.Rouge;

/// <summary>All sets of three candidate sentences of one article, with what each would earn.</summary>
/// <param name="Features">As <see cref="SetFeatures"/> describes them, a row a set, less their mean over the article's sets.</param>
/// <param name="Rewards">ROUGE-1 plus ROUGE-2 of each set, less the mean.</param>
internal sealed record TrainingCase(double[][] Features, double[] Rewards)
{
    public static TrainingCase? From(RougeRow row, int sentences, SetWeights grams)
    {
        var article = new ArticleProfile(row.Article);
        var picker = new SentencePicker(article, grams);
        var pool = picker.Pool(sentences);
        if (pool.Count <= sentences) return null;

        var describe = new SetFeatures(article, grams);
        var words = Enumerable.Range(1, article.Sentences.Count).Select(number => Rouge.Words(row.Article.SentenceText(number))).ToList();
        List<double[]> features = [];
        List<double> rewards = [];
        foreach (var set in picker.Sets(pool, sentences))
        {
            var numbers = new double[SetFeatures.Names.Count];
            describe.Describe(set, numbers);
            features.Add(numbers);
            rewards.Add(Rouge.Reward([.. set.SelectMany(index => words[index])], row.References));
        }
        return features.Count < 2 ? null : new TrainingCase(Center(features), Center(rewards));
    }

    private static double[][] Center(List<double[]> rows)
    {
        var mean = Enumerable.Range(0, rows[0].Length).Select(column => rows.Average(row => row[column])).ToArray();
        return [.. rows.Select(row => row.Zip(mean, (value, middle) => value - middle).ToArray())];
    }

    private static double[] Center(List<double> values)
    {
        var mean = values.Average();
        return [.. values.Select(value => value - mean)];
    }
}

/// <summary>
/// Finds weights under which good sets win: gradient ascent on the expected reward when sets are drawn with probability
/// proportional to exp(score), with a penalty on the squared weights. Starts at the least-squares fit; no randomness.
/// </summary>
internal static class SetTrainer
{
    /// <summary>All weights, from rows of articles and references.</summary>
    public static SetWeights Train(IReadOnlyList<RougeRow> rows, int sentences, double penalty, int steps)
    {
        var grams = TrainGrams(rows);
        var cases = rows.AsParallel().AsOrdered().Select(row => TrainingCase.From(row, sentences, grams)).OfType<TrainingCase>().ToList();
        return grams with { Sets = Train(cases, penalty, steps) };
    }

    public static SetWeights TrainGrams(IReadOnlyList<RougeRow> rows)
    {
        var labeled = rows.AsParallel().AsOrdered().Select(row =>
        {
            var article = new ArticleProfile(row.Article);
            return (article, labels: GramTrainer.Labels(article, row));
        }).ToList();
        return new SetWeights(
            SetWeights.Default.Sets,
            GramTrainer.Train(labeled.Select(one => (one.article.Words, one.article.Sentences.Count, one.labels.Words))),
            GramTrainer.Train(labeled.Select(one => (one.article.Pairs, one.article.Sentences.Count, one.labels.Pairs))));
    }

    public static double[] Train(IReadOnlyList<TrainingCase> cases, double penalty, int steps)
    {
        var scale = Scale(cases);
        var weights = LeastSquares(cases, scale);
        for (var i = 0; i < weights.Length; i++) weights[i] *= 0.5;
        double[] speed = new double[weights.Length], moment = new double[weights.Length], gradient = new double[weights.Length];
        for (var step = 1; step <= steps; step++)
        {
            Array.Clear(gradient);
            foreach (var one in cases) AddGradient(one, scale, weights, gradient);
            for (var i = 0; i < weights.Length; i++)
            {
                var slope = gradient[i] / cases.Count - penalty * weights[i];
                moment[i] = 0.9 * moment[i] + 0.1 * slope;
                speed[i] = 0.99 * speed[i] + 0.01 * slope * slope;
                weights[i] += 0.05 * (moment[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(speed[i] / (1 - Math.Pow(0.99, step))) + 1e-8) * Math.Min(1, 2.0 * (steps - step) / steps);
            }
        }
        return [.. weights.Zip(scale, (weight, unit) => weight / unit)];
    }

    private static double[] Scale(IReadOnlyList<TrainingCase> cases)
    {
        var rows = cases.Sum(one => one.Rewards.Length);
        return [.. Enumerable.Range(0, SetFeatures.Names.Count).Select(column =>
            Math.Max(1e-3, Math.Sqrt(cases.Sum(one => one.Features.Sum(row => row[column] * row[column])) / rows)))];
    }

    private static void AddGradient(TrainingCase one, double[] scale, double[] weights, double[] gradient)
    {
        var scores = new double[one.Rewards.Length];
        for (var row = 0; row < scores.Length; row++)
        {
            var features = one.Features[row];
            for (var i = 0; i < weights.Length; i++) scores[row] += weights[i] * features[i] / scale[i];
        }
        var highest = scores.Max();
        double total = 0, expected = 0;
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = Math.Exp(scores[row] - highest);
            total += scores[row];
            expected += scores[row] * one.Rewards[row];
        }
        expected /= total;
        for (var row = 0; row < scores.Length; row++)
        {
            var push = scores[row] / total * (one.Rewards[row] - expected);
            if (Math.Abs(push) < 1e-9) continue;
            for (var i = 0; i < weights.Length; i++) gradient[i] += push * one.Features[row][i] / scale[i];
        }
    }

    // Ridge regression by Gaussian elimination on the normal equations.
    private static double[] LeastSquares(IReadOnlyList<TrainingCase> cases, double[] scale)
    {
        var size = scale.Length;
        var matrix = new double[size, size + 1];
        foreach (var one in cases)
        {
            for (var row = 0; row < one.Rewards.Length; row++)
            {
                for (var i = 0; i < size; i++)
                {
                    var value = one.Features[row][i] / scale[i] / one.Rewards.Length;
                    for (var j = 0; j < size; j++) matrix[i, j] += value * one.Features[row][j] / scale[j];
                    matrix[i, size] += value * one.Rewards[row];
                }
            }
        }
        for (var i = 0; i < size; i++) matrix[i, i] += 0.02 * cases.Count;
        return LinearSystem.Solve(matrix);
    }
}
