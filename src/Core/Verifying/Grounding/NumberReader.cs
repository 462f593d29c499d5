using System.Globalization;

namespace Serverless.Verifying.Grounding;

/// <summary>A number of a text, in digits or in words.</summary>
/// <param name="Token">Index of its first token.</param>
/// <param name="Count">How many tokens it takes.</param>
/// <param name="Value">With its scale: 1.2 million is 1,200,000.</param>
/// <param name="Mantissa">Without its scale: 1.2.</param>
/// <param name="Kind">What it counts.</param>
internal readonly record struct NumberMention(int Token, int Count, double Value, double Mantissa, NumberKind Kind)
{
    /// <summary>Index of the token behind it.</summary>
    public int End => Token + Count;
}

/// <summary>What a number counts, as far as its writing tells.</summary>
internal enum NumberKind
{
    Plain,
    Percent,
    Money,
    Year,
    Time,

    /// <summary>A place in an order: third, 21st.</summary>
    Ordinal,
}

/// <summary>Finds the numbers in a row of tokens.</summary>
internal static class NumberReader
{
    public static List<NumberMention> Read(IReadOnlyList<Token> tokens)
    {
        var numbers = new List<NumberMention>();
        var at = 0;
        while (at < tokens.Count)
        {
            var found = tokens[at].Kind == TokenKind.Number ? ReadDigits(tokens, at)
                : tokens[at].Kind == TokenKind.Word ? ReadWords(tokens, at) : null;
            if (found is { } number) numbers.Add(number);
            at += Math.Max(1, found?.Count ?? 1);
        }

        return numbers;
    }

    private static NumberMention? ReadDigits(IReadOnlyList<Token> tokens, int at)
    {
        var norm = tokens[at].Norm;
        var digits = norm.Length;
        while (digits > 0 && char.IsLetter(norm[digits - 1])) digits--;
        var suffix = norm[digits..];
        if (norm.Contains(':', StringComparison.Ordinal)) return ReadTime(tokens, at, norm[..digits]);
        if (!double.TryParse(norm[..digits].Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mantissa)) return null;

        var (scale, count) = (1.0, 1);
        if (suffix.Length > 0 && Lexicon.Scales.TryGetValue(suffix, out var touching)) scale = touching;
        else if (at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.Word && tokens[at + 1].Norm.Length > 1 && Lexicon.Scales.TryGetValue(tokens[at + 1].Norm, out var following)) (scale, count) = (following, 2);
        return new NumberMention(at, count, mantissa * scale, mantissa, KindOf(tokens, at, at + count, mantissa, scale, suffix));
    }

    private static NumberKind KindOf(IReadOnlyList<Token> tokens, int at, int end, double mantissa, double scale, string suffix)
    {
        if (end < tokens.Count && (tokens[end].Norm is "%" or "percent" or "pc" || (tokens[end].Norm == "per" && end + 1 < tokens.Count && tokens[end + 1].Norm == "cent"))) return NumberKind.Percent;
        if (at > 0 && tokens[at - 1].Kind == TokenKind.Sign && tokens[at - 1].Norm != "%") return NumberKind.Money;
        if (end < tokens.Count && tokens[end].Stem is "dollar" or "pound" or "euro" or "yen" or "yuan" or "rupe") return NumberKind.Money;
        if (suffix is "am" or "pm") return NumberKind.Time;
        if (suffix is "st" or "nd" or "rd" or "th" || Lexicon.Ordinals.Contains(tokens[end - 1].Norm)) return NumberKind.Ordinal;
        var year = scale == 1 && suffix is "" or "s" && mantissa is >= 1000 and <= 2100 && mantissa == Math.Floor(mantissa) && tokens[at].End - tokens[at].Start - suffix.Length == 4;
        return year ? NumberKind.Year : NumberKind.Plain;
    }

    // Hours before the point, minutes behind it: 21:45 is 21.45, as 9.45pm is 9.45.
    private static NumberMention? ReadTime(IReadOnlyList<Token> tokens, int at, string clock)
    {
        var parts = clock.Split(':');
        if (!int.TryParse(parts[0], out var hours) || !int.TryParse(parts[1], out var minutes)) return null;
        var value = hours + (minutes / 100.0);
        return new NumberMention(at, 1, value, value, NumberKind.Time);
    }

    private static NumberMention? ReadWords(IReadOnlyList<Token> tokens, int at)
    {
        var first = tokens[at].Norm;
        var isNumeral = Lexicon.Numerals.TryGetValue(first, out var value);

        // "a hundred" and "a dozen" are numbers, "hundreds of" is one too; a bare "one" is mostly a pronoun.
        var isArticle = first is "a" or "an" or "one" && at + 1 < tokens.Count && tokens[at + 1].Norm is "hundred" or "thousand" or "million" or "billion" or "trillion";
        if (isArticle) value = 1;
        if (!isNumeral && !isArticle) return null;
        if (first == "second" && at + 1 < tokens.Count && tokens[at + 1].Norm is "later" or "after" or "before") return new NumberMention(at, 1, 2, 2, NumberKind.Plain);

        var count = 1;
        var total = value;
        while (at + count < tokens.Count && tokens[at + count].Kind == TokenKind.Word)
        {
            var norm = tokens[at + count].Norm;
            if (norm.Length > 2 && norm[^1] != 's' && Lexicon.Scales.TryGetValue(norm, out var scale)) total = total < 1000 || scale > total ? total * scale : total + scale;
            else if (norm == "dozen" && count == 1) total *= 12;
            else if (total >= 20 && total % 10 == 0 && total % 1000 != 0 && Lexicon.Numerals.TryGetValue(norm, out var unit) && unit is > 0 and < 10) total += unit;
            else if (norm == "and" && total >= 100 && at + count + 1 < tokens.Count && Lexicon.Numerals.TryGetValue(tokens[at + count + 1].Norm, out var rest) && rest < 100 && total % 100 == 0)
            {
                total += rest;
                count++;
            }
            else break;
            count++;
        }

        return new NumberMention(at, count, total, value, KindOf(tokens, at, at + count, 0, 1, ""));
    }
}
