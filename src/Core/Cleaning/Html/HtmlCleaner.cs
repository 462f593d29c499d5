using Serverless.Cleaning.Html.Judging;
using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html;

/// <summary>Finds the article in an HTML page.</summary>
internal static class HtmlCleaner
{
    public static CleanedText Clean(string html, Uri? url) => Clean(html, url, BlockModel.Embedded);

    public static CleanedText Clean(string html, Uri? url, BlockModel model)
    {
        var document = LeanParser.Parse(html);
        var page = PageReader.Read(document);
        page.StructuredBody = StructuredBody.Find(html);
        var odds = BlockJudge.Judge(page, model);
        var blocks = new List<TextBlock>();
        for (var i = 0; i < odds.Length; i++)
        {
            if (odds[i] > 0) blocks.Add(new TextBlock(BlockKind.Paragraph, page.Blocks[i].Text));
        }

        return new CleanedText(blocks, [], new ArticleMetadata { Title = document.Title, Language = document.DocumentElement.GetAttribute("lang"), Url = url });
    }
}
