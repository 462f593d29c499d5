namespace Serverless.Cleaning.Html.Metadata;

/// <summary>The headline without the site's name: the one the page shows, where structured data or the title element know it too.</summary>
internal static class TitleReader
{
    private const double Same = 0.45;

    /// <summary>The title, and where its headline stands in the page; -1 when the page does not show it.</summary>
    internal readonly record struct Found(string? Title, int Order);

    public static Found Read(StructuredData data, HeadTags tags, PageSignals signals, SiteNames site)
    {
        string?[] said =
        [
            data.IsArticle ? data.Headline : null,
            SiteSuffix.Strip(tags.First("og:title"), site),
            SiteSuffix.Strip(tags.First("twitter:title", "parsely-title", "dc.title", "sailthru.title", "citation_title"), site),
            SiteSuffix.Strip(tags.Title, site, isElement: true),
        ];
        if (Shown(signals, said, site) is { } shown) return new Found(shown.Text, shown.Order);

        foreach (var candidate in said)
        {
            if (candidate is { Length: > 2 } && !site.IsSite(candidate) && !IsCut(candidate)) return new Found(candidate, -1);
        }

        var fallback = said.FirstOrDefault(candidate => candidate is not null && !site.IsSite(candidate));
        return new Found(fallback ?? said.FirstOrDefault(candidate => candidate is not null), -1);
    }

    private static HeadlineSignal? Shown(PageSignals signals, string?[] said, SiteNames site)
    {
        HeadlineSignal? best = null;
        var most = 0.0;
        var tops = 0;
        foreach (var headline in signals.Headlines)
        {
            if (site.IsSite(headline.Text)) continue;
            if (headline.IsTop) tops++;

            var likeness = said.Max(title => title is null ? 0 : Likeness.Of(headline.Text, title));
            var score = likeness + (headline.IsTop ? 0.3 : 0) + (headline.IsMarked ? 0.2 : 0);
            if (likeness < Same && !(headline.IsMarked && headline.IsTop) && !IsLoneSentence(headline)) continue;
            if (score <= most) continue;

            most = score;
            best = headline;
        }

        // A headline that nothing else knows is believed only where the page has no second one.
        return best is { } found && (tops <= 1 || said.Any(title => title is not null && Likeness.Of(found.Text, title) >= Same) || found.IsMarked) ? found : null;
    }

    private static bool IsLoneSentence(HeadlineSignal headline) => headline.IsTop && headline.Text.Length > 12 && headline.Text.Contains(' ');

    private static bool IsCut(string title) => title.EndsWith("...", StringComparison.Ordinal) || title.EndsWith('…');
}
