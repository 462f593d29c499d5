using AngleSharp.Html.Dom;
using Serverless.Cleaning.Languages;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>What a page says about its article, from structured data, head elements and the visible page, in agreement where they differ.</summary>
internal static class MetadataReader
{
    /// <summary>Reads a page's metadata; every value null when the page does not say.</summary>
    /// <param name="document">The parsed page; the text of its scripts is not needed.</param>
    /// <param name="html">The page as it came, for the structured data in its scripts.</param>
    /// <param name="url">Where the page was fetched from; null when unknown.</param>
    internal static ArticleMetadata Read(IHtmlDocument document, string html, Uri? url) => Read(document, StructuredData.Read(html), url);

    /// <summary>The same for a caller that has read the structured data already.</summary>
    internal static ArticleMetadata Read(IHtmlDocument document, StructuredData data, Uri? url)
    {
        var tags = HeadTags.Read(document);
        var signals = PageSignals.Read(document, tags);
        var address = AddressReader.Read(data, tags, url);
        var siteName = SiteNameReader.Read(data, tags);
        var dates = DateReader.Read(data, tags, signals, address ?? url);
        return new ArticleMetadata
        {
            Title = TitleReader.Read(data, tags, signals, siteName),
            Byline = BylineReader.Read(data, tags, signals, siteName, document.DocumentElement.GetAttribute("lang")),
            SiteName = siteName,
            PublishedAt = dates.Published,
            ModifiedAt = dates.Modified,
            Language = LanguageTag.Normalize(document.DocumentElement.GetAttribute("lang") ?? document.DocumentElement.GetAttribute("xml:lang"))
                ?? LanguageTag.Normalize(tags.First("content-language", "language"))
                ?? LanguageTag.Normalize(data.Language)
                ?? LanguageTag.Normalize(tags.First("og:locale", "dc.language")),
            Url = address,
        };
    }
}
