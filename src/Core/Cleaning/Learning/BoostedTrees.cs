namespace Serverless.Cleaning.Learning;

/// <summary>Boosted regression trees (Friedman, Greedy Function Approximation, 2001) of one fixed depth; a leaf adds to the log odds that a block or line belongs to the article.</summary>
internal sealed class BoostedTrees
{
    private const int SureStep = 25;
    private const float SureNot = -5.5f;

    private readonly Node[] _nodes;
    private readonly float[] _leaves;

    /// <param name="depth">Questions from the root of a tree to a leaf.</param>
    /// <param name="bias">Log odds before any tree.</param>
    /// <param name="columns">Per inner node, level by level, tree by tree: the column it asks.</param>
    /// <param name="thresholds">Per inner node: a greater value goes right.</param>
    /// <param name="leaves">Per leaf, from the left, tree by tree: what it adds.</param>
    public BoostedTrees(int depth, float bias, ushort[] columns, float[] thresholds, float[] leaves)
        : this(depth, bias, [.. columns.Zip(thresholds, (column, threshold) => new Node(threshold, column))], leaves)
    {
    }

    private BoostedTrees(int depth, float bias, Node[] nodes, float[] leaves)
    {
        Depth = depth;
        Bias = bias;
        _nodes = nodes;
        _leaves = leaves;
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
    /// What the trees say together. A row that the first trees are sure is not of the article is not asked on: the rest would
    /// move it further down, and most blocks of a page are such.
    /// </summary>
    public float LogOdds(ReadOnlySpan<float> row)
    {
        var odds = Bias;
        var depth = Depth;
        var inner = (1 << depth) - 1;
        var trees = Trees;
        ReadOnlySpan<Node> nodes = _nodes;
        for (var tree = 0; tree < trees; tree++)
        {
            if (tree % SureStep == 0 && odds < SureNot) break;

            var at = 0;
            for (var level = 0; level < depth; level++)
            {
                ref readonly var node = ref nodes[at];
                at += at + 1;
                if (row[node.Column] > node.Threshold) at++;
            }

            odds += _leaves[(tree << depth) + at - inner];
            nodes = nodes[inner..];
        }

        return odds;
    }

    private readonly record struct Node(float Threshold, int Column);
}
