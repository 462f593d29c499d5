using System.Buffers.Binary;

namespace Serverless.Cleaning.Learning;

/// <summary>
/// Gradient-boosted decision trees (Friedman, Greedy Function Approximation, 2001) for a yes-or-no question. Trees are complete:
/// node n's children are 2n+1 and 2n+2, so a tree needs no pointers and evaluation no branches on shape.
/// </summary>
internal sealed class TreeEnsemble
{
    private const uint Magic = 0x31455254; // "TRE1"

    private readonly int _depth;
    private readonly float _bias;
    private readonly byte[] _features;
    private readonly float[] _thresholds;
    private readonly float[] _leaves;

    /// <param name="depth">Levels of inner nodes.</param>
    /// <param name="bias">Score before the first tree.</param>
    /// <param name="features">Feature of each inner node, tree after tree.</param>
    /// <param name="thresholds">A row goes right when its feature is above the threshold.</param>
    /// <param name="leaves">Score each leaf adds.</param>
    public TreeEnsemble(int depth, float bias, byte[] features, float[] thresholds, float[] leaves)
    {
        _depth = depth;
        _bias = bias;
        _features = features;
        _thresholds = thresholds;
        _leaves = leaves;
    }

    public int Trees => _leaves.Length >> _depth;

    /// <summary>One ensemble whose score is the mean of the scores of several of equal depth.</summary>
    public static TreeEnsemble Mean(IReadOnlyList<TreeEnsemble> ensembles) => new(
        ensembles[0]._depth,
        ensembles.Average(ensemble => ensemble._bias),
        [.. ensembles.SelectMany(ensemble => ensemble._features)],
        [.. ensembles.SelectMany(ensemble => ensemble._thresholds)],
        [.. ensembles.SelectMany(ensemble => ensemble._leaves).Select(leaf => leaf / ensembles.Count)]);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static TreeEnsemble Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic) throw new InvalidDataException("Not a tree ensemble.");

        var depth = reader.ReadByte();
        var trees = reader.ReadUInt16();
        var bias = reader.ReadSingle();
        var features = reader.ReadBytes(trees * ((1 << depth) - 1));
        var thresholds = ReadHalves(reader, features.Length);
        var leaves = ReadHalves(reader, trees << depth);
        return new TreeEnsemble(depth, bias, features, thresholds, leaves);
    }

    /// <summary>Writes the ensemble in 16-bit floats; reading it back gives the rounded trees.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write((byte)_depth);
        writer.Write((ushort)Trees);
        writer.Write(_bias);
        writer.Write(_features);
        foreach (var threshold in _thresholds) writer.Write((Half)threshold);
        foreach (var leaf in _leaves) writer.Write((Half)leaf);
    }

    /// <summary>How likely the answer is yes, 0 to 1.</summary>
    public float Probability(ReadOnlySpan<float> row)
    {
        var inner = (1 << _depth) - 1;
        var score = _bias;
        for (int tree = 0, node = 0, leaf = 0; leaf < _leaves.Length; tree++, node += inner, leaf += inner + 1)
        {
            var at = 0;
            for (var level = 0; level < _depth; level++) at = (2 * at) + (row[_features[node + at]] > _thresholds[node + at] ? 2 : 1);
            score += _leaves[leaf + at - inner];
        }

        return 1 / (1 + MathF.Exp(-score));
    }

    private static float[] ReadHalves(BinaryReader reader, int count)
    {
        var bytes = reader.ReadBytes(count * 2);
        var values = new float[count];
        for (var i = 0; i < count; i++) values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes.AsSpan(i * 2));
        return values;
    }
}
