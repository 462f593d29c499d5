using System.Collections.Frozen;
using System.Globalization;

namespace Serverless.Verifying.Grounding;

/// <summary>The numbers of an article and where they stand; answers whether a claim's number is one of them.</summary>
internal sealed class NumberFacts
{
    // "two dozen", "three decades".
    private static readonly FrozenDictionary<string, double> s_multiples =
        new Dictionary<string, double> { ["dozen"] = 12, ["decade"] = 10, ["decades"] = 10, ["century"] = 100, ["centuries"] = 100 }.ToFrozenDictionary();

    private readonly ArticleIndex _index;
    private readonly Dictionary<double, HashSet<int>> _sentences = [];
    private readonly List<double> _values = [];

    public NumberFacts(ArticleIndex index)
    {
        _index = index;
        for (var s = 0; s < index.Sentences.Count; s++) Learn(index.Sentences[s], s);
        Learn(index.Background, -1);
    }

    /// <summary>The 0-based sentences that hold this number of a claim, -1 for the title; null when the article has no such number.</summary>
    public IReadOnlySet<int>? Find(TextView claim, int mention)
    {
        var number = claim.Numbers[mention];
        if (Exact(Key(number)) is { } exact) return exact;

        // May 6th is 6 May.
        if (IsBesideMonth(claim, number) && (Exact(DayKey(number)) ?? Exact(number.Value)) is { } day) return day;
        if (IsMinutes(claim, number) && Exact(MinutesKey(number.Value)) is { } minutes) return minutes;
        if (number.Kind == NumberKind.Ordinal) return Exact(number.Value) ?? (IsDate(claim, number) ? s_anywhere : null);

        // "his second goal" are two goals; a third or fourth place counts nothing.
        var isWord = claim.Tokens[number.Token].Kind == TokenKind.Word;
        if (isWord && number.Value == 2 && Exact(-number.Value) is { } place) return place;
        if (Exact(CountKey(number.Value)) is { } counted) return counted;
        if (Readings(claim, mention).Select(Exact).FirstOrDefault(set => set is not null) is { } other) return other;
        if (IsShortYear(claim, number) && Enumerable.Range(18, 3).Select(century => Exact((century * 100) + number.Value)).FirstOrDefault(set => set is not null) is { } year) return year;
        if (number.Kind is NumberKind.Percent && number.Value % 100 != 0 && Exact(number.Value / 100) is { } share) return share;
        if (Counted(WordsFor(claim, number)) is { Count: > 0 } said) return said;
        if (Rounded(claim, number) is { } rounded) return rounded;
        return IsDate(claim, number) ? s_anywhere : null;
    }

    /// <summary>No sentence in particular: the number follows from the publication date.</summary>
    private static readonly HashSet<int> s_anywhere = [-1];

    // "sixth" and "6" are different statements; ordinals are kept under the negative.
    private static double Key(NumberMention number) => number.Kind switch
    {
        NumberKind.Ordinal => -number.Value,
        NumberKind.Time => ClockKey(number.Mantissa),
        _ => number.Value,
    };

    // Days and times of day are kept apart from what is counted: "first" is no 1 October, half past twelve no thirty.
    private static double DayKey(NumberMention number) => -10_000 - number.Value;

    // "the 40th anniversary" counts forty years; kept apart from plain numbers and ordinals.
    private static double CountKey(double value) => -30_000 - value;

    // "its 40th anniversary", "collected his sixth in 1986" count up to themselves; "his sixth wife" is one of a row.
    private static bool Counts(TextView view, NumberMention number)
    {
        var follower = number.End < view.Tokens.Count ? view.Tokens[number.End] : default;
        if (follower.Norm is "anniversary" or "birthday" or "consecutive" or "straight" or "successive") return true;
        return number.Token > 0 && view.Tokens[number.Token - 1].Norm is "his" or "her" or "its" or "their" && (follower.Norm is null || !Lexicon.IsContent(follower));
    }

    // 21:45 and 9.45pm are one time.
    private static double ClockKey(double clock)
    {
        var hours = Math.Floor(clock);
        return -20_000 - ((hours % 12) * 60) - Math.Round((clock - hours) * 100);
    }

