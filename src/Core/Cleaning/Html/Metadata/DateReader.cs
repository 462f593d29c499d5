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
        if (IsTemplateDay(said) && IsBefore(shown.Published, said.Published)) return Ordered(shown.Published, said.Modified);

        return Ordered(
            said.Published ?? DateParser.Parse(tags.First(s_published), monthFirst) ?? shown.Published ?? AddressDate.Find(url),
            said.Modified ?? DateParser.Parse(tags.First(s_modified), monthFirst) ?? shown.Modified);
    }

    /// <summary>
    /// Whether the same bare day is given as publication and change: site builders fill both from the day of the last change, and
    /// the page may show the real one.
    /// </summary>
    public static bool IsTemplateDay(Dates said) => said.Published is { Length: 10 } && said.Published == said.Modified;

    // A change before the publication is a template's date too.
    private static Dates Ordered(string? published, string? modified) => new(published, IsBefore(modified, published) ? null : modified);

    private static bool IsBefore(string? one, string? other) =>
        one is { Length: >= 10 } && other is { Length: >= 10 } && string.CompareOrdinal(one[..10], other[..10]) < 0;
}
