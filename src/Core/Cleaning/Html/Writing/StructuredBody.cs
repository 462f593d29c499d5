using System.Net;
using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Writing;

/// <summary>The text that a page's structured data gives as its article's, for pages whose own body is empty until scripts run.</summary>
internal static class StructuredBody
{
    private const int MinChars = 100;

    // Markup inside JSON is often escaped once more, sometimes twice.
    private const int MostDecodings = 2;

    public static List<TextBlock> Read(string? body)
    {
        if (body is null || body.Length < MinChars) return [];

        for (var i = 0; i < MostDecodings && body.Contains('&'); i++) body = WebUtility.HtmlDecode(body);
        return body.Contains("</", StringComparison.Ordinal) || body.Contains("<br", StringComparison.OrdinalIgnoreCase) ? FromMarkup(body) : FromLines(body);
    }

    private static List<TextBlock> FromMarkup(string body)
    {
        var page = PageReader.Read(LeanParser.Parse(body));
        var kept = new bool[page.Blocks.Count];
        Array.Fill(kept, true);
        return ArticleWriter.Kept(page, kept);
    }

    private static List<TextBlock> FromLines(string body)
    {
        var blocks = new List<TextBlock>();
        foreach (var line in body.Split('\n'))
        {
            var text = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (text.Length > 0) blocks.Add(new TextBlock(BlockKind.Paragraph, text));
        }

        return blocks;
    }
}
