namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Takes the site's name off a title.</summary>
internal static class SiteSuffix
{
    // Strong separators hardly occur inside a headline; weak ones do, and need the site's name behind them.
    private static readonly string[] s_strong = [" | ", " » ", " :: ", " • ", " ‹ ", " « ", " / ", "｜", " |", " ❘ "];
    private static readonly string[] s_weak = [" - ", " – ", " — ", " · ", ": ", "_", " @ ", " : "];

    /// <summary>A title without the names of site and section around it.</summary>
    /// <param name="title">As the page gives it.</param>
    /// <param name="site">The names to look for.</param>
    /// <param name="isElement">Whether it is the title element, which nearly always ends in the site's name, known or not.</param>
    public static string? Strip(string? title, SiteNames site, bool isElement = false)
    {
        if (title is null) return null;

        var stripped = Once(title, site, isElement);
        return stripped == title ? title : Once(stripped, site, false);
    }

    private static string Once(string title, SiteNames site, bool isElement)
    {
        var (at, length, isStrong) = Last(title);
        if (at > 0)
        {
            var (front, tail) = (title[..at].TrimEnd(), title[(at + length)..].Trim());
            if (tail.Length == 0 || site.Names(tail) && Words(tail) <= 6) return front;
            if (isElement && Words(tail) is >= 2 and <= 4 && IsCapitalized(tail) && title.AsSpan(at, length) is " - " or " – " or " — ") return front;
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

    private static bool IsCapitalized(string text)
    {
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = text.AsSpan(range);
            if (word.Length == 0 || !(char.IsUpper(word[0]) || char.IsDigit(word[0]))) return false;
        }

        return true;
    }

    private static int Words(string text) => text.AsSpan().Count(' ') + 1;
}
