using System.Globalization;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Times of day as they follow a date.</summary>
internal static class TimeParser
{
    private const int FarthestChars = 14;

    /// <summary>"T14:05:00" and the offset where one is given; empty when no time follows closely.</summary>
    public static string Parse(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyInRange('0', '9');
        if (at < 0 || at > FarthestChars) return "";

        var rest = text[at..];
        if (!TakeNumber(ref rest, out var hour) || hour > 24) return "";

        int minute = 0, second = 0;
        if (rest is [':' or '.' or 'h' or 'H', _, ..] && char.IsAsciiDigit(rest[1]))
        {
            rest = rest[1..];
            if (!TakeNumber(ref rest, out minute)) return "";
            if (rest is [':', _, ..])
            {
                rest = rest[1..];
                if (!TakeNumber(ref rest, out second)) return "";
            }
        }
        else if (rest.TrimStart() is not ['a' or 'A' or 'p' or 'P', 'm' or 'M' or '.', ..])
        {
            return "";
        }

        rest = SkipFraction(rest).TrimStart();
        hour = ToTwentyFour(hour, ref rest);
        return hour > 23 || minute > 59 || second > 59 ? "" : string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{minute:00}:{second:00}{Offset(rest)}");
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, out int value)
    {
        var length = 0;
        while (length < text.Length && length < 3 && char.IsAsciiDigit(text[length])) length++;
        value = 0;
        if (length is 0 or > 2) return false;

        value = int.Parse(text[..length], CultureInfo.InvariantCulture);
        text = text[length..];
        return true;
    }

    private static ReadOnlySpan<char> SkipFraction(ReadOnlySpan<char> text)
    {
        if (text is not ['.' or ',', >= '0' and <= '9', ..]) return text;

        text = text[1..];
        while (text is [>= '0' and <= '9', ..]) text = text[1..];
        return text;
    }

    private static int ToTwentyFour(int hour, ref ReadOnlySpan<char> text)
    {
        var isMorning = StartsWithWord(text, "am") || text.StartsWith("a.m", StringComparison.OrdinalIgnoreCase);
        var isEvening = StartsWithWord(text, "pm") || text.StartsWith("p.m", StringComparison.OrdinalIgnoreCase);
        if (!isMorning && !isEvening) return hour;

        text = text[2..].TrimStart("mM.) ");
        return isMorning ? hour % 12 : hour % 12 + 12;
    }

    private static string Offset(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(" (,");
        if (text.StartsWith("GMT", StringComparison.Ordinal) || text.StartsWith("UTC", StringComparison.Ordinal))
        {
            if (text.Length < 5 || text[3] is not ('+' or '-')) return "+00:00";
            text = text[3..];
        }

        // An hour without a number is written as a sign in some time zones: -05, -0500, -05:00.
        if (text is ['+' or '-' or '\u2212', >= '0' and <= '9', >= '0' and <= '9', ..])
        {
            var minutes = text.Length >= 6 && text[3] == ':' ? text.Slice(4, 2) : text.Length >= 5 && char.IsAsciiDigit(text[3]) ? text.Slice(3, 2) : "00";
            var isValid = int.Parse(text.Slice(1, 2), CultureInfo.InvariantCulture) <= 14 && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < 60;
            return isValid ? $"{(text[0] == '+' ? '+' : '-')}{text.Slice(1, 2)}:{minutes}" : "";
        }

        return text switch
        {
            _ when StartsWithWord(text, "Z") => "+00:00",
            _ when StartsWithWord(text, "CET") || StartsWithWord(text, "MEZ") || StartsWithWord(text, "BST") => "+01:00",
            _ when StartsWithWord(text, "CEST") || StartsWithWord(text, "MESZ") => "+02:00",
            _ when StartsWithWord(text, "MSK") => "+03:00",
            _ when StartsWithWord(text, "JST") || StartsWithWord(text, "KST") => "+09:00",
            _ when StartsWithWord(text, "EDT") => "-04:00",
            _ when StartsWithWord(text, "EST") || StartsWithWord(text, "CDT") => "-05:00",
            _ when StartsWithWord(text, "PDT") => "-07:00",
            _ when StartsWithWord(text, "PST") => "-08:00",
            _ => "",
        };
    }

    private static bool StartsWithWord(ReadOnlySpan<char> text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsAsciiLetter(text[word.Length]));
}
