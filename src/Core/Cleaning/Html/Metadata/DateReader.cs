namespace Serverless.Cleaning.Html.Metadata;

/// <summary>When the article was published and last changed, only as precise as the page says.</summary>
internal static class DateReader
{
    /// <summary>ISO 8601, each null when unknown.</summary>
    internal readonly record struct Dates(string? Published, string? Modified);

    public static Dates Read(StructuredData data, HeadTags tags, PageSignals signals, int headline, Uri? url, bool monthFirst)
    {
        var published = DateParser.Parse(data.DatePublished)
            ?? DateParser.Parse(tags.First(
                "article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date", "sailthru.date", "datePublished", "dateCreated",
                "article.published", "article:post_date", "published_time", "publication_date", "publish_date", "publish-date", "publishdate", "pubdate", "cXenseParse:recs:publishtime",
                "dcterms.created", "dcterms.date", "dc.date.issued", "dc.date.created", "dc.date", "citation_publication_date", "citation_online_date", "date", "originalpublicationdate"), monthFirst);
        var modified = DateParser.Parse(data.DateModified)
            ?? DateParser.Parse(tags.First("article:modified_time", "og:article:modified_time", "og:updated_time", "dateModified", "article.updated", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "revised"), monthFirst);

        if (published is null || modified is null)
        {
            var visible = VisibleDates.Read(signals, headline, monthFirst);
            published ??= visible.Published;
            modified ??= visible.Modified;
        }

        published ??= AddressDate.Find(url);
        return new Dates(published, IsBefore(modified, published) ? null : modified);
    }

    // A change before the publication is a template's date.
    private static bool IsBefore(string? modified, string? published) =>
        modified is not null && published is not null && modified.Length >= 10 && published.Length >= 10 && string.CompareOrdinal(modified[..10], published[..10]) < 0;
}
