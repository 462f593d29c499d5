using Serverless.Cleaning.Html.Judging;
using Serverless.Cleaning.Html.Metadata;
using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Html.Refusing;
using Serverless.Cleaning.Html.Writing;

namespace Serverless.Cleaning.Html;

/// <summary>Finds the article in an HTML page.</summary>
internal static class HtmlCleaner
{
    public static CleanedText Clean(string html, Uri? url) => Clean(html, url, BlockModel.Embedded);

    public static CleanedText Clean(string html, Uri? url, BlockModel model)
    {
        using var document = LeanParser.Parse(html);
        var data = StructuredData.Read(html, document.JsonLd);
        var page = PageReader.Read(document);
        page.StructuredBody = data.ArticleBody;
        var metadata = MetadataReader.Read(document, data, url);

        var kept = BlockSelector.Select(page, model);
        var refusal = PageRefusal.Of(page, kept);
        if (refusal is null) return new CleanedText(ArticleWriter.Kept(page, kept), RemovedWriter.Removed(page, kept), metadata);

        // A page that scripts fill in may still carry its text in its structured data.
        var body = StructuredBody.Read(page.StructuredBody);
        return body.Count > 0 ? new CleanedText(body, [], metadata) : new CleanedText([], [], metadata) { Refusal = refusal };
    }
}
