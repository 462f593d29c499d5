using System.Text;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>
/// Takes start tags out of a page where they nest deeper than any article's do. Building a tree takes time that grows with its
/// depth at every tag, so a page of nothing but open boxes would otherwise take minutes.
/// </summary>
internal static class NestingLimit
{
    private const int MaxDepth = 500;
    private const int LongestName = 12;

    public static string Apply(string html)
    {
        StringBuilder? limited = null;
        int depth = 0, copied = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (SkipText(html, at) is > 0 and var behind)
            {
                at = behind;
                continue;
            }

            var isEnd = html[at + 1] == '/';
            if (!Nests(html, at + (isEnd ? 2 : 1))) continue;

            depth = isEnd ? Math.Max(0, depth - 1) : depth + 1;
            if (isEnd || depth <= MaxDepth) continue;

            var end = html.IndexOf('>', at);
            if (end < 0) end = html.Length - 1;
            limited ??= new StringBuilder(html.Length);
            limited.Append(html, copied, at - copied).Append(' ');
            copied = end + 1;
            at = end;
        }

        return limited is null ? html : limited.Append(html, copied, html.Length - copied).ToString();
    }

    // What looks like a tag in a comment, script or style is none; 0 where there is nothing to skip.
    private static int SkipText(string html, int at)
    {
        var rest = html.AsSpan(at);
        var end = rest.StartsWith("<!--", StringComparison.Ordinal) ? "-->"
            : rest.StartsWith("<script", StringComparison.OrdinalIgnoreCase) ? "</script"
            : rest.StartsWith("<style", StringComparison.OrdinalIgnoreCase) ? "</style"
            : null;
        if (end is null) return 0;

        var offset = rest.IndexOf(end, StringComparison.OrdinalIgnoreCase);
        return offset < 0 ? html.Length - 1 : at + offset;
    }

    // Tags that stay open until they are closed. A paragraph, list item or cell ends where the next one starts.
    private static bool Nests(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < LongestName && char.IsAsciiLetterOrDigit(html[end])) end++;
        if (end == start) return false;

        Span<char> name = stackalloc char[LongestName];
        var length = html.AsSpan(start, end - start).ToLowerInvariant(name);
        return name[..length] is not ("p" or "li" or "td" or "th" or "tr" or "dt" or "dd" or "option" or "br" or "img" or "hr" or "input" or "meta" or "link" or "source" or "area" or "base" or "col" or "embed" or "param" or "track" or "wbr" or "path" or "script" or "style");
    }
}
