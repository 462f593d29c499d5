using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Chooses the blocks of the article.</summary>
internal static class BlockSelector
{
    public static bool[] Select(Page page, BlockModel model)
    {
        var odds = BlockJudge.Judge(page, model);
        var kept = new bool[odds.Length];
        for (var i = 0; i < odds.Length; i++) kept[i] = odds[i] > 0;
        return kept;
    }
}
