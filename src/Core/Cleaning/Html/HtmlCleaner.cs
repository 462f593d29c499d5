using AngleSharp.Html.Parser;

namespace Serverless.Cleaning.Html;

/// <summary>Finds the article in an HTML page.</summary>
internal static class HtmlCleaner
{
    public static CleanedText Clean(string html, Uri? url)
    {
        var document = new HtmlParser().ParseDocument(html);
        var blocks = document.QuerySelectorAll("p")
            .Select(paragraph => new TextBlock(BlockKind.Paragraph, string.Join(' ', paragraph.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))
            .Where(block => block.Text.Length > 0)
            .ToList();
        return new CleanedText(blocks, [], new ArticleMetadata { Title = document.Title, Language = document.DocumentElement.GetAttribute("lang"), Url = url });
    }
}
