using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Serverless.Cleaning.Learning;

/// <summary>Boosted regression trees (Friedman, Greedy Function Approximation, 2001) of one fixed depth; a leaf adds to the log odds that a block or line belongs to the article.</summary>
internal sealed class BoostedTrees
{
    private const int SureStep = 25;
    private const float SureNot = -5.5f;

    private readonly Node[] _nodes;
    private readonly float[] _leaves;
    private readonly int _columns;

    /// <param name="depth">Questions from the root of a tree to a leaf.</param>
    /// <param name="bias">Log odds before any tree.</param>
    /// <param name="columns">Per inner node, level by level, tree by tree: the column it asks.</param>
    /// <param name="thresholds">Per inner node: a greater value goes right.</param>
    /// <param name="leaves">Per leaf, from the left, tree by tree: what it adds.</param>
    public BoostedTrees(int depth, float bias, ushort[] columns, float[] thresholds, float[] leaves)
        : this(depth, bias, [.. columns.Zip(thresholds, (column, threshold) => new Node(threshold, column * RowTable.GroupRows))], leaves)
    {
    }

    private BoostedTrees(int depth, float bias, Node[] nodes, float[] leaves)
    {
        Depth = depth;
        Bias = bias;
        _nodes = nodes;
        _leaves = leaves;
        _columns = nodes.Length == 0 ? 0 : nodes.Max(node => node.Column) + 1;
    }

    public int Depth { get; }

    public float Bias { get; }

    public int Trees => _leaves.Length >> Depth;

    /// <summary>Trees whose log odds are the mean of those of several of equal depth.</summary>
    public static BoostedTrees Mean(IReadOnlyList<BoostedTrees> several) => new(
        several[0].Depth,
        several.Average(trees => trees.Bias),
        [.. several.SelectMany(trees => trees._nodes)],
        [.. several.SelectMany(trees => trees._leaves).Select(leaf => leaf / several.Count)]);

    public static BoostedTrees Read(BinaryReader reader)
    {
        var depth = reader.ReadInt32();
        var bias = reader.ReadSingle();
        var trees = reader.ReadInt32();
        var nodes = trees * ((1 << depth) - 1);
        var columns = new ushort[nodes];
        var thresholds = new float[nodes];
        var leaves = new float[trees << depth];
        for (var i = 0; i < nodes; i++) columns[i] = reader.ReadUInt16();
        for (var i = 0; i < nodes; i++) thresholds[i] = reader.ReadSingle();
        for (var i = 0; i < leaves.Length; i++) leaves[i] = reader.ReadSingle();
        return new BoostedTrees(depth, bias, columns, thresholds, leaves);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Depth);
        writer.Write(Bias);
        writer.Write(Trees);
        foreach (var node in _nodes) writer.Write((ushort)node.Column);
        foreach (var node in _nodes) writer.Write(node.Threshold);
        foreach (var leaf in _leaves) writer.Write(leaf);
    }

    /// <summary>
    /// What the trees say together of each row. A row that the first trees are sure is not of the article is not asked on: the rest
    /// would move it further down, and most blocks of a page are such.
    /// </summary>
    public float[] LogOdds(RowTable rows)
    {
        var odds = new float[rows.Rows];
        Span<float> ofGroup = stackalloc float[RowTable.GroupRows];
        for (var group = 0; group < rows.Groups; group++)
        {
            LogOdds(rows.Group(group), ofGroup);
            var start = group * RowTable.GroupRows;
            ofGroup[..Math.Min(RowTable.GroupRows, odds.Length - start)].CopyTo(odds.AsSpan(start));
        }

        return odds;
    }

    /// <summary>The same of one group of rows.</summary>
    /// <param name="rows">The group, column by column.</param>
    /// <param name="odds">Takes up one answer per row.</param>
    public void LogOdds(ReadOnlySpan<float> rows, Span<float> odds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, _columns * RowTable.GroupRows);

        var sum = Vector512.Create(Bias);
        var asked = Vector512<float>.AllBitsSet;
        Span<Vector512<float>> answers = stackalloc Vector512<float>[1 << (Depth - 1)];
        for (var tree = 0; tree < Trees; tree++)
        {
            if (tree % SureStep == 0)
            {
                asked &= Vector512.GreaterThanOrEqual(sum, Vector512.Create(SureNot));
                if (asked == Vector512<float>.Zero) break;
            }

            sum += Ask(tree, rows, answers) & asked;
        }

        sum.CopyTo(odds);
    }

    // All questions of a tree are asked of all rows, from the leaves up: no row waits for an answer to know its next question, and
    // there is nothing for the processor to guess.
    private Vector512<float> Ask(int tree, ReadOnlySpan<float> rows, Span<Vector512<float>> answers)
    {
        ref var row = ref MemoryMarshal.GetReference(rows);
        var nodes = _nodes.AsSpan(tree * ((1 << Depth) - 1), (1 << Depth) - 1);
        var level = nodes[(nodes.Length / 2)..];
        var leaves = _leaves.AsSpan(tree << Depth, 1 << Depth);
        for (var i = 0; i < level.Length && leaves.Length > 1; i++, leaves = leaves[2..])
            answers[i] = Answer(level[i], ref row, Vector512.Create(leaves[0]), Vector512.Create(leaves[1]));
        for (var count = level.Length / 2; count > 0; count /= 2)
        {
            level = nodes.Slice(count - 1, count);
            for (var i = 0; i < level.Length; i++) answers[i] = Answer(level[i], ref row, answers[2 * i], answers[(2 * i) + 1]);
        }

        return answers[0];
    }

    private static Vector512<float> Answer(in Node node, ref float rows, Vector512<float> left, Vector512<float> right) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.LoadUnsafe(ref rows, (nuint)node.At), Vector512.Create(node.Threshold)), right, left);

    /// <param name="Threshold">A greater value goes right.</param>
    /// <param name="At">Where the asked column stands in a group of rows.</param>
    private readonly record struct Node(float Threshold, int At)
    {
        public int Column => At / RowTable.GroupRows;
    }
}
