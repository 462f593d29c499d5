using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>What the head of a page says about its article, as evidence for the judge.</summary>
internal static class PageHead
{
    public static void Read(IHtmlDocument document, Page page)
    {
        if (document.Head is not { } head) return;

        var children = head.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is not IElement element) continue;
            if (element.LocalName == "title") page.Title ??= element.TextContent;
            else if (element.LocalName == "meta") ReadMeta(element, page);
        }
    }

    private static void ReadMeta(IElement meta, Page page)
    {
        var name = meta.GetAttribute("property") ?? meta.GetAttribute("name");
        if (name is null) return;
        if (name is "og:title" or "twitter:title") page.SocialTitle ??= meta.GetAttribute("content");
        else if (name is "og:description" or "description" or "twitter:description") page.Description ??= meta.GetAttribute("content");
    }
}
