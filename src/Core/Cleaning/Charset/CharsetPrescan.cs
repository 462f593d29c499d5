using System.Buffers;
using System.Text;

namespace Serverless.Cleaning.Charset;

/// <summary>
/// The charset a page names in its own head: meta charset, meta http-equiv or the XML declaration (HTML Living Standard, 13.2.3.2).
/// Reads further than the standard's 1,024 bytes, since long inline scripts in front of the meta element are common.
/// </summary>
internal static class CharsetPrescan
{
    private const int ScannedBytes = 8192;
    private const int LongestTag = 1024;

    private static readonly SearchValues<byte> s_endOfLabel = SearchValues.Create("\"'; \t\r\n/>?"u8);

    /// <summary>The label as written; null when none is named.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, ScannedBytes)];
        if (head.StartsWith("<?xml"u8) && head.IndexOf("?>"u8) is > 0 and var end && Label(head[..end], "encoding"u8) is { } label) return label;

        while (head.IndexOf((byte)'<') is >= 0 and var at)
        {
            head = head[(at + 1)..];
            if (head.StartsWith("!--"u8))
            {
                var close = head.IndexOf("-->"u8);
                if (close < 0) return null;
                head = head[close..];
            }
            else if (head.Length > 5 && Ascii.EqualsIgnoreCase(head[..4], "meta"u8))
            {
                var tag = head[..Math.Min(head.Length, LongestTag)];
                var close = tag.IndexOf((byte)'>');
                if (close > 0) tag = tag[..close];
                if (Label(tag, "charset"u8) is { } named) return named;
            }
        }

        return null;
    }

    // Finds name = value, where the value may be quoted; the charset inside http-equiv's content attribute has the same shape.
    private static string? Label(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        for (var i = 0; i + name.Length < tag.Length; i++)
        {
            if (!Ascii.EqualsIgnoreCase(tag.Slice(i, name.Length), name)) continue;

            var rest = tag[(i + name.Length)..].TrimStart(" \t\r\n"u8);
            if (rest is not [(byte)'=', ..]) continue;

            rest = rest[1..].TrimStart(" \t\r\n\"'"u8);
            var end = rest.IndexOfAny(s_endOfLabel);
            var label = end < 0 ? rest : rest[..end];
            if (label.Length is > 0 and < 40) return Encoding.ASCII.GetString(label);
        }

        return null;
    }
}
