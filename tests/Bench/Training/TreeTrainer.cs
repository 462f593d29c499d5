using Serverless.Cleaning.Learning;

namespace Serverless.Bench.Training;

/// <summary>How trees are grown.</summary>
internal sealed record TreeSettings(int Trees, int Depth, float Rate, float ColumnShare, float MinWeight, float Ridge, int Seed);

/// <summary>
/// Gradient-boosted trees of fixed depth for a yes-or-no question whose answers may be anything between, by histograms;
/// second-order gains as in Chen &amp; Guestrin, XGBoost, 2016.
/// </summary>
internal sealed class TreeTrainer
{
    private const int Bins = 64;
    private const float KeepWhenSure = 0.25f;

    private readonly TreeSettings _settings;
    private readonly int _columns;
    private readonly int _rows;
    private readonly float[] _labels;
    private readonly float[] _weights;
    private readonly float[][] _edges;
    private readonly byte[][] _bins;
    private readonly float[] _odds;
    private readonly Random _random;

    private TreeTrainer(TreeSettings settings, int columns, float[] rows, float[] labels, float[] weights)
    {
        _settings = settings;
        _columns = columns;
        _rows = labels.Length;
        _labels = labels;
        _weights = weights;
        _odds = new float[_rows];
        _random = new Random(settings.Seed);
        _edges = new float[columns][];
        _bins = new byte[columns][];
        Parallel.For(0, columns, column =>
        {
            _edges[column] = EdgesOf(rows, column);
            _bins[column] = new byte[_rows];
            for (var row = 0; row < _rows; row++) _bins[column][row] = BinOf(_edges[column], rows[((long)row * columns) + column]);
        });
    }

    public static BoostedTrees Train(TreeSettings settings, int columns, float[] rows, float[] labels, float[] weights) =>
        new TreeTrainer(settings, columns, rows, labels, weights).Grow();

    private BoostedTrees Grow()
    {
        double yes = 0, all = 0;
        for (var row = 0; row < _rows; row++)
        {
            all += _weights[row];
            yes += _weights[row] * _labels[row];
        }

        var bias = (float)Math.Log(yes / (all - yes));
        Array.Fill(_odds, bias);
        var inner = (1 << _settings.Depth) - 1;
        var columns = new ushort[_settings.Trees * inner];
        var thresholds = new float[_settings.Trees * inner];
        var leaves = new float[_settings.Trees << _settings.Depth];
        for (var tree = 0; tree < _settings.Trees; tree++)
            GrowTree(columns.AsSpan(tree * inner, inner), thresholds.AsSpan(tree * inner, inner), leaves.AsSpan(tree << _settings.Depth, 1 << _settings.Depth));
        return new BoostedTrees(_settings.Depth, bias, columns, thresholds, leaves);
    }

    private void GrowTree(Span<ushort> columns, Span<float> thresholds, Span<float> leaves)
    {
        var sample = Sample();
        var usable = Enumerable.Range(0, _columns).Where(_ => _random.NextDouble() < _settings.ColumnShare).ToArray();
        var nodes = new int[sample.Rows.Length];
        var cuts = new byte[columns.Length];
        for (var level = 0; level < _settings.Depth; level++)
        {
            var first = (1 << level) - 1;
            var splits = FindSplits(sample, usable, nodes, first, 1 << level);
            for (var i = 0; i < splits.Length; i++)
            {
                columns[first + i] = (ushort)splits[i].Column;
                cuts[first + i] = splits[i].Cut;
                thresholds[first + i] = splits[i].Gain <= 0 ? float.PositiveInfinity : _edges[splits[i].Column][splits[i].Cut];
            }

            for (var i = 0; i < nodes.Length; i++)
            {
                var node = nodes[i];
                nodes[i] = (2 * node) + 1 + (thresholds[node] < float.PositiveInfinity && _bins[columns[node]][sample.Rows[i]] > cuts[node] ? 1 : 0);
            }
        }

        FillLeaves(sample, nodes, leaves);
        Apply(columns, thresholds, cuts, leaves);
    }

    // Rows that are already judged surely right are drawn one in four and count fourfold.
    private Sampled Sample()
    {
        var rows = new List<int>(_rows);
        var gradients = new List<float>(_rows);
        var hessians = new List<float>(_rows);
        for (var row = 0; row < _rows; row++)
        {
            if (_weights[row] <= 0) continue;
            var share = 1 / (1 + MathF.Exp(-_odds[row]));
            var gradient = share - _labels[row];
            var scale = _weights[row];
            if (MathF.Abs(gradient) < 0.1f)
            {
                if (_random.NextDouble() > KeepWhenSure) continue;
                scale /= KeepWhenSure;
            }

            rows.Add(row);
            gradients.Add(gradient * scale);
            hessians.Add(MathF.Max(share * (1 - share), 1e-3f) * scale);
        }

        return new Sampled([.. rows], [.. gradients], [.. hessians]);
    }

