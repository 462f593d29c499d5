namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Takes the site's name off a title.</summary>
internal static class SiteSuffix
{
    // Strong separators hardly occur inside a headline; weak ones do, and need the site's name behind them.
    private static readonly string[] s_strong = [" | ", " » ", " :: ", " • ", " ‹ ", " « ", " / ", "｜", " |", " ❘ "];
    private static readonly string[] s_weak = [" - ", " – ", " — ", " · ", ": ", "_", " @ ", " : "];

    public static string? Strip(string? title, SiteNames site)
    {
        if (title is null) return null;

        var stripped = Once(title, site);
        return stripped == title ? title : Once(stripped, site);
    }

    private static string Once(string title, SiteNames site)
    {
        var (at, length, isStrong) = Last(title);
        if (at > 0)
        {
            var (front, tail) = (title[..at].TrimEnd(), title[(at + length)..].Trim());
            if (tail.Length == 0 || site.Names(tail) && Words(tail) <= 6) return front;
            if (isStrong && Words(tail) <= 4 && Words(front) >= 3 && Words(front) > Words(tail)) return front;
        }

        var first = First(title);
        if (first.At > 0 && site.IsSite(title[..first.At])) return title[(first.At + first.Length)..].Trim();
        return title;
    }

    private static (int At, int Length, bool IsStrong) Last(string title)
    {
        var found = (At: -1, Length: 0, IsStrong: false);
        foreach (var separator in s_strong)
        {
            if (title.LastIndexOf(separator, StringComparison.Ordinal) is var at && at > found.At) found = (at, separator.Length, true);
        }

        foreach (var separator in s_weak)
        {
            if (title.LastIndexOf(separator, StringComparison.Ordinal) is var at && at > found.At) found = (at, separator.Length, false);
        }

        return found;
    }

    private static (int At, int Length) First(string title)
    {
        var found = (At: int.MaxValue, Length: 0);
        foreach (var separator in (IEnumerable<string>)[.. s_strong, .. s_weak])
        {
            if (title.IndexOf(separator, StringComparison.Ordinal) is var at and > 0 && at < found.At) found = (at, separator.Length);
        }

        return found.Length == 0 ? (-1, 0) : found;
    }

    private static int Words(string text) => text.AsSpan().Count(' ') + 1;
}
