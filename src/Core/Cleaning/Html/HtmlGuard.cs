using System.Buffers;
using System.Text;

namespace Serverless.Cleaning.Html;

/// <summary>
/// Takes tags out of a page that would make parsing it cost far more than its size; its text stays. Two things do: tags by the
/// hundred thousand, each an element of some hundred bytes, and formatting elements left open, which the parser opens again in
/// each following block (HTML Living Standard, 13.2.4.3): a few thousand of them times a few thousand paragraphs are millions of
/// elements out of fifty kilobytes.
/// </summary>
internal static class HtmlGuard
{
    // No real page leaves more than a handful open.
    private const int MostOpen = 64;

    // Several times what the longest articles and live blogs have.
    private const int MostTags = 250_000;

    private static readonly SearchValues<char> s_endOfName = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>The page itself where it is harmless, which costs one pass over its tags; else the page without the excess tags.</summary>
    public static string Limit(string html)
    {
        StringBuilder? limited = null;
        var (copied, open, tags) = (0, 0, 0);
        for (var at = html.IndexOf('<'); at >= 0 && at + 2 < html.Length; at = Next(html, at + 1))
        {
            if (!char.IsAsciiLetter(html[at + 1]) && html[at + 1] is not ('/' or '!')) continue;

            tags++;
            if (IsFormatting(html, at)) open = html[at + 1] == '/' ? Math.Max(0, open - 1) : open + 1;
            if (tags <= MostTags && open <= MostOpen) continue;

            var end = html.IndexOf('>', at);
            if (end < 0) break;

            limited ??= new StringBuilder(html.Length);
            limited.Append(html, copied, at - copied).Append(' ');
            copied = end + 1;
            open = Math.Min(open, MostOpen);
            at = end;
        }

        return limited is null ? html : limited.Append(html, copied, html.Length - copied).ToString();
    }

    private static int Next(string html, int from) => from < html.Length ? html.IndexOf('<', from) : -1;

    private static bool IsFormatting(string html, int at)
    {
        // Most tags of a page are longer than any of these names.
        var start = html[at + 1] == '/' ? at + 2 : at + 1;
        var name = html.AsSpan(start, Math.Min(html.Length - start, 8));
        var end = name.IndexOfAny(s_endOfName);
        if (end is < 1 or > 6) return false;

        Span<char> lower = stackalloc char[6];
        var length = name[..end].ToLowerInvariant(lower);
        return lower[..length] is "a" or "b" or "big" or "code" or "em" or "font" or "i" or "nobr" or "s" or "small" or "strike" or "strong" or "tt" or "u";
    }
}
