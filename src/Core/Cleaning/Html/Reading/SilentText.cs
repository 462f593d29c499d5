using System.Buffers;
using System.Text;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>
/// Takes comments and the contents of scripts and styles out of a page before it is parsed. They are more than half of many pages, and
/// even a parser that skips them looks at each of their characters; a search for their end does not.
/// </summary>
internal static class SilentText
{
    // A start tag longer than this is no start tag but text that looks like one.
    private const int LongestTag = 4_000;

    private static readonly SearchValues<char> s_endOfName = SearchValues.Create(" \t\r\n\f/>");

    private static readonly SearchValues<char> s_quotesAndEnd = SearchValues.Create("\"'>");

    public static string Cut(string html)
    {
        StringBuilder? kept = null;
        var copied = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length;)
        {
            if (Find(html, at) is not { } silent)
            {
                at = html.IndexOf('<', at + 1);
                continue;
            }

            if (silent.End > silent.Start)
            {
                kept ??= new StringBuilder(html.Length);
                kept.Append(html, copied, silent.Start - copied);
                copied = silent.End;
            }

            at = silent.End < html.Length ? html.IndexOf('<', Math.Max(silent.End, at + 1)) : -1;
        }

        return kept is null ? html : kept.Append(html, copied, html.Length - copied).ToString();
    }

    private static Silence? Find(string html, int at) => html[at + 1] switch
    {
        '!' => Comment(html, at),
        's' or 'S' => Content(html, at, "script") ?? Content(html, at, "style"),
        _ => null,
    };

    private static Silence? Comment(string html, int at)
    {
        if (!html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal)) return null;

        // "<!-->" is a whole comment, and "--!>" ends one too (HTML Living Standard, 13.2.5.41 to 13.2.5.51).
        var end = html.IndexOf("-->", at + 2, StringComparison.Ordinal);
        var length = end < 0 ? html.Length - at : end - at;
        var odd = html.AsSpan(at, length).IndexOf("--!>", StringComparison.Ordinal);
        return odd >= 0 ? new(at, at + odd + 4) : new(at, end < 0 ? html.Length : end + 3);
    }

    private static Silence? Content(string html, int at, string name)
    {
        var rest = html.AsSpan(at + 1);
        if (rest.Length <= name.Length || !rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) || !s_endOfName.Contains(rest[name.Length])) return null;

        var start = EndOfTag(html, at + 1 + name.Length);
        if (start < 0) return null;

        var end = EndOfContent(html, start, name);
        // A script inside a comment inside a script ends by rules of its own; that is left to the parser.
        return html.AsSpan(start, end - start).Contains("<!--", StringComparison.Ordinal) && name == "script" ? new(end, end) : new(start, end);
    }

    /// <summary>Behind the tag's closing bracket, which does not count inside quotation marks; -1 where there is none.</summary>
    private static int EndOfTag(string html, int at)
    {
        var limit = Math.Min(html.Length, at + LongestTag);
        while (at < limit)
        {
            var next = html.AsSpan(at, limit - at).IndexOfAny(s_quotesAndEnd);
            if (next < 0) return -1;

            at += next;
            if (html[at] == '>') return at + 1;

            var close = html.AsSpan(at + 1, limit - at - 1).IndexOf(html[at]);
            if (close < 0) return -1;
            at += close + 2;
        }

        return -1;
    }

    private static int EndOfContent(string html, int start, string name)
    {
        for (var at = html.IndexOf("</", start, StringComparison.Ordinal); at >= 0; at = html.IndexOf("</", at + 2, StringComparison.Ordinal))
        {
            var rest = html.AsSpan(at + 2);
            if (rest.Length > name.Length && rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && s_endOfName.Contains(rest[name.Length])) return at;
        }

        return html.Length;
    }

    private readonly record struct Silence(int Start, int End);
}
