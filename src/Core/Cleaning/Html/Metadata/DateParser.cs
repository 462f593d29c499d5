using System.Globalization;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>
/// Dates as pages write them, to ISO 8601 with nothing added: no time where none is given, no offset where none is given, no day
/// where only a month is given.
/// </summary>
internal static class DateParser
{
    private const int LongestText = 120;

    /// <summary>The first date of a text, in ISO 8601; null when there is none or it is absurd.</summary>
    /// <param name="text">A machine's date in any common form, or a line that holds one in words.</param>
    /// <param name="monthFirst">Whether 2/3/2025 is in February, as Americans write.</param>
    public static string? Parse(string? text, bool monthFirst = true)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;

        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length > LongestText) return null;
        return FromUnixTime(trimmed) ?? FromIso(trimmed) ?? DateWords.Find(trimmed, monthFirst);
    }

    /// <summary>A year, month and day as ISO 8601; null when there is no such day or no article was published on it.</summary>
    internal static string? Format(int year, int month, int day)
    {
        if (!IsPlausible(year) || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        // What a system writes when it knows no date.
        return (year, month, day) is (1970, 1, 1) or (1900, 1, 1) ? null : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
    }

    /// <summary>Whether there can be an article of this year: not before newspapers went online with their archives, not in the next century.</summary>
    internal static bool IsPlausible(int year) => year is >= 1800 and < 2100;

    private static string? FromUnixTime(ReadOnlySpan<char> text)
    {
        if (text.Length is not (10 or 13) || text.ContainsAnyExceptInRange('0', '9')) return null;

        var seconds = long.Parse(text[..10], CultureInfo.InvariantCulture);
        var moment = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return moment.Year < 1990 ? null : moment.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
    }

    // yyyy-MM-dd, yyyy/MM/dd, yyyy.MM.dd or yyyyMMdd, then perhaps a time.
    private static string? FromIso(ReadOnlySpan<char> text)
    {
        if (text.Length < 8 || text[..4].ContainsAnyExceptInRange('0', '9')) return null;

        var year = int.Parse(text[..4], CultureInfo.InvariantCulture);
        int month, day;
        ReadOnlySpan<char> rest;
        if (!text[..8].ContainsAnyExceptInRange('0', '9'))
        {
            month = int.Parse(text.Slice(4, 2), CultureInfo.InvariantCulture);
            day = int.Parse(text.Slice(6, 2), CultureInfo.InvariantCulture);
            rest = text[8..];
        }
        else
        {
            if (text[4] is not ('-' or '/' or '.')) return null;

            var second = text[5..].IndexOf(text[4]) + 5;
            if (second < 6 || !int.TryParse(text[5..second], NumberStyles.None, CultureInfo.InvariantCulture, out month)) return null;

            var end = second + 1;
            while (end < text.Length && end < second + 3 && char.IsAsciiDigit(text[end])) end++;
            if (!int.TryParse(text[(second + 1)..end], NumberStyles.None, CultureInfo.InvariantCulture, out day)) return null;
            rest = text[end..];
        }

        return Format(year, month, day) is { } date ? date + TimeParser.Parse(rest) : null;
    }
}
