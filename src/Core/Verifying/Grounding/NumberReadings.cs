using System.Collections.Frozen;
using System.Globalization;

namespace Serverless.Verifying.Grounding;

/// <summary>
/// What a number may mean besides its value. What is told in another way than by counting has a key of its own, so that it only meets
/// what is told in the same way: "first" is no 1 October, half past twelve no thirty, three decades no thirty children.
/// </summary>
internal static class NumberReadings
{
    // "two dozen" is a number anywhere, "three decades" one of years only.
    private static readonly FrozenDictionary<string, double> s_spans =
        new Dictionary<string, double> { ["decade"] = 10, ["decades"] = 10, ["century"] = 100, ["centuries"] = 100 }.ToFrozenDictionary();

    // "May 4, 6, 9 and 12"; a table of numbers is no row of days.
    private const int MostDaysOfRow = 6;

    public static double Key(NumberMention number) => number.Kind switch
    {
        NumberKind.Ordinal => -number.Value,
        NumberKind.Time => ClockKey(number.Mantissa),
        _ => number.Value,
    };

    public static double DayKey(double value) => -10_000 - value;

    /// <summary>21:45 and 9.45pm are one time.</summary>
    public static double ClockKey(double clock)
    {
        var hours = Math.Floor(clock);
        return -20_000 - ((hours % 12) * 60) - Math.Round((clock - hours) * 100);
    }

    /// <summary>"for the fifth time in a row" counts to five; kept apart from plain numbers and ordinals.</summary>
    public static double CountKey(double value) => -30_000 - value;

    public static double MinutesKey(double value) => -40_000 - value;

    public static double YearsKey(double value) => -50_000 - value;

    public static double DecadeKey(double year) => -60_000 - year;

    /// <summary>What an ordinal counts up to: "its 40th anniversary" forty years, "for the fifth year in a row" and "collected his sixth in 1986" themselves; "his sixth wife" is one of a row.</summary>
    public static double? CountOf(TextView view, NumberMention number)
    {
        var (follower, second) = (Norm(view, number.End), Norm(view, number.End + 1));
        if (follower is "anniversary" or "birthday" || second == "anniversary") return YearsKey(number.Value);
        if (follower is "consecutive" or "straight" or "successive" || second == "running" || (second == "in" && Norm(view, number.End + 3) == "row")) return CountKey(number.Value);

        var isOwn = Norm(view, number.Token - 1) is "his" or "her" or "its" or "their";
        var isLast = follower.Length == 0 || !Lexicon.IsContent(view.Tokens[number.End]);

        // "19 miles a second" counts no miles.
        var isAnother = number.Value == 2 && Norm(view, number.Token - 1) == "a" && (number.Token < 3 || !view.IsNumber[number.Token - 3]);
        return isAnother || (isOwn && (isLast || number.Value == 2)) ? CountKey(number.Value) : null;
    }

    /// <summary>Whether the number says how many: it is no day and no place in a list ("No 2").</summary>
    public static bool IsCount(TextView view, NumberMention number) => view.Tokens[number.Token].Kind != TokenKind.Number
        || (!IsBesideMonth(view, number) && (number.Value == 1 || Norm(view, number.Token - 1) is not ("no" or "number" or "nos")));

    /// <summary>"October 20-21", "7 and 14 May", "the 3rd of May": a day of a month that the text names.</summary>
    public static bool IsBesideMonth(TextView view, NumberMention number)
    {
        if (IsMonthBefore(view, number.Token) || IsMonthBehind(view, number.End)) return true;
        if (number.Count > 1 || number.Value > 31) return false;

        var (from, to) = (number.Token, number.End);
        for (var days = 0; days < MostDaysOfRow && (IsDay(view, from - 1) || (IsJoint(view, from - 1) && IsDay(view, from - 2))); days++) from -= IsJoint(view, from - 1) ? 2 : 1;
        for (var days = 0; days < MostDaysOfRow && (IsDay(view, to) || (IsJoint(view, to) && IsDay(view, to + 1))); days++) to += IsJoint(view, to) ? 2 : 1;
        return (from < number.Token && IsMonthBefore(view, from)) || (to > number.End && IsMonthBehind(view, to));
    }

    private static bool IsMonthBefore(TextView view, int at) => Lexicon.Months.ContainsKey(Norm(view, at - 1)) || (Norm(view, at - 1) == "the" && Lexicon.Months.ContainsKey(Norm(view, at - 2)));

    private static bool IsMonthBehind(TextView view, int at) => Lexicon.Months.ContainsKey(Norm(view, at)) || (Norm(view, at) == "of" && Lexicon.Months.ContainsKey(Norm(view, at + 1)));

    private static bool IsJoint(TextView view, int at) => Norm(view, at) is "and" or "to" or "or" or "through";

