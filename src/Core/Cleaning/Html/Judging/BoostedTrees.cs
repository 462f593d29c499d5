namespace Serverless.Cleaning.Html.Judging;

/// <summary>Boosted regression trees of one fixed depth; a leaf adds to the log odds that a block belongs to the article.</summary>
internal sealed class BoostedTrees
{
    private readonly ushort[] _columns;
    private readonly float[] _thresholds;
    private readonly float[] _leaves;

    public BoostedTrees(int depth, float bias, ushort[] columns, float[] thresholds, float[] leaves)
    {
        Depth = depth;
        Bias = bias;
        _columns = columns;
        _thresholds = thresholds;
        _leaves = leaves;
    }

    public int Depth { get; }

    public float Bias { get; }

    public int Trees => _leaves.Length >> Depth;

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
        foreach (var column in _columns) writer.Write(column);
        foreach (var threshold in _thresholds) writer.Write(threshold);
        foreach (var leaf in _leaves) writer.Write(leaf);
    }

    public float LogOdds(ReadOnlySpan<float> row)
    {
        var odds = Bias;
        var inner = (1 << Depth) - 1;
        var trees = Trees;
        for (var tree = 0; tree < trees; tree++)
        {
            var columns = _columns.AsSpan(tree * inner, inner);
            var thresholds = _thresholds.AsSpan(tree * inner, inner);
            var node = 0;
            for (var level = 0; level < Depth; level++)
                node = (2 * node) + 1 + (row[columns[node]] > thresholds[node] ? 1 : 0);
            odds += _leaves[(tree << Depth) + node - inner];
        }

        return odds;
    }
}
