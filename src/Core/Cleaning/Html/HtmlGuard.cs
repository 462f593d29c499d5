using System.Buffers;
using System.Text;

namespace Serverless.Cleaning.Html;

/// <summary>
/// Takes out of a page what would make parsing it cost far more than its size. A parser opens every formatting element that was
/// never closed again in each following block (HTML Living Standard, 13.2.4.3): a few thousand of them times a few thousand
/// paragraphs are millions of elements out of a page of fifty kilobytes.
/// </summary>
internal static class HtmlGuard
{
    // No real page leaves more than a handful open.
    private const int MostOpen = 64;

    private static readonly SearchValues<char> s_endOfName = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>The page itself where it is harmless, which costs one pass over its tags; else the page without the excess tags.</summary>
    public static string Limit(string html)
    {
        StringBuilder? limited = null;
        var copied = 0;
        var open = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 2 < html.Length; at = Next(html, at + 1))
        {
            var isEnd = html[at + 1] == '/';
            if (!IsFormatting(html.AsSpan(at + (isEnd ? 2 : 1)))) continue;

            if (isEnd)
            {
                open = Math.Max(0, open - 1);
                continue;
            }

            if (++open <= MostOpen) continue;

            // The tag goes, its text stays.
            var end = html.IndexOf('>', at);
            if (end < 0) break;

            limited ??= new StringBuilder(html.Length);
            limited.Append(html, copied, at - copied);
            copied = end + 1;
            open = MostOpen;
            at = end;
        }

        return limited is null ? html : limited.Append(html, copied, html.Length - copied).ToString();
    }

    private static int Next(string html, int from) => from < html.Length ? html.IndexOf('<', from) : -1;

    private static bool IsFormatting(ReadOnlySpan<char> tag)
    {
        // Most tags of a page begin with another letter or are longer than any of these.
        var name = tag[..Math.Min(tag.Length, 8)];
        var end = name.IndexOfAny(s_endOfName);
        if (end is < 1 or > 6) return false;

        Span<char> lower = stackalloc char[6];
        var length = name[..end].ToLowerInvariant(lower);
        return lower[..length] is "a" or "b" or "big" or "code" or "em" or "font" or "i" or "nobr" or "s" or "small" or "strike" or "strong" or "tt" or "u";
    }
}
