using System.Text;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>Finds the articleBody of a page's JSON-LD by a scan of the raw text: the lean parser drops scripts, and one broken bracket elsewhere must not lose it.</summary>
internal static class StructuredBody
{
    private const string Key = "\"articleBody\"";
    private const int MinChars = 100;

    /// <summary>The longest articleBody as its page wrote it, JSON escapes resolved; null when there is none worth reading.</summary>
    public static string? Find(string html)
    {
        string? longest = null;
        for (var at = html.IndexOf(Key, StringComparison.Ordinal); at >= 0; at = html.IndexOf(Key, at + Key.Length, StringComparison.Ordinal))
        {
            var start = at + Key.Length;
            while (start < html.Length && (char.IsWhiteSpace(html[start]) || html[start] == ':')) start++;
            if (start >= html.Length || html[start] != '"') continue;

            var value = ReadString(html, start + 1);
            if (value.Length >= MinChars && value.Length > (longest?.Length ?? 0)) longest = value;
        }

        return longest;
    }

    private static string ReadString(string html, int start)
    {
        var value = new StringBuilder();
        for (var i = start; i < html.Length && html[i] != '"'; i++)
        {
            if (html[i] != '\\' || i + 1 >= html.Length)
            {
                value.Append(html[i]);
                continue;
            }

            i++;
            switch (html[i])
            {
                case 'n' or 'r': value.Append('\n'); break;
                case 't': value.Append(' '); break;
                case 'b' or 'f': break;
                case 'u' when i + 4 < html.Length && ushort.TryParse(html.AsSpan(i + 1, 4), System.Globalization.NumberStyles.HexNumber, null, out var code):
                    value.Append((char)code);
                    i += 4;
                    break;
                default: value.Append(html[i]); break;
            }
        }

        return value.ToString();
    }
}
