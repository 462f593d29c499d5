using System.Buffers;
using System.Text;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>A page reduced to the tags of running text, for a second try where parsing the whole page fails.</summary>
internal static class PlainTags
{
    // Not html, head and body, which the parser adds by itself, nor anything that has parsing rules of its own but script and style,
    // whose content must not become text.
    private static readonly HashSet<string> s_plain = new(
        ("title meta link script style p div section article main header footer nav aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote a span b i em strong br img time figure figcaption pre").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> s_endOfName = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>The page without any other tag; a space stands in for each.</summary>
    public static string Of(string html)
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
}
