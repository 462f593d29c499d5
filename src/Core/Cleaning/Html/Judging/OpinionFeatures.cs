using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Learning;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Rows for the second opinion: the first row of numbers and the first opinions on the block and all around it.</summary>
internal sealed class OpinionFeatures
{
    private const int Reach = 4;
    private const int Own = 1 + (2 * Reach) + 4 + 4 + 6 + 4;

    private readonly PageFacts _facts;
    private readonly float[] _odds;
    private readonly float[] _shares;
    private readonly OpinionSums _sums;

    /// <param name="facts">The page.</param>
    /// <param name="odds">First opinion on each block, log odds.</param>
    public OpinionFeatures(PageFacts facts, float[] odds)
    {
        _facts = facts;
        _odds = odds;
        _shares = Array.ConvertAll(odds, value => 1 / (1 + MathF.Exp(-value)));
        _sums = new OpinionSums(facts, _shares);
    }

    /// <summary>Columns of a row; the same for every page.</summary>
    public static int Count { get; } = BlockFeatures.Count + Own;

    /// <summary>Fills the columns behind those of <see cref="BlockFeatures"/> in the row of one block.</summary>
    public void Fill(RowTable rows, int i)
    {
        var row = rows.Row(i, BlockFeatures.Count);
        var blocks = _facts.Page.Blocks;
        row.Add(_odds[i]);
        for (var step = 1; step <= Reach; step++)
        {
            row.Add(i - step >= 0 ? _shares[i - step] : -0.1f);
            row.Add(i + step < blocks.Count ? _shares[i + step] : -0.1f);
        }

        row.Add(_sums.Window(i - 3, i));
        row.Add(_sums.Window(i + 1, i + 4));
        row.Add(_sums.Window(i - 10, i));
        row.Add(_sums.Window(i + 1, i + 11));

        var box = blocks[i].Box;
        for (var level = 0; level < 4; level++)
        {
            row.Add(_sums.InBoxWithout(box, i));
            box = Math.Max(_facts.Page.Boxes[box].Parent, 0);
        }

        row.Add(_sums.InPath(_facts.Page.Boxes[blocks[i].Box].Path));
        row.Add(_sums.ShareBefore(i));
        row.Add(_sums.Total);
        row.Add(i - _sums.FirstSure);
        row.Add(i - _sums.LastSure);
        row.Add(_sums.DistanceToLikely(i));

        var heading = NextHeading(i);
        row.Add(heading < 0 ? -1 : heading - i);
        row.Add(_sums.Window(i + 1, heading < 0 ? i + 8 : heading));
        var last = LastHeading(i);
        row.Add(last < 0 ? -0.1f : _shares[last]);
        row.Add(last < 0 ? -0.1f : _sums.Window(last + 1, i));
    }

    private bool IsHeading(int i) => _facts.Page.Boxes[_facts.Page.Blocks[i].Box].Text is >= TextTag.Heading1 and <= TextTag.Heading6;

    private int NextHeading(int i)
    {
        for (var j = i + 1; j < _facts.Page.Blocks.Count && j < i + 30; j++)
        {
            if (IsHeading(j)) return j;
        }

        return -1;
    }

    private int LastHeading(int i)
    {
        for (var j = i - 1; j >= 0 && j > i - 30; j--)
        {
            if (IsHeading(j)) return j;
        }

        return -1;
    }
}
