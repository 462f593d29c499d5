namespace Serverless.Cleaning.Html.Judging;

/// <summary>First opinions, weighted by size and summed over stretches, boxes and paths.</summary>
internal sealed class OpinionSums
{
    private const float Sure = 0.7f;

    private readonly float[] _kept;
    private readonly float[] _size;
    private readonly float[] _boxKept;
    private readonly PageFacts _facts;
    private readonly float[] _shares;
    private readonly float[] _paths;
    private readonly int[] _sureBefore;
    private readonly int[] _sureAfter;

    public OpinionSums(PageFacts facts, float[] shares)
    {
        _facts = facts;
        _shares = shares;
        var blocks = facts.Page.Blocks;
        _paths = new float[facts.Paths.Length];
        _kept = new float[blocks.Count + 1];
        _size = new float[blocks.Count + 1];
        _boxKept = new float[facts.Boxes.Length];
        _sureBefore = new int[blocks.Count];
        _sureAfter = new int[blocks.Count];
        FirstSure = LastSure = -1;
        for (var i = 0; i < blocks.Count; i++)
        {
            var size = blocks[i].Shape.Size;
            var kept = shares[i] * size;
            _kept[i + 1] = _kept[i] + kept;
            _size[i + 1] = _size[i] + size;
            _boxKept[blocks[i].Box] += kept;
            var path = facts.Page.Boxes[blocks[i].Box].Path;
            _paths[path] += kept;
            _sureBefore[i] = LastSure;
            if (shares[i] < Sure) continue;
            if (FirstSure < 0) FirstSure = i;
            LastSure = i;
        }

        var next = -1;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            _sureAfter[i] = next;
            if (shares[i] >= Sure) next = i;
        }

        for (var i = _boxKept.Length - 1; i > 0; i--)
        {
            if (facts.Page.Boxes[i].Parent >= 0) _boxKept[facts.Page.Boxes[i].Parent] += _boxKept[i];
        }
    }

    public int FirstSure { get; }

    public int LastSure { get; }

    public float Total => _kept[^1];

    public float Window(int start, int end)
    {
        start = Math.Clamp(start, 0, _shares.Length);
        end = Math.Clamp(end, start, _shares.Length);
        return start == end ? -0.1f : (_kept[end] - _kept[start]) / (_size[end] - _size[start] + 1);
    }

    public float InBoxWithout(int box, int block)
    {
        var size = _facts.Page.Blocks[block].Shape.Size;
        var rest = _facts.Boxes[box].Size - size;
        return rest < 1 ? -0.1f : (_boxKept[box] - (_shares[block] * size)) / rest;
    }

    public float InPath(int path) => _paths[path] / (_facts.Paths[path].Size + 1);

    public float ShareBefore(int block) => _kept[block] / (Total + 1);

    /// <summary>Blocks to the nearest other block that is surely of the article.</summary>
    public float DistanceToLikely(int block)
    {
        var before = _sureBefore[block] < 0 ? 100 : block - _sureBefore[block];
        var after = _sureAfter[block] < 0 ? 100 : _sureAfter[block] - block;
        return Math.Min(before, after);
    }
}