    private static bool IsBesideMonth(TextView view, NumberMention number) =>
        IsBesideMonth(view, number.Token, number.End) || IsInRangeBesideMonth(view, number);

    // "October 20-21", "7 and 14 May": one month for both days.
    private static bool IsInRangeBesideMonth(TextView view, NumberMention number)
    {
        if (number.Count > 1 || number.Value > 31) return false;
        foreach (var other in view.Numbers)
        {
            var (first, second) = other.Token < number.Token ? (other, number) : (number, other);
            var joins = second.Token == first.End || (second.Token == first.End + 1 && view.Tokens[first.End].Norm is "and" or "to" or "or" or "through");
            if (joins && other.Value <= 31 && other.Token != number.Token && IsBesideMonth(view, first.Token, second.End)) return true;
        }

        return false;
    }

    private static bool IsBesideMonth(TextView view, int from, int to) =>
        (from > 0 && Lexicon.Months.ContainsKey(view.Tokens[from - 1].Norm))
        || (from > 1 && view.Tokens[from - 1].Norm == "the" && Lexicon.Months.ContainsKey(view.Tokens[from - 2].Norm))
        || (to < view.Tokens.Count && Lexicon.Months.ContainsKey(view.Tokens[to].Norm))
        || (to + 1 < view.Tokens.Count && view.Tokens[to].Norm == "of" && Lexicon.Months.ContainsKey(view.Tokens[to + 1].Norm));

    private HashSet<int>? Exact(double value) => _sentences.GetValueOrDefault(value);

    private void Learn(TextView view, int sentence)
    {
        for (var i = 0; i < view.Numbers.Count; i++)
        {
            var number = view.Numbers[i];
            Add(Key(number), sentence);
            if (number.Kind == NumberKind.Ordinal)
            {
                if (view.Tokens[number.Token].Kind == TokenKind.Number || IsBesideMonth(view, number)) Add(DayKey(number), sentence);
                if (Counts(view, number)) Add(CountKey(number.Value), sentence);
                continue;
            }

            foreach (var reading in Readings(view, i)) Add(reading, sentence);
        }

        foreach (var minutes in PartsOfAnHour(view)) Add(MinutesKey(minutes), sentence);
    }

    private static double MinutesKey(double value) => -40_000 - value;

    private static bool IsMinutes(TextView claim, NumberMention number) => number.End < claim.Tokens.Count && claim.Tokens[number.End].Norm is "minute" or "minutes" or "min" or "mins";

    // "the quarter-hour mark", "half an hour".
    private static IEnumerable<double> PartsOfAnHour(TextView view)
    {
        for (var i = 0; i < view.Tokens.Count; i++)
        {
            if (view.Tokens[i].Norm is not ("quarter" or "half")) continue;
            var hour = i + 1;
            while (hour < view.Tokens.Count - 1 && view.Tokens[hour].Norm is "of" or "an" or "a" or "the") hour++;
            if (hour < view.Tokens.Count && view.Tokens[hour].Norm == "hour") yield return view.Tokens[i].Norm == "half" ? 30 : 15;
        }
    }

    private void Add(double value, int sentence)
    {
        if (!_sentences.TryGetValue(value, out var set))
        {
            _sentences.Add(value, set = []);
            _values.Add(value);
        }

        set.Add(sentence);
    }

    /// <summary>What else a number may mean: "3 to 4 million" starts at 3,000,000, "2015-16" ends in 2016, "9.45pm" is 21:45.</summary>
    private static IEnumerable<double> Readings(TextView view, int mention)
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

        var unit = number.End < view.Tokens.Count ? view.Tokens[number.End].Norm : "";
        if (s_multiples.TryGetValue(unit, out var multiple)) yield return number.Value * multiple;

        // "Baltimore and 125 other cities" are 126.
        if (unit is "other" or "others" && number.Value >= 2) yield return number.Value + 1;

