using Serverless.Summarizing.Extractive;

namespace Serverless.Bench.Rouge;

/// <summary>
/// Finds weights under which good sets win: gradient ascent on the expected reward when sets are drawn with probability
/// proportional to exp(score), with a penalty on the squared weights. Starts at the least-squares fit; no randomness.
/// </summary>
internal static class SetTrainer
{
    // Cross-validation tells no difference up to five times this.
    private const double Penalty = 0.02;
    private const int Steps = 100;

    /// <summary>All weights. Those of words come from summaries of people only: what models write, they copy.</summary>
    public static SetWeights Train(IReadOnlyList<TrainingArticle> articles)
    {
        var grams = new SetWeights(
            [],
            GramTrainer.Train([.. articles.Select(article => article.Words).OfType<LabeledGrams>()], GramModel.WordNames.Count),
            GramTrainer.Train([.. articles.Select(article => article.Pairs).OfType<LabeledGrams>()], GramModel.PairNames.Count));
        var cases = articles.Where(article => article.Sets.Count > 1).Select(article => new TrainingCase(article.Describe(grams), article.Rewards, article.Weight)).ToList();
        return grams with { Sets = Train(cases) };
    }

    private static double[] Train(List<TrainingCase> cases)
    {
        var scale = Scale(cases);
        foreach (var row in cases.SelectMany(one => one.Features))
        {
            for (var i = 0; i < scale.Length; i++) row[i] /= scale[i];
        }
        var total = cases.Sum(one => one.Weight);
        var weights = LeastSquares(cases, scale.Length, total);
        for (var i = 0; i < weights.Length; i++) weights[i] *= 0.5;
        double[] speed = new double[weights.Length], moment = new double[weights.Length], gradient = new double[weights.Length];
        for (var step = 1; step <= Steps; step++)
        {
            Array.Clear(gradient);
            foreach (var one in cases) AddGradient(one, weights, gradient);
            for (var i = 0; i < weights.Length; i++)
            {
                var slope = gradient[i] / total - Penalty * weights[i];
                moment[i] = 0.9 * moment[i] + 0.1 * slope;
                speed[i] = 0.99 * speed[i] + 0.01 * slope * slope;
                weights[i] += 0.05 * (moment[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(speed[i] / (1 - Math.Pow(0.99, step))) + 1e-8) * Math.Min(1, 2.0 * (Steps - step) / Steps);
            }
        }
        return [.. weights.Zip(scale, (weight, unit) => weight / unit)];
    }

    private static double[] Scale(List<TrainingCase> cases)
    {
        var rows = cases.Sum(one => one.Weight * one.Rewards.Length);
        return [.. Enumerable.Range(0, SetFeatures.Names.Count).Select(column =>
            Math.Max(1e-3, Math.Sqrt(cases.Sum(one => one.Weight * one.Features.Sum(row => row[column] * row[column])) / rows)))];
    }

    private static void AddGradient(TrainingCase one, double[] weights, double[] gradient)
    {
        var scores = new double[one.Rewards.Length];
        for (var row = 0; row < scores.Length; row++) scores[row] = Dot(weights, one.Features[row]);
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
            var push = one.Weight * scores[row] / total * (one.Rewards[row] - expected);
            if (Math.Abs(push) < 1e-9) continue;
            for (var i = 0; i < weights.Length; i++) gradient[i] += push * one.Features[row][i];
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    // Ridge regression by Gaussian elimination on the normal equations.
    private static double[] LeastSquares(List<TrainingCase> cases, int size, double total)
    {
        var matrix = new double[size, size + 1];
        foreach (var one in cases)
        {
            for (var row = 0; row < one.Rewards.Length; row++)
            {
                for (var i = 0; i < size; i++)
                {
                    var value = one.Weight * one.Features[row][i] / one.Rewards.Length;
                    for (var j = 0; j < size; j++) matrix[i, j] += value * one.Features[row][j];
                    matrix[i, size] += value * one.Rewards[row];
                }
            }
        }
        for (var i = 0; i < size; i++) matrix[i, i] += 0.02 * total;
        return LinearSystem.Solve(matrix);
    }

    private sealed record TrainingCase(double[][] Features, double[] Rewards, double Weight);
}