    private static bool IsDay(TextView view, int at) => int.TryParse(Norm(view, at).AsSpan().TrimEnd("stndrh"), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31;

    /// <summary>Whether the number is told in minutes, so that a part of an hour may say it.</summary>
    public static bool IsMinutes(TextView claim, NumberMention number) => Norm(claim, number.End) is "minute" or "minutes" or "min" or "mins";

    /// <summary>Whether the number is told in years, so that decades may say it.</summary>
    public static bool IsYears(TextView claim, NumberMention number) => Norm(claim, number.End) is "year" or "years";

    /// <summary>Whether the number may be an hour: "at ten", "10 in the morning".</summary>
    public static bool MayBeHour(TextView claim, NumberMention number) => number.Value is > 0 and < 25
        && (Norm(claim, number.Token - 1) is "at" or "by" or "until" or "from" or "before" or "after" or "around" || Norm(claim, number.End) is "in" or "o'clock");

    /// <summary>Minutes: "the quarter-hour mark", "half an hour".</summary>
    public static IEnumerable<double> PartsOfAnHour(TextView view)
    {
        for (var i = 0; i < view.Tokens.Count; i++)
        {
            if (view.Tokens[i].Norm is not ("quarter" or "half")) continue;
            var hour = i + 1;
            while (Norm(view, hour) is "of" or "an" or "a" or "the") hour++;
            if (Norm(view, hour) == "hour") yield return view.Tokens[i].Norm == "half" ? 30 : 15;
        }
    }

    /// <summary>What else a number may mean: "3 to 4 million" starts at 3,000,000, "2015-16" ends in 2016, "9.45pm" is 21:45.</summary>
    public static IEnumerable<double> Of(TextView view, int mention)
    {
        var number = view.Numbers[mention];
        if (mention + 1 < view.Numbers.Count)
        {
            var next = view.Numbers[mention + 1];
            var scale = next.Mantissa == 0 ? 1 : next.Value / next.Mantissa;
            if (scale >= 1000 && number.Value == number.Mantissa && next.Token - number.End <= 2) yield return number.Value * scale;
        }

        if (mention > 0 && number.Value < 100 && view.Numbers[mention - 1] is { Kind: NumberKind.Year } year && year.End == number.Token)
            yield return (Math.Floor(year.Value / 100) * 100) + number.Value;

        if (SpacedNumber.Read(view, mention) is { } whole) yield return whole;

        var unit = Norm(view, number.End);
        if (unit == "dozen") yield return number.Value * 12;
        if (s_spans.TryGetValue(unit, out var years)) yield return YearsKey(number.Value * years);
        if (unit is "other" or "others" && number.Value >= 2 && Norm(view, number.Token - 1) == "and" && number.Token > 1 && view.Tokens[number.Token - 2].Capital) yield return number.Value + 1;
        foreach (var reading in OfUnit(view, number, unit)) yield return reading;
    }

    private static IEnumerable<double> OfUnit(TextView view, NumberMention number, string unit)
    {
        // "46m" is a length or an amount, "£50 m" an amount.
        var suffix = Suffix(view.Tokens[number.Token].Norm);
        if (suffix is "m" or "k" or "b") yield return number.Mantissa;
        if (unit is "m" && number.Value == number.Mantissa) yield return number.Value * 1_000_000;
        if (unit is "euro") unit = Norm(view, number.End + 1);
        if (unit is "cents" or "pence" or "p" or "cent") yield return number.Value / 100;

        if (unit is "am" or "pm" or "p" or "a" && number.Value < 25) yield return ClockKey(number.Mantissa);
        if (unit is "bst" or "gmt" or "hours" or "hrs" && number.Value is >= 100 and < 2400 && view.Tokens[number.Token].Norm.Length == 4) yield return ClockKey(number.Value / 100);

        // The '80s of an article on our times are the 1980s.
        if (suffix == "s" && number.Value is (>= 10 and < 100) or (>= 1900 and < 2000)) yield return DecadeKey(1900 + (number.Value % 100));
    }

    /// <summary>The letters behind the digits of a number.</summary>
    public static string Suffix(string norm)
    {
        var digits = norm.Length;
        while (digits > 0 && char.IsLetter(norm[digits - 1])) digits--;
        return digits == 0 ? "" : norm[digits..];
    }

    /// <summary>Words that say a number without being one: "both" and "twins" two, "half" 50 percent, "a decade" ten years.</summary>
    public static IEnumerable<string> WordsFor(TextView claim, NumberMention number)
    {
        if (number.Kind == NumberKind.Percent) return Lexicon.ShareWords[number.Value];
        if (!IsCount(claim, number)) return [];
        var unit = number.End < claim.Tokens.Count ? claim.Tokens[number.End].Stem : "";
        return unit is "year" or "week" or "dai" or "day" ? Lexicon.CountWords[number.Value].Concat(Lexicon.SpanWords[number.Value]) : Lexicon.CountWords[number.Value];
    }

    /// <summary>The word at a place, empty outside the text.</summary>
    public static string Norm(TextView view, int at) => at >= 0 && at < view.Tokens.Count ? view.Tokens[at].Norm : "";
}
