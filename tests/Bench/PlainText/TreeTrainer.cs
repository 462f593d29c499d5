using Serverless.Cleaning.Learning;

namespace Serverless.Bench.PlainText;

/// <summary>How to grow trees.</summary>
internal sealed record TreeSettings(int Trees, int Depth = 6, double Rate = 0.12, double RowShare = 0.35, double FeatureShare = 0.3, double MinChildWeight = 4, double Ridge = 4);

/// <summary>Gradient boosting on histograms with logistic loss and soft labels; second-order gains as in Chen &amp; Guestrin, XGBoost, 2016.</summary>
internal sealed class TreeTrainer
{
    private const int Bins = 40;
    private const int MaxEdgeValues = 20_000;

    private readonly TreeSettings _settings;
    private readonly float[] _labels;
    private readonly float[] _weights;
    private readonly float[][] _edges;
    private readonly byte[][] _binned;
    private readonly float[] _scores;
    private readonly float[] _gradients;
    private readonly float[] _hessians;
    private readonly Random _random = new(17);

    private TreeTrainer(float[][] rows, float[] labels, float[] weights, TreeSettings settings)
    {
        _settings = settings;
        _labels = labels;
        _weights = weights;
        _scores = new float[rows.Length];
        _gradients = new float[rows.Length];
        _hessians = new float[rows.Length];
        var features = rows[0].Length;
        _edges = new float[features][];
        _binned = new byte[features][];
        Parallel.For(0, features, feature =>
        {
            var values = Array.ConvertAll(rows, row => row[feature]);
            _edges[feature] = Edges(values);
            _binned[feature] = Array.ConvertAll(values, value => BinOf(_edges[feature], value));
        });
    }

    public static TreeEnsemble Train(float[][] rows, float[] labels, float[] weights, TreeSettings settings) => new TreeTrainer(rows, labels, weights, settings).Grow();

    private TreeEnsemble Grow()
    {
        var inner = (1 << _settings.Depth) - 1;
        var features = new byte[_settings.Trees * inner];
        var thresholds = new float[_settings.Trees * inner];
        var leaves = new float[_settings.Trees << _settings.Depth];
        var mean = Math.Clamp(_labels.Zip(_weights, (label, weight) => (double)label * weight).Sum() / _weights.Sum(), 0.01, 0.99);
        var bias = (float)Math.Log(mean / (1 - mean));
        Array.Fill(_scores, bias);
        for (var tree = 0; tree < _settings.Trees; tree++)
            GrowTree(features.AsSpan(tree * inner, inner), thresholds.AsSpan(tree * inner, inner), leaves.AsSpan(tree << _settings.Depth, 1 << _settings.Depth));
        return new TreeEnsemble(_settings.Depth, bias, features, thresholds, leaves);
    }

    private void GrowTree(Span<byte> features, Span<float> thresholds, Span<float> leaves)
    {
        for (var i = 0; i < _scores.Length; i++)
        {
            var probability = 1 / (1 + MathF.Exp(-_scores[i]));
            _gradients[i] = (probability - _labels[i]) * _weights[i];
            _hessians[i] = Math.Max(probability * (1 - probability), 1e-4f) * _weights[i];
        }

        var sample = Enumerable.Range(0, _scores.Length).Where(_ => _random.NextDouble() < _settings.RowShare).ToArray();
        var chosen = Enumerable.Range(0, _binned.Length).Where(_ => _random.NextDouble() < _settings.FeatureShare).ToArray();
        var nodes = new int[_scores.Length];
        for (var level = 0; level < _settings.Depth; level++) SplitLevel(level, sample, chosen, nodes, features, thresholds);
        SetLeaves(sample, nodes, leaves);
    }