    private Split[] FindSplits(Sampled sample, int[] usable, int[] nodes, int first, int count)
    {
        var best = new Split[count];
        var gate = new Lock();
        Parallel.ForEach(usable, () => (Sums: new double[count * Bins * 2], Best: new Split[count]), (column, _, local) =>
        {
            var sums = local.Sums;
            Array.Clear(sums);
            var bins = _bins[column];
            for (var i = 0; i < nodes.Length; i++)
            {
                var at = (((nodes[i] - first) * Bins) + bins[sample.Rows[i]]) * 2;
                sums[at] += sample.Gradients[i];
                sums[at + 1] += sample.Hessians[i];
            }

            for (var node = 0; node < count; node++) Improve(ref local.Best[node], column, sums.AsSpan(node * Bins * 2, Bins * 2));
            return local;
        }, local =>
        {
            lock (gate)
            {
                for (var node = 0; node < count; node++)
                {
                    if (local.Best[node].Gain > best[node].Gain || (local.Best[node].Gain == best[node].Gain && local.Best[node].Column < best[node].Column)) best[node] = local.Best[node];
                }
            }
        });
        return best;
    }

    private void Improve(ref Split best, int column, ReadOnlySpan<double> sums)
    {
        double gradient = 0, hessian = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            gradient += sums[bin * 2];
            hessian += sums[(bin * 2) + 1];
        }

        double leftGradient = 0, leftHessian = 0;
        for (var bin = 0; bin < _edges[column].Length; bin++)
        {
            leftGradient += sums[bin * 2];
            leftHessian += sums[(bin * 2) + 1];
            var rightHessian = hessian - leftHessian;
            if (leftHessian < _settings.MinWeight || rightHessian < _settings.MinWeight) continue;
            var gain = Worth(leftGradient, leftHessian) + Worth(gradient - leftGradient, rightHessian) - Worth(gradient, hessian);
            if (gain > best.Gain + 1e-9) best = new Split(gain, column, (byte)bin);
        }
    }

    private double Worth(double gradient, double hessian) => gradient * gradient / (hessian + _settings.Ridge);

    private void FillLeaves(Sampled sample, int[] nodes, Span<float> leaves)
    {
        var inner = leaves.Length - 1;
        var gradients = new double[leaves.Length];
        var hessians = new double[leaves.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            gradients[nodes[i] - inner] += sample.Gradients[i];
            hessians[nodes[i] - inner] += sample.Hessians[i];
        }

        for (var leaf = 0; leaf < leaves.Length; leaf++) leaves[leaf] = (float)(-_settings.Rate * gradients[leaf] / (hessians[leaf] + _settings.Ridge));
    }

    private void Apply(ReadOnlySpan<ushort> columns, ReadOnlySpan<float> thresholds, ReadOnlySpan<byte> cuts, ReadOnlySpan<float> leaves)
    {
        var inner = columns.Length;
        for (var row = 0; row < _rows; row++)
        {
            var node = 0;
            while (node < inner)
                node = (2 * node) + 1 + (thresholds[node] < float.PositiveInfinity && _bins[columns[node]][row] > cuts[node] ? 1 : 0);
            _odds[row] += leaves[node - inner];
        }
    }

    // Edges between bins at equal shares of the rows; a value falls in the first bin whose edge it does not exceed.
    private float[] EdgesOf(float[] rows, int column)
    {
        var step = Math.Max(1, _rows / 20_000);
        var values = new List<float>();
        for (var row = 0; row < _rows; row += step) values.Add(rows[((long)row * _columns) + column]);
        values.Sort();
        var distinct = values.Distinct().ToArray();
        if (distinct.Length <= Bins) return [.. distinct.Zip(distinct.Skip(1), (low, high) => (low + high) / 2)];
        return [.. Enumerable.Range(1, Bins - 1).Select(i => values[(int)((long)i * values.Count / Bins)]).Distinct()];
    }

    private static byte BinOf(float[] edges, float value)
    {
        int low = 0, high = edges.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (value <= edges[middle]) high = middle;
            else low = middle + 1;
        }

        return (byte)low;
    }

    private readonly record struct Split(double Gain, int Column, byte Cut);

    private sealed record Sampled(int[] Rows, float[] Gradients, float[] Hessians);
}
