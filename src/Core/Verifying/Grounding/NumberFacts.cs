using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Serverless.Verifying.Grounding;

/// <summary>The numbers of an article and where they stand; answers whether a claim's number is one of them.</summary>
internal sealed class NumberFacts
{
    /// <summary>No sentence in particular: the number follows from the publication date.</summary>
    private static readonly HashSet<int> s_anywhere = [-1];

    // Ages and hours of several things do not add up.
    private static readonly FrozenSet<string> s_times =
        ["year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes", "second", "seconds", "am", "pm"];

    private const int LastDay = 31;

    // A sentence of more numbers is a table, where sums and gaps of any two mean nothing.
    private const int MostSummands = 12;

    private readonly ArticleIndex _index;
    private readonly Dictionary<double, HashSet<int>> _sentences = [];
    private readonly Dictionary<double, List<WithUnit>> _withUnits = [];
    private readonly Dictionary<CountedThing, HashSet<int>> _things = [];
    private readonly List<double> _values = [];

    public NumberFacts(ArticleIndex index)
    {
        _index = index;
        for (var s = 0; s < index.Sentences.Count; s++) Learn(index.Sentences[s], s);
        for (var s = 1; s < index.Sentences.Count; s++) LearnSplit(s);
        Learn(index.Background, -1);
    }

    /// <summary>The 0-based sentences that hold this number of a claim, -1 for the title; null when the article has no such number.</summary>
    public IReadOnlySet<int>? Find(TextView claim, int mention)
    {
        var number = claim.Numbers[mention];
        if (IsDay(claim, number)) return Exact(NumberReadings.DayKey(number.Value)) ?? (IsDate(claim, number) ? s_anywhere : null);
        if ((Exact(NumberReadings.Key(number)) ?? SameUnit(claim, number)) is { } exact) return exact;
        if (NumberReadings.IsMinutes(claim, number) && Exact(NumberReadings.MinutesKey(number.Value)) is { } minutes) return minutes;
        if (number.Kind == NumberKind.Ordinal) return Exact(number.Value);
        if (NumberReadings.IsCount(claim, number) && Exact(NumberReadings.CountKey(number.Value)) is { } counted) return counted;
        if (NumberReadings.Of(claim, mention).Select(Exact).FirstOrDefault(set => set is not null) is { } other) return other;
        if (NumberReadings.IsYears(claim, number) && Exact(NumberReadings.YearsKey(number.Value)) is { } years) return years;
        if (NumberReadings.MayBeHour(claim, number) && Exact(NumberReadings.ClockKey(number.Value)) is { } hour) return hour;
        if (IsShortYear(claim, number) && Enumerable.Range(18, 3).Select(century => Exact((century * 100) + number.Value)).FirstOrDefault(set => set is not null) is { } year) return year;
        if (number.Kind is NumberKind.Percent && number.Value % 100 != 0 && Exact(number.Value / 100) is { } share) return share;
        if (Counted(claim, number) is { Count: > 0 } said) return said;
        return Sum(claim, number) ?? Place(claim, number) ?? Gap(claim, number) ?? Rounded(claim, number) ?? (IsDate(claim, number) ? s_anywhere : null);
    }

    private HashSet<int>? Exact(double value) => _sentences.GetValueOrDefault(value);

    // "May 2" must be a day of the article, not its two goals.
    private static bool IsDay(TextView claim, NumberMention number) => number.Kind is NumberKind.Plain or NumberKind.Ordinal && number.Value is >= 1 and <= LastDay
        && claim.Tokens[number.Token].Kind == TokenKind.Number && NumberReadings.IsBesideMonth(claim, number);

