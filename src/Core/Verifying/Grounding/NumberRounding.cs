using System.Globalization;

namespace Serverless.Verifying.Grounding;

/// <summary>Whether a claim's number is the article's with fewer digits: 10,000 for 9,870, never 9,870 for 10,000.</summary>
internal static class NumberRounding
{
    /// <summary>The word before a number that says it is not exact, if there is one.</summary>
    public static string? Hedge(TextView claim, int token)
    {
        for (var i = token - 1; i >= Math.Max(0, token - 3); i--)
        {
            if (Lexicon.Hedges.Contains(claim.Tokens[i].Norm)) return claim.Tokens[i].Norm;
        }

        return null;
    }

    public static bool Is(NumberMention number, double value, string? hedge)
    {
        if (value < 5 || number.Value < 5 || value == number.Value || number.Kind == NumberKind.Year || Digits(number.Value) >= Digits(value)) return false;

        var difference = (value - number.Value) / value;
        if (hedge is null) return Math.Abs(difference) <= 0.02 && Digits(number.Value) <= 2 && Digits(value) > 2 && number.Value == RoundTo(value, Digits(number.Value));
        if (Math.Abs(value - number.Value) >= Step(number.Value)) return false;
        return hedge switch
        {
            "nearly" or "almost" or "under" or "close" => difference is >= -0.1 and < 0,
            "over" or "more" or "least" => difference is > 0 and <= 0.15,
            "less" or "most" or "up" => difference is < 0 and >= -0.1,
            _ => Math.Abs(difference) <= 0.05,
        };
    }

    // What a round number is rounded to: 10,000 to ten thousands, 250 to fifties, 27 to ones.
    private static double Step(double number)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(number)) + 1 - Digits(number));
        return Math.Round(number / step) % 10 == 5 && Digits(number) > 1 ? step * 5 : step;
    }

    /// <summary>Significant digits: 2 for 1.2 million.</summary>
    private static int Digits(double value) => value.ToString("G12", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('0').Length;

    private static double RoundTo(double value, int digits)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(value)) + 1 - digits);
        return Math.Round(Math.Round(value / step) * step, 6);
    }
}
