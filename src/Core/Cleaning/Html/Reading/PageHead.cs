namespace Serverless.Cleaning.Html.Reading;

/// <summary>What the head of a page says about its article, as evidence for the judge.</summary>
internal static class PageHead
{
    public static void Read(LeanDocument document, Page page)
    {
        if (document.Head is not { } head) return;

        for (var child = head.First; child is not null; child = child.Next)
        {
            if (child is not LeanElement element) continue;
            if (element.LocalName == "title") page.Title ??= element.TextContent();
            else if (element.LocalName == "meta") ReadMeta(element, page);
        }
    }

    private static void ReadMeta(LeanElement meta, Page page)
    {
        var name = meta.GetAttribute("property") ?? meta.GetAttribute("name");
        if (name is null) return;
        if (name is "og:title" or "twitter:title") page.SocialTitle ??= meta.GetAttribute("content");
        else if (name is "og:description" or "description" or "twitter:description") page.Description ??= meta.GetAttribute("content");
    }
}
