using System.Globalization;

namespace Serverless.Verifying.Grounding;

/// <summary>Numbers that a tokenizer took apart: "12, 000" and "1. 7 million" are 12,000 and 1.7 million.</summary>
internal static class SpacedNumber
{
    /// <summary>The whole number that a mention is the first part or a later part of; null where it stands by itself.</summary>
    public static double? Read(TextView view, int mention)
    {
        var first = mention;
        while (first > 0 && Separator(view, first - 1) != 0) first--;
        if (Separator(view, first) == 0) return null;

        var digits = Digits(view, first);
        var last = first;
        for (var separator = Separator(view, last); separator != 0; separator = Separator(view, last))
        {
            digits += (separator == '.' ? "." : "") + Digits(view, ++last);
            if (separator == '.') break;
        }

        // Only the last part can have a scale: "1. 7 million".
        var scale = view.Numbers[last].Mantissa == 0 ? 1 : view.Numbers[last].Value / view.Numbers[last].Mantissa;
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value * scale : null;
    }

    /// <summary>The number of two parts that a decimal point and the end of a sentence stand between; null where they are no such parts.</summary>
    public static double? Join(ReadOnlySpan<char> whole, NumberMention rest, ReadOnlySpan<char> decimals)
    {
        if (!IsDigits(whole) || rest.Mantissa == 0 || LeadingDigits(decimals) is not (1 or 2)) return null;
        return double.TryParse($"{whole}.{decimals[..LeadingDigits(decimals)]}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value * (rest.Value / rest.Mantissa) : null;
    }

    // The mark between two parts of one number, or 0.
    private static char Separator(TextView view, int mention)
    {
        if (mention + 1 >= view.Numbers.Count) return '\0';
        var (one, other) = (view.Numbers[mention], view.Numbers[mention + 1]);
        if (one.Count != 1 || other.Token != one.End || !IsDigits(Written(view, one)) || !char.IsDigit(Written(view, other)[0])) return '\0';

        var (end, start) = (view.Tokens[one.Token].End, view.Tokens[other.Token].Start);
        if (start - end != 2 || view.Text[end + 1] != ' ') return '\0';
        var isGroup = LeadingDigits(Written(view, other)) == 3 && Written(view, one).Length <= 3;
        return view.Text[end] switch
        {
            ',' when isGroup => ',',
            '.' => '.',
            _ => '\0',
        };
    }

    private static ReadOnlySpan<char> Written(TextView view, NumberMention number) => view.Tokens[number.Token].Norm;

    private static string Digits(TextView view, int mention)
    {
        var written = Written(view, view.Numbers[mention]);
        return written[..LeadingDigits(written)].ToString();
    }

    private static bool IsDigits(ReadOnlySpan<char> written) => LeadingDigits(written) == written.Length;

    private static int LeadingDigits(ReadOnlySpan<char> written)
    {
        var length = 0;
        while (length < written.Length && char.IsAsciiDigit(written[length])) length++;
        return length;
    }
}
