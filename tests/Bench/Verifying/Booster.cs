using System.Globalization;

namespace Serverless.Bench.Verifying;

/// <summary>How trees are grown.</summary>
/// <param name="Trees">How many.</param>
/// <param name="Depth">Splits on the longest way to a leaf.</param>
/// <param name="Rate">Share of each tree's answer that is kept.</param>
/// <param name="LeastWeight">Of the examples in a leaf.</param>
/// <param name="Sample">Share of the features each tree may use.</param>
internal sealed record BoosterOptions(int Trees, int Depth, double Rate, double LeastWeight, double Sample = 1);

/// <summary>
/// Gradient-boosted regression trees with logistic loss over binned features (Friedman 2001; second-order leaves as in Chen and
/// Guestrin 2016). Writes the lines that the verifier reads.
/// </summary>
internal sealed class Booster
{
    private const int Bins = 48;
    private const double Ridge = 2;

    private readonly float[][] _cuts;
    private readonly byte[][] _binned;
    private readonly double[] _gradients;
    private readonly double[] _curvatures;
    private readonly BoosterOptions _options;
    private readonly Random _random = new(7);
    private bool[] _allowed = [];

    private Booster(IReadOnlyList<float[]> rows, BoosterOptions options)
    {
        _options = options;
        var width = rows[0].Length;
        _cuts = [.. Enumerable.Range(0, width).Select(feature => Cuts(rows, feature))];
        _binned = [.. Enumerable.Range(0, width).Select(feature => rows.Select(row => Bin(_cuts[feature], row[feature])).ToArray())];
        _gradients = new double[rows.Count];
        _curvatures = new double[rows.Count];
    }

    /// <summary>Trains on rows of features, whether each is an error, and how much each counts.</summary>
    public static List<string> Train(IReadOnlyList<float[]> rows, IReadOnlyList<bool> errors, IReadOnlyList<double> weights, BoosterOptions options)
    {
        var booster = new Booster(rows, options);
        return booster.Run(errors, weights);
    }

    private List<string> Run(IReadOnlyList<bool> errors, IReadOnlyList<double> weights)
    {
        var share = Enumerable.Range(0, errors.Count).Where(i => errors[i]).Sum(i => weights[i]) / weights.Sum();
        var start = Math.Log(share / (1 - share));
        var sums = Enumerable.Repeat(start, errors.Count).ToArray();
        var lines = new List<string> { Write(start) };
        for (var tree = 0; tree < _options.Trees; tree++)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                var chance = 1 / (1 + Math.Exp(-sums[i]));
                _gradients[i] = weights[i] * ((errors[i] ? 1 : 0) - chance);
                _curvatures[i] = weights[i] * chance * (1 - chance);
            }

            _allowed = [.. _cuts.Select(_ => _random.NextDouble() < _options.Sample)];
            var nodes = new List<string>();
            Grow([.. Enumerable.Range(0, sums.Length)], _options.Depth, nodes, sums);
            lines.Add(string.Join(' ', nodes));
        }

        return lines;
    }

    private void Grow(int[] members, int depth, List<string> nodes, double[] sums)
    {
        var split = depth == 0 ? null : BestSplit(members);
        if (split is not { } best)
        {
            var leaf = _options.Rate * members.Sum(i => _gradients[i]) / (members.Sum(i => _curvatures[i]) + Ridge);
            foreach (var i in members) sums[i] += leaf;
            nodes.Add(Write(leaf));
            return;
        }

        nodes.Add(string.Create(CultureInfo.InvariantCulture, $"{best.Feature}:{_cuts[best.Feature][best.Bin]:G5}"));
        Grow([.. members.Where(i => _binned[best.Feature][i] <= best.Bin)], depth - 1, nodes, sums);
        Grow([.. members.Where(i => _binned[best.Feature][i] > best.Bin)], depth - 1, nodes, sums);
    }

    private (int Feature, int Bin)? BestSplit(int[] members)
    {
        var (allGradient, allCurvature) = (members.Sum(i => _gradients[i]), members.Sum(i => _curvatures[i]));
        (int, int)? best = null;
        var bestGain = 1e-3;
        Span<double> gradients = stackalloc double[Bins];
        Span<double> curvatures = stackalloc double[Bins];
        for (var feature = 0; feature < _cuts.Length; feature++)
        {
            if (!_allowed[feature] || _cuts[feature].Length == 0) continue;
            gradients.Clear();
            curvatures.Clear();
            Fill(members, feature, gradients, curvatures);
            var (gradient, curvature) = (0.0, 0.0);
            for (var bin = 0; bin < _cuts[feature].Length; bin++)
            {
                gradient += gradients[bin];
                curvature += curvatures[bin];
                if (curvature < _options.LeastWeight || allCurvature - curvature < _options.LeastWeight) continue;
                var gain = (gradient * gradient / (curvature + Ridge)) + ((allGradient - gradient) * (allGradient - gradient) / (allCurvature - curvature + Ridge)) - (allGradient * allGradient / (allCurvature + Ridge));
                if (gain > bestGain) (bestGain, best) = (gain, (feature, bin));
            }
        }

        return best;
    }

    private void Fill(int[] members, int feature, Span<double> gradients, Span<double> curvatures)
    {
        var bins = _binned[feature];
        foreach (var i in members)
        {
            gradients[bins[i]] += _gradients[i];
            curvatures[bins[i]] += _curvatures[i];
        }
    }

    private static float[] Cuts(IReadOnlyList<float[]> rows, int feature)
    {
        var values = rows.Select(row => row[feature]).Order().ToArray();
        return [.. Enumerable.Range(1, Bins - 1).Select(cut => Round(values[(int)((long)cut * (values.Length - 1) / Bins)])).Distinct()];
    }

    // What the file keeps, so that training and scoring cut alike.
    private static float Round(float value) => float.Parse(value.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static byte Bin(float[] cuts, float value)
    {
        var bin = 0;
        while (bin < cuts.Length && value > cuts[bin]) bin++;
        return (byte)bin;
    }

    private static string Write(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
