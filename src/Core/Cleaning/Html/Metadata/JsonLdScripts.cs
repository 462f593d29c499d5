using System.Net;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Reads a page's JSON-LD scripts.</summary>
internal static class JsonLdScripts
{
    /// <summary>The values in a script; entities are decoded where the whole script was escaped.</summary>
    public static List<LooseValue> Parse(string html, Range script, Func<ReadOnlySpan<char>, bool> isWanted)
    {
        var (start, length) = script.GetOffsetAndLength(html.Length);
        var content = html.AsSpan(start, length);
        if (content[..Math.Min(content.Length, 200)].IndexOf("&quot;") < 0) return LooseJson.Read(html, start, start + length, isWanted);

        var decoded = WebUtility.HtmlDecode(content.ToString());
        return LooseJson.Read(decoded, 0, decoded.Length, isWanted);
    }
}