    private void Learn(TextView view, int sentence)
    {
        for (var i = 0; i < view.Numbers.Count; i++)
        {
            var number = view.Numbers[i];
            var isDay = number.Value <= LastDay && IsDayInDigits(view, number);
            if (isDay || (number.Value <= LastDay && NumberReadings.IsBesideMonth(view, number))) Add(NumberReadings.DayKey(number.Value), sentence);
            if (UnitOf(view, number) is { } unit) AddWithUnit(number, unit, sentence);
            else if (!isDay || number.Kind == NumberKind.Ordinal) Add(NumberReadings.Key(number), sentence);
            if (number.Kind == NumberKind.Ordinal)
            {
                if (number.End < view.Ids.Length) Add(new CountedThing(-number.Value, view.Ids[number.End]), sentence);
                if (NumberReadings.CountOf(view, number) is { } count) Add(count, sentence);
                continue;
            }

            foreach (var reading in NumberReadings.Of(view, i)) Add(reading, sentence);
            for (var other = Math.Max(0, i - MostSummands); other < i; other++) LearnSum(view, view.Numbers[other], number, sentence);
        }

        foreach (var minutes in NumberReadings.PartsOfAnHour(view)) Add(NumberReadings.MinutesKey(minutes), sentence);
    }

    // "the 7th" without its month, 07/05/2016.
    private static bool IsDayInDigits(TextView view, NumberMention number) =>
        view.Tokens[number.Token].Kind == TokenKind.Number && (number.Kind == NumberKind.Ordinal || IsDatePart(view, number.Token) || IsDatePart(view, number.Token - 1) || IsDatePart(view, number.Token + 1));

    // Between two slashes, as in the date of a web address.
    private static bool IsDatePart(TextView view, int at)
    {
        if (at < 0 || at >= view.Tokens.Count || view.Tokens[at].Kind != TokenKind.Number) return false;
        var (start, end) = (view.Tokens[at].Start - 1, view.Tokens[at].End);
        return start > 0 && end + 1 < view.Text.Length && view.Text[start] == '/' && view.Text[end] == '/' && char.IsDigit(view.Text[start - 1]) && char.IsDigit(view.Text[end + 1]);
    }

    // Some texts put a space behind the decimal point, and the point ends a sentence then: "up by 31. 8 million".
    private void LearnSplit(int second)
    {
        var (before, after) = (_index.Sentences[second - 1], _index.Sentences[second]);
        if (before.Numbers.Count == 0 || after.Numbers.Count == 0) return;

        var (whole, rest) = (before.Numbers[^1], after.Numbers[0]);
        var isSplit = whole.End == before.Tokens.Count && rest.Token == 0 && before.Text[before.Tokens[^1].End] == '.';
        if (!isSplit || SpacedNumber.Join(before.Tokens[whole.Token].Norm, rest, after.Tokens[0].Norm) is not { } value) return;

        Add(value, second - 1);
        Add(value, second);
    }

    private void Add(double value, int sentence)
    {
        ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(_sentences, value, out var exists);
        if (!exists)
        {
            set = [];
            _values.Add(value);
        }

        set!.Add(sentence);
    }

    // The letters that touch the digits say what is counted; scales and the ends of ordinals are part of the number.
    private static string? UnitOf(TextView view, NumberMention number)
    {
        if (number.Kind is NumberKind.Time or NumberKind.Ordinal or NumberKind.Year || view.Tokens[number.Token].Kind != TokenKind.Number) return null;
        var suffix = NumberReadings.Suffix(view.Tokens[number.Token].Norm);
        return suffix.Length == 0 || number.Value != number.Mantissa || Lexicon.Scales.ContainsKey(suffix) ? null : suffix;
    }

