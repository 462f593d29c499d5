using Serverless.Articles;
using Serverless.Cleaning;
using Serverless.Cleaning.Charset;
using Serverless.Cleaning.Html;
using Serverless.Cleaning.Html.Judging;

namespace Serverless.Bench.Extraction;

/// <summary>The cleaners that the benches compare: bytes of a page in, text out.</summary>
internal static class Extractors
{
    public static string Ours(GoldPage page, byte[] bytes)
    {
        try
        {
            return ArticleCleaner.Clean(new ArticleSource { Name = page.Id, Bytes = bytes, Url = page.Url }).Text;
        }
        catch (UnreadableArticleException)
        {
            return "";
        }
    }

    public static string Ours(GoldPage page, byte[] bytes, BlockModel model) =>
        string.Join("\n\n", HtmlCleaner.Clean(CharsetReader.Read(bytes, null).Text, page.Url, model).Blocks.Select(block => block.Text));

    public static string SmartReader(GoldPage page, string html)
    {
        var reader = new SmartReader.Reader(page.Url?.IsAbsoluteUri == true && page.Url.Scheme.StartsWith("http", StringComparison.Ordinal) ? page.Url.ToString() : "https://localhost/", html);
        var article = reader.GetArticle();
        return article.IsReadable || article.TextContent is { Length: > 0 } ? article.TextContent ?? "" : "";
    }
}
