using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Serverless.Cleaning.Learning;

/// <summary>Boosted regression trees (Friedman, Greedy Function Approximation, 2001) of one fixed depth; a leaf adds to the log odds that a block or line belongs to the article.</summary>
internal sealed class BoostedTrees
{
    private const int MostDepth = 6;
    private const int SureStep = 25;
    private const float SureNot = -5.5f;

    private readonly Node[] _nodes;
    private readonly float[] _leaves;
    private readonly int _columns;

    /// <param name="depth">Questions from the root of a tree to a leaf, 1 to 6.</param>
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
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, MostDepth);
        ArgumentOutOfRangeException.ThrowIfNotEqual(nodes.Length + (leaves.Length >> depth), leaves.Length);
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
    /// <param name="rows">The rows.</param>
    /// <param name="fill">Fills a group before it is read; null when all are filled.</param>
    public float[] LogOdds(RowTable rows, Action<int>? fill = null)
    {
        var odds = new float[rows.Rows];
        Span<float> ofGroup = stackalloc float[RowTable.GroupRows];
        for (var group = 0; group < rows.Groups; group++)
        {
            fill?.Invoke(group);
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

        var sum = Depth switch
        {
            1 => Sum<Last>(rows),
            2 => Sum<Inner<Last>>(rows),
            3 => Sum<Inner<Inner<Last>>>(rows),
            4 => Sum<Inner<Inner<Inner<Last>>>>(rows),
            5 => Sum<Inner<Inner<Inner<Inner<Last>>>>>(rows),
            _ => Sum<Inner<Inner<Inner<Inner<Inner<Last>>>>>>(rows),
        };
        sum.CopyTo(odds);
    }

    private Vector512<float> Sum<TRoot>(ReadOnlySpan<float> rows)
        where TRoot : struct, ILevel
    {
        var inner = (1 << Depth) - 1;
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref var leaves = ref MemoryMarshal.GetArrayDataReference(_leaves);
        var sum = Vector512.Create(Bias);
        var asked = Vector512<float>.AllBitsSet;
        for (var tree = 0; tree < Trees; tree++)
        {
            if (tree % SureStep == 0)
            {
                asked &= Vector512.GreaterThanOrEqual(sum, Vector512.Create(SureNot));
                if (asked == Vector512<float>.Zero) break;
            }

            sum += TRoot.Ask(0, inner, ref Unsafe.Add(ref nodes, tree * inner), ref Unsafe.Add(ref leaves, tree * (inner + 1)), ref row) & asked;
        }

        return sum;
    }

    private static Vector512<float> Answer(in Node node, ref float rows, Vector512<float> left, Vector512<float> right) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.LoadUnsafe(ref rows, (nuint)node.At), Vector512.Create(node.Threshold)), right, left);

    // All questions of a tree are asked of all rows, from the leaves up: no row waits for an answer to know its next question, and
    // there is nothing for the processor to guess. One type per level lets the compiler write a tree out without loops, with the
    // answers in registers, which takes half of the time. The constructor has seen that nodes and leaves are as many as are read.
    private interface ILevel
    {
        static abstract Vector512<float> Ask(int node, int inner, ref Node nodes, ref float leaves, ref float rows);
    }

    private readonly struct Inner<TBelow> : ILevel
        where TBelow : struct, ILevel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Ask(int node, int inner, ref Node nodes, ref float leaves, ref float rows) => Answer(
            Unsafe.Add(ref nodes, node),
            ref rows,
            TBelow.Ask((2 * node) + 1, inner, ref nodes, ref leaves, ref rows),
            TBelow.Ask((2 * node) + 2, inner, ref nodes, ref leaves, ref rows));
    }

    private readonly struct Last : ILevel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Ask(int node, int inner, ref Node nodes, ref float leaves, ref float rows) => Answer(
            Unsafe.Add(ref nodes, node),
            ref rows,
            Vector512.Create(Unsafe.Add(ref leaves, (2 * node) + 1 - inner)),
            Vector512.Create(Unsafe.Add(ref leaves, (2 * node) + 2 - inner)));
    }

    /// <param name="Threshold">A greater value goes right.</param>
    /// <param name="At">Where the asked column stands in a group of rows.</param>
    private readonly record struct Node(float Threshold, int At)
    {
        public int Column => At / RowTable.GroupRows;
    }
}
