namespace Serverless.Cleaning.Html.Metadata;

/// <summary>When the article was published and last changed, only as precise as the page says.</summary>
internal static class DateReader
{
    /// <summary>ISO 8601, each null when unknown.</summary>
    internal readonly record struct Dates(string? Published, string? Modified);

    private static readonly string[] s_published =
    [
        "article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date", "sailthru.date", "datePublished", "dateCreated",
        "article.published", "article:post_date", "published_time", "publication_date", "publish_date", "publish-date", "publishdate", "pubdate", "cXenseParse:recs:publishtime",
        "dcterms.created", "dcterms.date", "dc.date.issued", "dc.date.created", "dc.date", "citation_publication_date", "citation_online_date", "date", "originalpublicationdate",
    ];

    private static readonly string[] s_modified =
    [
        "article:modified_time", "og:article:modified_time", "og:updated_time", "dateModified", "article.updated", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "revised",
    ];

    /// <summary>The dates that structured data and the head give.</summary>
    public static Dates Said(StructuredData data, HeadTags tags, bool monthFirst) => Ordered(
        DateParser.Parse(data.DatePublished) ?? DateParser.Parse(tags.First(s_published), monthFirst),
        DateParser.Parse(data.DateModified) ?? DateParser.Parse(tags.First(s_modified), monthFirst));

    /// <summary>The same, completed by what the page shows and, at last, by its address.</summary>
    public static Dates AddShown(Dates said, HeadTags tags, PageSignals signals, int headline, Uri? url, bool monthFirst)
    {
        var shown = VisibleDates.Read(signals, headline, monthFirst);
        return Ordered(
            said.Published ?? DateParser.Parse(tags.First(s_published), monthFirst) ?? shown.Published ?? AddressDate.Find(url),
            said.Modified ?? shown.Modified);
    }

    private static Dates Ordered(string? published, string? modified) => new(published, IsBefore(modified, published) ? null : modified);

    // A change before the publication is a template's date.
    private static bool IsBefore(string? modified, string? published) =>
        modified is not null && published is not null && modified.Length >= 10 && published.Length >= 10 && string.CompareOrdinal(modified[..10], published[..10]) < 0;
}
