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
        using var rows = new RowTable(page.Blocks.Count, OpinionFeatures.Count);
        // A group is judged while it is still in the processor's nearest memory.
        var features = new BlockFeatures(facts);
        var odds = model.First.LogOdds(rows, group => features.Fill(rows, group));
        var opinions = new OpinionFeatures(facts, odds);
        var verdicts = odds.AsSpan().ToArray();
        Span<float> second = stackalloc float[RowTable.GroupRows];
        for (var group = 0; group < rows.Groups; group++)
        {
            var start = group * RowTable.GroupRows;
            var first = odds.AsSpan(start, Math.Min(RowTable.GroupRows, odds.Length - start));
            if (!NeedsSecond(first)) continue;

            for (var i = 0; i < first.Length; i++)
            {
                if (first[i] >= Hopeless) opinions.Fill(rows, start + i);
            }

            model.Second.LogOdds(rows.Group(group), second);
            for (var i = 0; i < first.Length; i++)
            {
                if (first[i] >= Hopeless) verdicts[start + i] = second[i];
            }
        }

        for (var i = 0; i < verdicts.Length; i++) verdicts[i] -= model.Threshold;
        return verdicts;
    }

    private static bool NeedsSecond(ReadOnlySpan<float> first)
    {
        foreach (var odds in first)
        {
            if (odds >= Hopeless) return true;
        }

        return false;
    }
}