        // "46m" is a length or an amount, "£50 m" an amount.
        if (view.Tokens[number.Token].Norm[^1] is 'm' or 'k' or 'b') yield return number.Mantissa;
        if (unit is "m" && number.Value == number.Mantissa) yield return number.Value * 1_000_000;
        if (unit is "euro" && number.End + 1 < view.Tokens.Count) unit = view.Tokens[number.End + 1].Norm;
        if (unit is "cents" or "pence" or "p" or "cent") yield return number.Value / 100;

        if (unit is "am" or "pm" or "p" or "a" && number.Value < 25) yield return ClockKey(number.Mantissa);
    }

    // "both" and "twins" say two, "half" is 50 percent, "a decade" ten years.
    private static IEnumerable<string> WordsFor(TextView claim, NumberMention number)
    {
        if (number.Kind == NumberKind.Percent) return Lexicon.ShareWords[number.Value];
        var unit = number.End < claim.Tokens.Count ? claim.Tokens[number.End].Stem : "";
        return unit is "year" or "week" or "dai" or "day" ? Lexicon.CountWords[number.Value].Concat(Lexicon.SpanWords[number.Value]) : Lexicon.CountWords[number.Value];
    }

    private HashSet<int> Counted(IEnumerable<string> words)
    {
        var sentences = new HashSet<int>();
        foreach (var word in words)
        {
            foreach (var place in _index.Places(_index.Vocabulary.Find(Stemmer.Stem(word))))
            {
                if (_index.TokenAt(place).Norm == word) sentences.Add(_index.SentenceOf[place]);
            }
        }

        return sentences;
    }

    // '64 for 1964.
    private static bool IsShortYear(TextView claim, NumberMention number)
    {
        var start = claim.Tokens[number.Token].Start;
        return number.Value is >= 10 and < 100 && start > 0 && Tokenizer.IsApostrophe(claim.Text[start - 1]);
    }

    private HashSet<int>? Rounded(TextView claim, NumberMention number)
    {
        var hedge = number.Token > 0 ? Hedge(claim, number.Token) : null;
        foreach (var value in _values)
        {
            if (IsRounding(number, value, hedge)) return _sentences[value];
        }

        return null;
    }

    private static string? Hedge(TextView claim, int token)
    {
        for (var i = token - 1; i >= Math.Max(0, token - 3); i--)
        {
            if (Lexicon.Hedges.Contains(claim.Tokens[i].Norm)) return claim.Tokens[i].Norm;
        }

        return null;
    }

    // Rounding leaves fewer digits than there were: 10,000 for 9,870, never 9,870 for 10,000.
    private static bool IsRounding(NumberMention number, double value, string? hedge)
    {
        if (value < 5 || number.Value < 5 || value == number.Value || number.Kind == NumberKind.Year || Digits(number.Value) >= Digits(value)) return false;

        var difference = (value - number.Value) / value;
        if (hedge is null) return Math.Abs(difference) <= 0.02 && Digits(number.Value) <= 2 && number.Value == RoundTo(value, Digits(number.Value));
        return hedge switch
        {
            "nearly" or "almost" or "under" or "close" => difference is >= -0.1 and < 0,
            "over" or "more" or "least" => difference is > 0 and <= 0.15,
            "less" or "most" or "up" => difference is < 0 and >= -0.1,
            _ => Math.Abs(difference) <= 0.05,
        };
    }

    /// <summary>Significant digits: 2 for 1.2 million.</summary>
    private static int Digits(double value)
    {
        var digits = value.ToString("G12", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('0');
        return digits.Length;
    }

    private static double RoundTo(double value, int digits)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(value)) + 1 - digits);
        return Math.Round(Math.Round(value / step) * step, 6);
    }

    private bool IsDate(TextView claim, NumberMention number)
    {
        if (number.Kind == NumberKind.Year) return _index.Dates.HasYear(number.Value);
        foreach (var neighbor in (ReadOnlySpan<int>)[number.Token - 1, number.End])
        {
            if (neighbor >= 0 && neighbor < claim.Tokens.Count && Lexicon.Months.TryGetValue(claim.Tokens[neighbor].Norm, out var month))
                return _index.Dates.HasDay(number.Value, month);
        }

        return false;
    }
}
