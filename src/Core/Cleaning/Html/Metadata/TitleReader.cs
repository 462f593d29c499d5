namespace Serverless.Cleaning.Html.Metadata;

/// <summary>The headline without the site's name.</summary>
internal static class TitleReader
{
    private static readonly string[] s_separators = [" | ", " - ", " – ", " — ", " • ", " · ", " :: ", " » ", " « ", " < ", " / ", "｜", "_"];

    public static string? Read(StructuredData data, HeadTags tags, PageSignals signals, string? siteName)
    {
        var title = tags.First("og:title") ?? (data.IsArticle ? data.Headline : null) ?? tags.First("twitter:title") ?? tags.Title;
        if (title is null) return signals.Headlines.Count > 0 ? signals.Headlines[0].Text : null;

        foreach (var headline in signals.Headlines)
        {
            // The headline on the page is the title whenever some title begins with it.
            if (headline.Text.Length >= 10 && (Agrees(title, headline.Text) || Agrees(tags.Title, headline.Text))) return headline.Text;
        }

        return StripSite(title, siteName);
    }

    private static bool Agrees(string? title, string headline) => title is not null && title.Contains(headline, StringComparison.OrdinalIgnoreCase);

    private static string StripSite(string title, string? siteName)
    {
        foreach (var separator in s_separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && siteName is not null && title[(at + separator.Length)..].Contains(siteName, StringComparison.OrdinalIgnoreCase)) return title[..at].TrimEnd();
        }

        return title;
    }
}
