using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Refusing;

/// <summary>Knows a page of teasers by its build: linked headlines, each with a line or two below, again and again.</summary>
internal static class SectionFront
{
    private const int MinTeasers = 4;
    private const int MaxTeaserSize = 260;

    public static bool Is(Page page, bool[] kept)
    {
        float inTeasers = 0, all = 0;
        var teasers = 0;
        var linked = -1;
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.LinkChars - block.PageLinkChars > 0.8f * block.Text.Length && block.Shape.Size is > 12 and < MaxTeaserSize)
            {
                linked = i;
                if (kept[i])
                {
                    all += block.Shape.Size;
                    inTeasers += block.Shape.Size;
                }

                continue;
            }

            if (!kept[i]) continue;
            all += block.Shape.Size;
            if (linked < 0 || i - linked > 3 || block.Shape.Size >= MaxTeaserSize || !ShareBox(page, block, page.Blocks[linked])) continue;
            teasers++;
            inTeasers += block.Shape.Size;
        }

        return teasers >= MinTeasers && inTeasers > 0.7f * all;
    }

    // The headline and its line stand in one card: boxes at most two levels apart, not the page itself.
    private static bool ShareBox(Page page, Block block, Block headline)
    {
        var a = page.Boxes[block.Box].Parent;
        var b = page.Boxes[headline.Box].Parent;
        if (a < 0 || b < 0) return false;
        return a == b || page.Boxes[b].Parent == a || page.Boxes[a].Parent == b;
    }
}
