using System.Buffers;
using System.Net;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Finds the JSON-LD scripts of a page without parsing its markup.</summary>
internal static class JsonLdScripts
{
    private const int LongestStartTag = 2048;

    // The end of "application/ld+json", whose plus sign some frameworks write as an entity. The search is for this end because few
    // places of a page even begin like it.
    private static readonly SearchValues<string> s_marks = SearchValues.Create(["+json", "&#x2B;json", "&#x2b;json", "&#43;json", "&plus;json"], StringComparison.Ordinal);

    /// <summary>Where a script's content starts and ends.</summary>
    internal readonly record struct Extent(int Start, int End);

    /// <summary>The first JSON-LD script from a place on; null when there is none left.</summary>
    public static Extent? Next(string html, int from)
    {
        while (html.AsSpan(from).IndexOfAny(s_marks) is >= 0 and var offset)
        {
            var at = from + offset;
            from = at + 5;
            if (at < 2 || !html.AsSpan(at - 2, 2).Equals("ld", StringComparison.OrdinalIgnoreCase)) continue;

            // A mention in text or code has no start tag in front of it.
            var open = html.LastIndexOf('<', at, Math.Min(at + 1, LongestStartTag));
            if (open < 0 || !html.AsSpan(open).StartsWith("<script", StringComparison.OrdinalIgnoreCase)) continue;

            var start = html.IndexOf('>', at) + 1;
            if (start == 0) return null;

            var length = html.AsSpan(start).IndexOf("</script", StringComparison.OrdinalIgnoreCase);
            return new Extent(start, length < 0 ? html.Length : start + length);
        }

        return null;
    }

    /// <summary>The values in a script; entities are decoded where the whole script was escaped.</summary>
    public static List<LooseValue> Parse(string html, Extent script, Func<ReadOnlySpan<char>, bool> isWanted)
    {
        var content = html.AsSpan(script.Start, script.End - script.Start);
        if (content[..Math.Min(content.Length, 200)].IndexOf("&quot;") < 0) return LooseJson.Read(html, script.Start, script.End, isWanted);

        var decoded = WebUtility.HtmlDecode(content.ToString());
        return LooseJson.Read(decoded, 0, decoded.Length, isWanted);
    }
}
