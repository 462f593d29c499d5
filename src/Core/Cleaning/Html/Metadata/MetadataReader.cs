using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Languages;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>What a page says about its article, from structured data, head elements and the visible page, in agreement where they differ.</summary>
internal static class MetadataReader
{
    /// <summary>Reads a page's metadata; every value null when the page does not say.</summary>
    /// <param name="document">The parsed page; the text of its scripts is not needed.</param>
    /// <param name="html">The page as it came, for the structured data in its scripts.</param>
    /// <param name="url">Where the page was fetched from; null when unknown.</param>
    internal static ArticleMetadata Read(LeanDocument document, string html, Uri? url) => Read(document, StructuredData.Read(html, document.JsonLd), url);

    /// <summary>The same for a caller that has read the structured data already.</summary>
    internal static ArticleMetadata Read(LeanDocument document, StructuredData data, Uri? url)
    {
        var tags = HeadTags.Read(document);
        var address = AddressReader.Read(data, tags, url);
        var site = new SiteNames(SiteNameReader.Read(data, tags), address ?? url);
        var language = Language(document.Root, data, tags);
        var isMonthFirst = IsMonthFirst(language);

        var byline = BylineReader.Said(data, tags, site);
        var dates = DateReader.Said(data, tags, isMonthFirst);
        // Most news pages say all in their head; only the others are worth a look at every class.
        var isComplete = byline.HasPersons && dates.Published is not null && !DateReader.IsTemplateDay(dates);
        var signals = PageSignals.Read(document, tags, isWanted: !isComplete);
        var headline = TitleReader.Read(data, tags, signals, site);
        if (!isComplete)
        {
            BylineReader.AddShown(byline, tags, signals, headline.Order);
            dates = DateReader.AddShown(dates, tags, signals, headline.Order, url ?? address, isMonthFirst);
        }

        return new ArticleMetadata
        {
            Title = headline.Title,
            Byline = byline.Text(language is null || language.StartsWith("en", StringComparison.Ordinal)),
            SiteName = site.Name,
            PublishedAt = dates.Published,
            ModifiedAt = dates.Modified,
            Language = language,
            Url = address,
        };
    }

    private static string? Language(LeanElement? root, StructuredData data, HeadTags tags) =>
        LanguageTag.Normalize(root?.GetAttribute("lang") ?? root?.GetAttribute("xml:lang"))
        ?? LanguageTag.Normalize(tags.First("content-language", "language"))
        ?? LanguageTag.Normalize(data.Language)
        ?? LanguageTag.Normalize(tags.First("og:locale", "dc.language"));

    // Only Americans put the month first; pages of other English-speaking countries usually say so.
    private static bool IsMonthFirst(string? language) => language is null or "en" or "en-US" or "en-PH";
}
