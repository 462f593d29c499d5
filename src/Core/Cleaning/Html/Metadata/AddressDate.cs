using System.Globalization;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>The date in an address such as /2025/02/27/title or /2025-02-27-title.</summary>
internal static class AddressDate
{
    /// <summary>ISO 8601; null when there is none. A year and month alone say too little.</summary>
    public static string? Find(Uri? url)
    {
        if (url is null) return null;

        var path = url.AbsolutePath.AsSpan();
        for (var i = 1; i + 8 <= path.Length; i++)
        {
            // A date stands on its own: no digit in front of it, none behind it.
            if (path[i] is not ('1' or '2') || char.IsAsciiLetterOrDigit(path[i - 1])) continue;

            var length = path[(i + 4)..] is [('/' or '-' or '_'), ..] ? 10 : 8;
            if (i + length > path.Length || (i + length < path.Length && char.IsAsciiDigit(path[i + length]))) continue;
            if (Date(path.Slice(i, length)) is { } date) return date;
        }

        return null;
    }

    private static string? Date(ReadOnlySpan<char> text)
    {
        var step = text.Length == 10 ? 1 : 0;
        if (step == 1 && text[4] != text[7]) return null;

        return Number(text[..4], out var year) && Number(text.Slice(4 + step, 2), out var month) && Number(text.Slice(6 + 2 * step, 2), out var day) && year >= 1990
            ? DateParser.Format(year, month, day)
            : null;
    }

    private static bool Number(ReadOnlySpan<char> digits, out int value) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