    private void AddWithUnit(NumberMention number, string unit, int sentence)
    {
        ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_withUnits, number.Value, out _);
        (places ??= []).Add(new WithUnit(unit, sentence));
    }

    // "12g" are twelve grams, not twelve children.
    private HashSet<int>? SameUnit(TextView claim, NumberMention number)
    {
        if (!_withUnits.TryGetValue(number.Value, out var places)) return null;

        var written = claim.Tokens[number.End - 1].Norm;
        var suffix = claim.Tokens[number.Token].Kind == TokenKind.Number ? NumberReadings.Suffix(claim.Tokens[number.Token].Norm) : written.EndsWith("ties", StringComparison.Ordinal) ? "s" : "";
        var unit = suffix.Length > 0 ? suffix : NumberReadings.Norm(claim, number.End);
        var sentences = places.Where(place => MeanTheSame(place.Unit, unit)).Select(place => place.Sentence).ToHashSet();
        return sentences.Count > 0 ? sentences : null;
    }

    private static bool MeanTheSame(string letters, string word) => word.Length > 0 && (letters[0] == word[0] || (letters[0], word[0]) is ('l', 'p') or ('x', 't') or ('c' or 'f', 'd'));

    private HashSet<int> Counted(TextView claim, NumberMention number)
    {
        var sentences = new HashSet<int>();
        foreach (var word in NumberReadings.WordsFor(claim, number))
        {
            foreach (var place in _index.Places(_index.Vocabulary.Find(Stemmer.Stem(word))))
            {
                if (_index.TokenAt(place).Norm == word && (!IsRoman(word) || IsSameSeries(claim, number, place))) sentences.Add(_index.SentenceOf[place]);
            }
        }

        return sentences;
    }

    private static bool IsRoman(string word) => word.AsSpan().IndexOfAnyExcept("ivx") < 0;

    // "World War Two" for "World War II"; it is no two of anything else.
    private bool IsSameSeries(TextView claim, NumberMention number, int place) => number.Token > 0 && place > 0 && claim.Ids[number.Token - 1] == _index.Ids[place - 1];

    // '64 for 1964.
    private static bool IsShortYear(TextView claim, NumberMention number)
    {
        var start = claim.Tokens[number.Token].Start;
        return number.Value is >= 10 and < 100 && start > 0 && Tokenizer.IsApostrophe(claim.Text[start - 1]);
    }

    // "21 counts of theft and six counts of extortion" are 27 counts.
    private void LearnSum(TextView view, NumberMention one, NumberMention other, int sentence)
    {
        if (one.Kind != NumberKind.Plain || other.Kind != NumberKind.Plain || one.End >= view.Ids.Length || other.End >= view.Ids.Length || view.Ids[one.End] != view.Ids[other.End]) return;
        if (!Lexicon.IsContent(view.Tokens[one.End]) || view.IsNumber[one.End] || s_times.Contains(view.Tokens[one.End].Norm)) return;

        Add(new CountedThing(one.Value + other.Value, view.Ids[one.End]), sentence);
    }

    private void Add(CountedThing thing, int sentence)
    {
        ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(_things, thing, out _);
        (set ??= []).Add(sentence);
    }

    // "round two" is the second round.
    private HashSet<int>? Place(TextView claim, NumberMention number) => number.Token > 0 ? _things.GetValueOrDefault(new CountedThing(-number.Value, claim.Ids[number.Token - 1])) : null;

    private HashSet<int>? Sum(TextView claim, NumberMention number) => number.End < claim.Ids.Length ? _things.GetValueOrDefault(new CountedThing(number.Value, claim.Ids[number.End])) : null;

    // "a 22-year age gap" lies between two numbers of one sentence.
    private HashSet<int>? Gap(TextView claim, NumberMention number)
    {
        var isGap = false;
        for (var i = number.End; i < Math.Min(claim.Tokens.Count, number.End + 4); i++) isGap |= claim.Tokens[i].Norm is "gap" or "difference" or "older" or "younger";
        if (!isGap) return null;

        var sentences = new HashSet<int>();
        for (var s = 0; s < _index.Sentences.Count; s++)
        {
            var numbers = _index.Sentences[s].Numbers;
            if (numbers.Count <= MostSummands && numbers.Exists(one => numbers.Exists(other => one.Value - other.Value == number.Value))) sentences.Add(s);
        }

        return sentences.Count > 0 ? sentences : null;
    }

    private HashSet<int>? Rounded(TextView claim, NumberMention number)
    {
        var hedge = NumberRounding.Hedge(claim, number.Token);
        foreach (var value in _values)
        {
            if (NumberRounding.Is(number, value, hedge)) return _sentences[value];
        }

        return null;
    }

    private bool IsDate(TextView claim, NumberMention number)
    {
        if (number.Kind == NumberKind.Year) return _index.Dates.HasYear(number.Value);
        foreach (var neighbor in (ReadOnlySpan<int>)[number.Token - 1, number.End])
        {
            if (Lexicon.Months.TryGetValue(NumberReadings.Norm(claim, neighbor), out var month)) return _index.Dates.HasDay(number.Value, month);
        }

        return false;
    }

    // A number whose unit touches it: "12g".
    private readonly record struct WithUnit(string Unit, int Sentence);

    // How many of what, the stem of the word beside the number; negative for its place in a row.
    private readonly record struct CountedThing(double Value, int Stem);
}