    private void SplitLevel(int level, int[] sample, int[] chosen, int[] nodes, Span<byte> features, Span<float> thresholds)
    {
        var first = (1 << level) - 1;
        var count = 1 << level;
        var candidates = new Split[chosen.Length][];
        Parallel.For(0, chosen.Length, index => candidates[index] = BestSplits(chosen[index], first, count, sample, nodes));

        var best = new Split[count];
        for (var node = 0; node < count; node++)
        {
            best[node] = candidates.Select(splits => splits[node]).MaxBy(split => split.Gain);
            if (best[node].Gain <= 0) best[node] = new Split(0, chosen[0], Bins);
            features[first + node] = (byte)best[node].Feature;
            thresholds[first + node] = best[node].Bin >= _edges[best[node].Feature].Length ? float.PositiveInfinity : _edges[best[node].Feature][best[node].Bin];
        }

        Parallel.For(0, 2, half =>
        {
            for (var i = half * nodes.Length / 2; i < (half + 1) * nodes.Length / 2; i++)
            {
                var split = best[nodes[i] - first];
                nodes[i] = (2 * nodes[i]) + (_binned[split.Feature][i] > split.Bin ? 2 : 1);
            }
        });
    }

    private Split[] BestSplits(int feature, int first, int count, int[] sample, int[] nodes)
    {
        var sums = new Sum[count * Bins];
        var bins = _binned[feature];
        foreach (var i in sample)
        {
            ref var sum = ref sums[((nodes[i] - first) * Bins) + bins[i]];
            sum.Gradient += _gradients[i];
            sum.Hessian += _hessians[i];
        }

        var splits = new Split[count];
        for (var node = 0; node < count; node++) splits[node] = BestSplit(feature, sums.AsSpan(node * Bins, Bins));
        return splits;
    }

    private Split BestSplit(int feature, ReadOnlySpan<Sum> sums)
    {
        double gradient = 0, hessian = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            gradient += sums[bin].Gradient;
            hessian += sums[bin].Hessian;
        }

        var best = new Split(0, feature, Bins);
        double leftGradient = 0, leftHessian = 0;
        var whole = gradient * gradient / (hessian + _settings.Ridge);
        for (var bin = 0; bin < _edges[feature].Length; bin++)
        {
            leftGradient += sums[bin].Gradient;
            leftHessian += sums[bin].Hessian;
            if (leftHessian < _settings.MinChildWeight || hessian - leftHessian < _settings.MinChildWeight) continue;

            var right = gradient - leftGradient;
            var gain = (leftGradient * leftGradient / (leftHessian + _settings.Ridge)) + (right * right / (hessian - leftHessian + _settings.Ridge)) - whole;
            if (gain > best.Gain) best = new Split(gain, feature, bin);
        }

        return best;
    }

    private void SetLeaves(int[] sample, int[] nodes, Span<float> leaves)
    {
        var first = (1 << _settings.Depth) - 1;
        var gradients = new double[leaves.Length];
        var hessians = new double[leaves.Length];
        foreach (var i in sample)
        {
            gradients[nodes[i] - first] += _gradients[i];
            hessians[nodes[i] - first] += _hessians[i];
        }

        for (var leaf = 0; leaf < leaves.Length; leaf++) leaves[leaf] = (float)(Half)(-_settings.Rate * gradients[leaf] / (hessians[leaf] + _settings.Ridge));
        for (var i = 0; i < _scores.Length; i++) _scores[i] += leaves[nodes[i] - first];
    }

    // Quantiles of the values, rounded to what the file can hold, so that training and use split alike.
    private static float[] Edges(float[] values)
    {
        var step = Math.Max(1, values.Length / MaxEdgeValues);
        var sorted = values.Where((_, i) => i % step == 0).Order().ToArray();
        var edges = new SortedSet<float>();
        for (var bin = 1; bin < Bins; bin++) edges.Add((float)(Half)sorted[(int)((long)bin * sorted.Length / Bins)]);
        foreach (var value in sorted.Distinct().Take(Bins)) if (edges.Count < Bins - 1) edges.Add((float)(Half)value);
        edges.Remove((float)(Half)sorted[^1]);
        return [.. edges];
    }

    // A value equal to an edge goes left, as "above the threshold" does in use.
    private static byte BinOf(float[] edges, float value)
    {
        int low = 0, high = edges.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (value > edges[middle]) low = middle + 1;
            else high = middle;
        }

        return (byte)low;
    }

    private struct Sum
    {
        public float Gradient;
        public float Hessian;
    }

    private readonly record struct Split(double Gain, int Feature, int Bin);
}
