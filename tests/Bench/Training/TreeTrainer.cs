using System.Runtime.Intrinsics;
using Serverless.Cleaning.Learning;

namespace Serverless.Bench.Training;

/// <summary>How trees are grown.</summary>
/// <param name="Trees">How many.</param>
/// <param name="Depth">Questions from the root to a leaf.</param>
/// <param name="Rate">Share of a leaf's best answer that it gives.</param>
/// <param name="ColumnShare">Share of the columns a tree may ask.</param>
/// <param name="MinWeight">Least weight of a leaf.</param>
/// <param name="Ridge">Weight that draws leaves towards zero.</param>
/// <param name="Seed">Of the draws.</param>
/// <param name="PageShare">Share of the pages a tree learns from, where rows have pages (Friedman, Stochastic Gradient Boosting, 2002).</param>
internal sealed record TreeSettings(int Trees, int Depth, float Rate, float ColumnShare, float MinWeight, float Ridge, int Seed, double PageShare = 1);

/// <summary>
/// Gradient-boosted trees of fixed depth for a yes-or-no question whose answers may be anything between, by histograms;
/// second-order gains as in Chen &amp; Guestrin, XGBoost, 2016.
/// </summary>
internal sealed class TreeTrainer
{
    private const int Bins = 64;
    private const float KeepWhenSure = 0.25f;

    // The parts of a sum of slopes.
    private const int Gradient = 0;
    private const int Curvature = 1;

    private readonly TreeSettings _settings;
    private readonly int _columns;
    private readonly int _rows;
    private readonly float[] _labels;
    private readonly float[] _weights;
    private readonly int[]? _pages;
    private readonly float[][] _edges;
    private readonly byte[][] _bins;
    private readonly float[] _odds;
    private readonly Random _random;

    private TreeTrainer(TreeSettings settings, int columns, float[] rows, float[] labels, float[] weights, int[]? pages)
    {
        _settings = settings;
        _columns = columns;
        _rows = labels.Length;
        _labels = labels;
        _weights = weights;
        _pages = pages;
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

    /// <param name="settings">How.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="rows">Row after row.</param>
    /// <param name="labels">Per row, 0 to 1.</param>
    /// <param name="weights">Per row.</param>
    /// <param name="pages">Per row, the number of its page; null when each row is drawn for itself.</param>
    public static BoostedTrees Train(TreeSettings settings, int columns, float[] rows, float[] labels, float[] weights, int[]? pages = null) =>
        new TreeTrainer(settings, columns, rows, labels, weights, pages).Grow();

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
        var slopes = new List<Vector128<double>>(_rows);
        var drawn = _pages is null ? [] : Enumerable.Range(0, _pages.Max() + 1).Select(_ => _random.NextDouble() < _settings.PageShare).ToArray();
        for (var row = 0; row < _rows; row++)
        {
            if (_weights[row] <= 0 || (_pages is not null && !drawn[_pages[row]])) continue;
            var share = 1 / (1 + MathF.Exp(-_odds[row]));
            var gradient = share - _labels[row];
            var scale = _weights[row];
            if (MathF.Abs(gradient) < 0.1f)
            {
                if (_random.NextDouble() > KeepWhenSure) continue;
                scale /= KeepWhenSure;
            }

            rows.Add(row);
            slopes.Add(Vector128.Create(gradient * scale, MathF.Max(share * (1 - share), 1e-3f) * scale));
        }

        return new Sampled([.. rows], [.. slopes]);
    }

    // Columns are searched side by side; of equal gains the first column's counts, or the trees would depend on the threads.
    private Split[] FindSplits(Sampled sample, int[] usable, int[] nodes, int first, int count)
    {
        var found = new Split[usable.Length][];
        Parallel.For(0, usable.Length, () => new Vector128<double>[count * Bins], (at, _, sums) =>
        {
            Array.Clear(sums);
            var bins = _bins[usable[at]];
            for (var i = 0; i < nodes.Length; i++) sums[((nodes[i] - first) * Bins) + bins[sample.Rows[i]]] += sample.Slopes[i];
            found[at] = new Split[count];
            for (var node = 0; node < count; node++) found[at][node] = BestOf(usable[at], sums.AsSpan(node * Bins, Bins));
            return sums;
        }, _ => { });
        return [.. Enumerable.Range(0, count).Select(node => found.Aggregate(default(Split), (best, column) => column[node].Gain > best.Gain ? column[node] : best))];
    }

    private Split BestOf(int column, ReadOnlySpan<Vector128<double>> sums)
    {
        var all = Vector128<double>.Zero;
        foreach (var sum in sums) all += sum;
        if (all[Curvature] == 0) return default;

        var best = default(Split);
        var left = Vector128<double>.Zero;
        for (var bin = 0; bin < _edges[column].Length; bin++)
        {
            left += sums[bin];
            var right = all - left;
            if (left[Curvature] < _settings.MinWeight || right[Curvature] < _settings.MinWeight) continue;
            var gain = Worth(left) + Worth(right) - Worth(all);
            if (gain > best.Gain + 1e-9) best = new Split(gain, column, (byte)bin);
        }

        return best;
    }

    private double Worth(Vector128<double> sum) => sum[Gradient] * sum[Gradient] / (sum[Curvature] + _settings.Ridge);

    private void FillLeaves(Sampled sample, int[] nodes, Span<float> leaves)
    {
        var inner = leaves.Length - 1;
        var sums = new Vector128<double>[leaves.Length];
        for (var i = 0; i < nodes.Length; i++) sums[nodes[i] - inner] += sample.Slopes[i];
        for (var leaf = 0; leaf < leaves.Length; leaf++) leaves[leaf] = (float)(-_settings.Rate * sums[leaf][Gradient] / (sums[leaf][Curvature] + _settings.Ridge));
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

    /// <param name="Rows">The rows drawn.</param>
    /// <param name="Slopes">First and second derivative of the loss at each.</param>
    private sealed record Sampled(int[] Rows, Vector128<double>[] Slopes);
}
