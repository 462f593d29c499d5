namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Who wrote the article: persons, and an organization only where no person is named.</summary>
internal static class BylineReader
{
    // How many elements behind the headline a byline without any mark is looked for in.
    private const int Before = 20;
    private const int After = 80;
    private const int LongestByline = 140;

    public static string? Read(StructuredData data, HeadTags tags, PageSignals signals, int headline, SiteNames site, string? language)
    {
        var names = FromStructuredData(data, site);
        if (names.Count == 0) names = FromTags(tags, site);
        if (names.Count == 0) names = FromMarks(signals, headline, site);
        if (names.Count == 0) names = FromLines(signals, headline, site);
        return names.Count == 0 ? Organization(data, tags, site) : Join(names, language);
    }

    private static List<string> FromStructuredData(StructuredData data, SiteNames site)
    {
        var names = new List<string>();
        foreach (var author in data.Authors)
        {
            if (!author.IsOrganization) PersonNames.AddTo(names, author.Name, site);
        }

        return names;
    }

    private static List<string> FromTags(HeadTags tags, SiteNames site)
    {
        var names = new List<string>();
        foreach (var key in (ReadOnlySpan<string>)["author", "article:author_name", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author", "article.author", "authors"])
        {
            foreach (var value in tags.All(key)) PersonNames.AddTo(names, value, site);
            if (names.Count > 0) break;
        }

        return names;
    }

    private static List<string> FromMarks(PageSignals signals, int headline, SiteNames site)
    {
        var names = new List<string>();
        foreach (var marked in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var author in signals.Authors)
            {
                if (author.IsMarked != marked || (names.Count > 0 && author.Order > headline + After)) continue;
                if (LimitedText.Of(author.Element, LongestByline) is { } text) PersonNames.AddTo(names, text, site);
                // Byline elements nest: the first that holds names holds them all.
                if (names.Count > 0 && !marked) break;
            }

            if (names.Count > 0) break;
        }

        return names;
    }

    private static List<string> FromLines(PageSignals signals, int headline, SiteNames site)
    {
        var names = new List<string>();
        var lines = signals.Lines;
        for (var i = 0; i < lines.Count && names.Count == 0; i++)
        {
            if (headline >= 0 && (lines[i].Order < headline - Before || lines[i].Order > headline + After)) continue;

            var line = Folding.Fold(lines[i].Text);
            if (BylineWords.PrefixLength(line) is not (> 0 and var length)) continue;

            // The name often stands in a link of its own behind a bare "By".
            var rest = line[length..].Trim(' ', ':');
            if (rest.Length == 0 && i + 1 < lines.Count) rest = Folding.Fold(lines[i + 1].Text);
            PersonNames.AddTo(names, rest, site);
        }

        return names;
    }

    private static string? Organization(StructuredData data, HeadTags tags, SiteNames site)
    {
        foreach (var author in data.Authors)
        {
            if (author.Name.Length < 80 && !author.Name.Contains("://", StringComparison.Ordinal) && !site.IsSite(author.Name)) return author.Name;
        }

        return null;
    }

    private static string Join(List<string> names, string? language)
    {
        if (names.Count == 1) return names[0];
        return language is null || language.StartsWith("en", StringComparison.Ordinal)
            ? $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}"
            : string.Join(", ", names);
    }
}
