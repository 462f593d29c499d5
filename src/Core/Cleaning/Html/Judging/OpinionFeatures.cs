using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Rows for the second opinion: the first row of numbers and the first opinions on the block and all around it.</summary>
internal static class OpinionFeatures
{
    private const int Reach = 4;
    private const int Own = 1 + (2 * Reach) + 4 + 4 + 6 + 4;

    public static int Count { get; } = BlockFeatures.Count + Own;

    public static float[] Of(PageFacts facts, float[] first, float[] odds)
    {
        var blocks = facts.Page.Blocks;
        var rows = new float[blocks.Count * Count];
        var shares = new float[blocks.Count];
        for (var i = 0; i < shares.Length; i++) shares[i] = 1 / (1 + MathF.Exp(-odds[i]));
        var sums = new OpinionSums(facts, shares);
        for (var i = 0; i < blocks.Count; i++)
        {
            first.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count).CopyTo(rows.AsSpan(i * Count));
            Fill(rows.AsSpan((i * Count) + BlockFeatures.Count, Own), i, facts, odds, shares, sums);
        }

        return rows;
    }

    private static void Fill(Span<float> row, int i, PageFacts facts, float[] odds, float[] shares, OpinionSums sums)
    {
        var blocks = facts.Page.Blocks;
        var at = 0;
        row[at++] = odds[i];
        for (var step = 1; step <= Reach; step++)
        {
            row[at++] = i - step >= 0 ? shares[i - step] : -0.1f;
            row[at++] = i + step < blocks.Count ? shares[i + step] : -0.1f;
        }

        row[at++] = sums.Window(i - 3, i);
        row[at++] = sums.Window(i + 1, i + 4);
        row[at++] = sums.Window(i - 10, i);
        row[at++] = sums.Window(i + 1, i + 11);

        var box = blocks[i].Box;
        for (var level = 0; level < 4; level++)
        {
            row[at++] = sums.InBoxWithout(box, i);
            box = Math.Max(facts.Page.Boxes[box].Parent, 0);
        }

        row[at++] = sums.InPath(facts.Page.Boxes[blocks[i].Box].Path);
        row[at++] = sums.ShareBefore(i);
        row[at++] = MathF.Log2(1 + sums.Total);
        row[at++] = i - sums.FirstSure < 0 ? -MathF.Log2(1 + sums.FirstSure - i) : MathF.Log2(1 + i - sums.FirstSure);
        row[at++] = i - sums.LastSure < 0 ? -MathF.Log2(1 + sums.LastSure - i) : MathF.Log2(1 + i - sums.LastSure);
        row[at++] = sums.DistanceToLikely(i);

        var heading = NextHeading(i, facts);
        row[at++] = heading < 0 ? -1 : heading - i;
        row[at++] = sums.Window(i + 1, heading < 0 ? i + 8 : heading);
        var last = LastHeading(i, facts);
        row[at++] = last < 0 ? -0.1f : shares[last];
        row[at] = last < 0 ? -0.1f : sums.Window(last + 1, i);
    }

    private static bool IsHeading(int i, PageFacts facts) => facts.Page.Boxes[facts.Page.Blocks[i].Box].Text is >= TextTag.Heading1 and <= TextTag.Heading6;

    private static int NextHeading(int i, PageFacts facts)
    {
        for (var j = i + 1; j < facts.Page.Blocks.Count && j < i + 30; j++)
        {
            if (IsHeading(j, facts)) return j;
        }

        return -1;
    }

    private static int LastHeading(int i, PageFacts facts)
    {
        for (var j = i - 1; j >= 0 && j > i - 30; j--)
        {
            if (IsHeading(j, facts)) return j;
        }

        return -1;
    }
}
