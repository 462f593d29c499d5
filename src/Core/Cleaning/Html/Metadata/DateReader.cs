namespace Serverless.Cleaning.Html.Metadata;

/// <summary>When the article was published and last changed, only as precise as the page says.</summary>
internal static class DateReader
{
    /// <summary>ISO 8601, each null when unknown.</summary>
    internal readonly record struct Dates(string? Published, string? Modified);

    public static Dates Read(StructuredData data, HeadTags tags, PageSignals signals, Uri? url)
    {
        var published = DateParser.Parse(data.DatePublished) ?? DateParser.Parse(tags.First("article:published_time", "parsely-pub-date", "datePublished", "dc.date", "date"));
        var modified = DateParser.Parse(data.DateModified) ?? DateParser.Parse(tags.First("article:modified_time", "og:updated_time", "dateModified"));
        foreach (var date in signals.Dates)
        {
            if (date.Property is null or "datePublished") published ??= DateParser.Parse(date.Text);
            else if (date.Property == "dateModified") modified ??= DateParser.Parse(date.Text);
        }

        return new Dates(published, modified);
    }
}
