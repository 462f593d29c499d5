using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Html.Words;

namespace Serverless.Cleaning.Html.Refusing;

/// <summary>Tells pages without an article from pages with one, and says what they are.</summary>
internal static class PageRefusal
{
    /// <summary>Less text than this is no article in any script.</summary>
    private const float MinSize = 60;
    private const float ShortSize = 600;

    /// <summary>The reason why there is no article, in a sentence that says what to do; null when there is one.</summary>
    public static string? Of(Page page, bool[] kept)
    {
        var size = KeptSize(page, kept);
        if (size < MinSize) return ReasonForNothing(page);
        if (size < ShortSize && Speaks(page, kept, Wording.Robot)) return "The page asks the visitor to prove to be human. Fetch it in a browser and upload what it shows.";
        if (size < ShortSize && Speaks(page, kept, Wording.Consent)) return "The page holds a consent notice and no article. Accept it in a browser and upload what comes behind it.";
        if (SectionFront.Is(page, kept)) return "The page lists articles and is none itself. Upload one of the articles.";
        return null;
    }

    private static string ReasonForNothing(Page page)
    {
        var all = new bool[page.Blocks.Count];
        Array.Fill(all, true);
        if (Speaks(page, all, Wording.Robot)) return "The page asks the visitor to prove to be human. Fetch it in a browser and upload what it shows.";
        if (page.Blocks.TrueForAll(block => IsNoise(page, block))) return "The page is empty until scripts run. Save it from a browser and upload that.";
        if (Speaks(page, all, Wording.Consent)) return "The page holds a consent notice and no article. Accept it in a browser and upload what comes behind it.";
        return "There is no article text on the page: only menus, links or teasers. Upload a page with one article.";
    }

    private static bool IsNoise(Page page, Block block)
    {
        for (var box = block.Box; box >= 0; box = page.Boxes[box].Parent)
        {
            if (page.Boxes[box].Own.Has(Meaning.NoScriptTag)) return true;
        }

        return block.Shape.Size < 30 || WordingOf(block, Wording.Script);
    }

    private static float KeptSize(Page page, bool[] kept)
    {
        float size = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i]) size += page.Blocks[i].Shape.Size;
        }

        return size;
    }

    // Most of the text says so, not one paragraph of a story about cookies.
    private static bool Speaks(Page page, bool[] kept, Wording wording)
    {
        float saying = 0, all = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            if (!kept[i]) continue;
            var size = page.Blocks[i].Shape.Size;
            all += size;
            if (WordingOf(page.Blocks[i], wording)) saying += size;
        }

        return saying > 0.4f * all;
    }

    private static bool WordingOf(Block block, Wording wording)
    {
        Span<byte> places = stackalloc byte[WordingReader.Count];
        WordingReader.Read(block.Text, block.Shape.Ideographs > 0, places);
        return places[(int)wording] > 0;
    }
}
