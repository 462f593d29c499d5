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

    // Not html, head and body, which the parser adds by itself, nor anything that has parsing rules of its own but script and style,
    // whose content must not become text.
    private static readonly HashSet<string> s_plain = new(
        ("title meta link script style p div section article main header footer nav aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote a span b i em strong br img time figure figcaption pre").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> s_endOfName = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>The page itself where it is harmless, which costs one pass over its tags; else the page without the excess tags.</summary>
    public static string Limit(string html)
    {
        StringBuilder? limited = null;
        var (copied, open, tags, bases) = (0, 0, 0, 0);
        for (var at = html.IndexOf('<'); at >= 0 && at + 2 < html.Length; at = Next(html, at + 1))
        {
            if (!char.IsAsciiLetter(html[at + 1]) && html[at + 1] is not ('/' or '!')) continue;

            tags++;
            if (IsFormatting(html, at)) open = html[at + 1] == '/' ? Math.Max(0, open - 1) : open + 1;
            // Only the first base element counts, but the parser works out the page's address anew at each.
            var isExcess = tags > MostTags || open > MostOpen || (IsBase(html, at) && ++bases > 1);
            if (!isExcess) continue;

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

    /// <summary>The page with nothing but the tags of running text, for a second try where parsing the whole page fails.</summary>
    public static string PlainTags(string html)
    {
        var plain = new StringBuilder(html.Length);
        var copied = 0;
        for (var at = html.IndexOf('<'); at >= 0; at = Next(html, at + 1))
        {
            var start = Skip(html, '/', at + 1);
            var length = html.AsSpan(start).IndexOfAny(s_endOfName);
            if (length < 0) length = html.Length - start;
            if (length < 12 && s_plain.Contains(html.Substring(start, length))) continue;

            var end = html.IndexOf('>', at);
            if (end < 0) end = html.Length - 1;
            plain.Append(html, copied, at - copied).Append(' ');
            copied = end + 1;
            at = end;
        }

        return plain.Append(html, copied, html.Length - copied).ToString();
    }

    private static int Skip(string html, char skipped, int at) => at < html.Length && html[at] == skipped ? at + 1 : Math.Min(at, html.Length);

    private static int Next(string html, int from) => from < html.Length ? html.IndexOf('<', from) : -1;

    private static bool IsBase(string html, int at) =>
        html.AsSpan(at + 1).StartsWith("base", StringComparison.OrdinalIgnoreCase) && at + 5 < html.Length && s_endOfName.Contains(html[at + 5]);

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
