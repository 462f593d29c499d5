using System.Globalization;

namespace Serverless.Verifying.Grounding;

/// <summary>
/// A sum of small regression trees, trained by <c>tests/Bench train-verifier</c>. The file holds one line per tree: its nodes in
/// pre-order, a split as <c>feature:threshold</c>, a leaf as a number.
/// </summary>
internal sealed class Forest
{
    private readonly Node[][] _trees;
    private readonly double _start;

    private Forest(double start, Node[][] trees) => (_start, _trees) = (start, trees);

    /// <summary>Reads a forest from lines: the starting value, then the trees.</summary>
    public static Forest Parse(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return new Forest(double.Parse(all[0], CultureInfo.InvariantCulture), [.. all.Skip(1).Select(ParseTree)]);
    }

    /// <summary>How likely the features are those of an error, 0 to 1.</summary>
    public double Score(ReadOnlySpan<float> features)
    {
        var sum = _start;
        foreach (var tree in _trees)
        {
            var at = 0;
            while (tree[at].Feature >= 0) at = features[tree[at].Feature] <= tree[at].Value ? at + 1 : tree[at].Right;
            sum += tree[at].Value;
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    private static Node[] ParseTree(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var nodes = new Node[parts.Length];
        Read(parts, nodes, 0);
        return nodes;
    }

    // Returns the index behind the subtree.
    private static int Read(string[] parts, Node[] nodes, int at)
    {
        var colon = parts[at].IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            nodes[at] = new Node(-1, float.Parse(parts[at], CultureInfo.InvariantCulture), 0);
            return at + 1;
        }

        var right = Read(parts, nodes, at + 1);
        nodes[at] = new Node(int.Parse(parts[at].AsSpan(0, colon), CultureInfo.InvariantCulture), float.Parse(parts[at].AsSpan(colon + 1), CultureInfo.InvariantCulture), right);
        return Read(parts, nodes, right);
    }

    private readonly record struct Node(int Feature, float Value, int Right);
}
