using System.Buffers;
using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Learning;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Says of each block how likely it belongs to the article.</summary>
internal static class BlockJudge
{
    /// <summary>A block of lower first log odds gets no second opinion: about half of a page, which costs half of the time.</summary>
    public const float Hopeless = -5;

    /// <summary>Log odds per block, zero at the model's threshold.</summary>
    public static float[] Judge(Page page, BlockModel model)
    {
        if (page.Blocks.Count == 0) return [];

        var facts = PageFacts.Of(page);
        var columns = BlockFeatures.Count;
        var rows = ArrayPool<float>.Shared.Rent(page.Blocks.Count * columns);
        BlockFeatures.Fill(facts, rows);
        var odds = Apply(model.First, rows.AsSpan(0, page.Blocks.Count * columns), columns);
        var opinions = new OpinionFeatures(facts, odds);
        var second = new float[odds.Length];
        Span<float> row = stackalloc float[OpinionFeatures.Count];
        for (var i = 0; i < odds.Length; i++)
        {
            second[i] = odds[i] - model.Threshold;
            if (odds[i] < Hopeless) continue;

            opinions.Fill(row, i, rows.AsSpan(i * columns, columns));
            second[i] = model.Second.LogOdds(row) - model.Threshold;
        }

        ArrayPool<float>.Shared.Return(rows);
        return second;
    }

    public static float[] Apply(BoostedTrees trees, ReadOnlySpan<float> rows, int columns)
    {
        var odds = new float[rows.Length / columns];
        for (var i = 0; i < odds.Length; i++) odds[i] = trees.LogOdds(rows.Slice(i * columns, columns));
        return odds;
    }
}
