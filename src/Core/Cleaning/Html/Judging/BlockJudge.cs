using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Says of each block how likely it belongs to the article.</summary>
internal static class BlockJudge
{
    /// <summary>Log odds per block, zero at the model's threshold.</summary>
    public static float[] Judge(Page page, BlockModel model)
    {
        if (page.Blocks.Count == 0) return [];

        var facts = PageFacts.Of(page);
        var rows = BlockFeatures.Of(facts);
        var first = Apply(model.First, rows, BlockFeatures.Count);
        var second = Apply(model.Second, OpinionFeatures.Of(facts, rows, first), OpinionFeatures.Count);
        for (var i = 0; i < second.Length; i++) second[i] -= model.Threshold;
        return second;
    }

    public static float[] Apply(BoostedTrees trees, float[] rows, int columns)
    {
        var odds = new float[rows.Length / columns];
        for (var i = 0; i < odds.Length; i++) odds[i] = trees.LogOdds(rows.AsSpan(i * columns, columns));
        return odds;
    }
}
