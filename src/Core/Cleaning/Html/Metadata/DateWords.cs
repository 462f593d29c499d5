using System.Globalization;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Finds a date that people wrote for people: "27 février 2025", "Feb. 27th, 2025, 2:05 p.m.", "2025年2月27日", "27.02.2025".</summary>
internal static class DateWords
{
    private const int MaxTokens = 40;

    /// <summary>The first date of a line, in ISO 8601; null when there is none.</summary>
    public static string? Find(ReadOnlySpan<char> text, bool monthFirst)
    {
        if (!ContainsDigit(text)) return null;

        Span<Token> tokens = stackalloc Token[MaxTokens];
        tokens = tokens[..Tokenize(text, tokens)];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (DateAt(tokens[i..], monthFirst) is { } date) return date.Iso + TimeParser.Parse(Ascii(text[date.End..]));
        }

        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Month > 0 && tokens[i + 1] is { Digits: 4 } year && DateParser.Format(year.Number, tokens[i].Month, 1) is { } day) return day[..7];
        }

        return null;
    }

    private static bool ContainsDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsDigit(c)) return true;
        }

        return false;
    }

    private readonly record struct Token(int Number, int Digits, int Month, int End, char Before);

    private readonly record struct Found(string Iso, int End);

    private static Found? DateAt(ReadOnlySpan<Token> tokens, bool monthFirst)
    {
        if (tokens.Length < 3) return null;

        var (a, b, c) = (tokens[0], tokens[1], tokens[2]);
        var iso = (a, b, c) switch
        {
            ({ Digits: 4 }, { Digits: 1 or 2 }, { Digits: 1 or 2 }) => DateParser.Format(Year(a), b.Number, c.Number),
            ({ Digits: 4 }, { Month: > 0 }, { Digits: 1 or 2 }) => DateParser.Format(Year(a), b.Month, c.Number),
            ({ Month: > 0 }, { Digits: 1 or 2 }, { Digits: 4 }) => DateParser.Format(Year(c), a.Month, b.Number),
            ({ Digits: 1 or 2 }, { Month: > 0 }, { Digits: 4 }) => DateParser.Format(Year(c), b.Month, a.Number),
            ({ Digits: 1 or 2 }, { Digits: 1 or 2 }, { Digits: 4 }) when b.Before == c.Before => Numeric(a.Number, b.Number, Year(c), b.Before, monthFirst),
            ({ Digits: 2 }, { Digits: 2 }, { Digits: 2 }) when b.Before == c.Before && b.Before is '.' or '/' => Numeric(a.Number, b.Number, 2000 + c.Number, b.Before, monthFirst),
            _ => null,
        };
        return iso is null ? null : new Found(iso, c.End);
    }

    private static string? Numeric(int first, int second, int year, char separator, bool monthFirst)
    {
        if (separator is not ('/' or '.' or '-')) return null;

        var isMonthFirst = second > 12 || (first <= 12 && monthFirst && separator != '.');
        return isMonthFirst ? DateParser.Format(year, first, second) : DateParser.Format(year, second, first);
    }

    // Thai pages count from the Buddha's death, 543 years earlier.
    private static int Year(Token year) => year.Number is > 2450 and < 2700 ? year.Number - 543 : year.Number;

    // Numbers and months; words between them ("de", "of", "th", "года", "年") carry nothing, any other word makes a gap.
    private static int Tokenize(ReadOnlySpan<char> text, Span<Token> tokens)
    {
        var count = 0;
        var before = ' ';
        for (var i = 0; i < text.Length && count < tokens.Length;)
        {
            var start = i;
            if (char.IsDigit(text[i]))
            {
                var number = 0;
                while (i < text.Length && i - start < 9 && char.IsDigit(text[i])) number = number * 10 + (int)char.GetNumericValue(text[i++]);
                tokens[count++] = new Token(number, i - start, 0, i, before);
                before = ' ';
            }
            else if (char.IsLetter(text[i]))
            {
                while (i < text.Length && IsWordPart(text, i)) i++;
                var word = text[start..i];
                var month = MonthNames.Find(word);
                if (month > 0) tokens[count++] = new Token(0, 0, month, i, before);
                else if (!IsFiller(word)) tokens[count++] = new Token(0, 0, 0, i, before);
                before = ' ';
            }
            else
            {
                before = text[i++];
            }
        }

        return count;
    }

    // Combining marks belong to the word in Indic scripts and Thai.
    private static bool IsWordPart(ReadOnlySpan<char> text, int at) =>
        char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsFiller(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[8];
        if (word.Length > lower.Length) return false;

        var length = word.ToLowerInvariant(lower);
        return lower[..length] is "st" or "nd" or "rd" or "th" or "of" or "de" or "del" or "do" or "di" or "er" or "e" or "the" or "den" or "m" or "d" or "a" or "ng" or "tháng" or "năm"
            or "年" or "月" or "日" or "년" or "월" or "일" or "г" or "року" or "года" or "de's" or "gada" or "p" or "พ" or "ศ" or "ที่";
    }

    // Digits of other scripts in the time behind the date.
    private static ReadOnlySpan<char> Ascii(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, 40)];
        var ascii = new char[text.Length];
        for (var i = 0; i < text.Length; i++) ascii[i] = char.IsDigit(text[i]) ? (char)('0' + (int)char.GetNumericValue(text[i])) : text[i];
        return ascii;
    }
}
