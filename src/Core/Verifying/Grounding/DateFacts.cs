using System.Globalization;

namespace Serverless.Verifying.Grounding;

/// <summary>
/// The days, months and years an article speaks of, also those it names by weekday or as "yesterday": with the
/// publication date, "last Thursday" supports a claim's "27 February", and a date supports its weekday.
/// </summary>
internal sealed class DateFacts
{
    private readonly DateOnly? _published;
    private readonly HashSet<(int Month, int Day)> _days = [];
    private readonly HashSet<int> _years = [];
    private readonly HashSet<int> _named = [];
    private readonly HashSet<int> _months = [];
    private readonly HashSet<DayOfWeek> _weekdays = [];

    private int? _latestNamed;
    private bool _saysLastYear;
    private bool _saysThisYear;

    private DateFacts(DateOnly? published)
    {
        _published = published;
        if (published is { } day)
        {
            _years.Add(day.Year);
            AddDay(day);
        }
    }

    /// <param name="publishedAt">ISO 8601, a date in front.</param>
    public static DateFacts Of(string? publishedAt) => new(
        publishedAt is { Length: >= 10 } && DateOnly.TryParseExact(publishedAt.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    public bool HasYear(double year) => _years.Contains((int)year) || (_published is null && _named.Count > 0 && IsBesideLatest((int)year - _named.Max()));

    private bool IsBesideLatest(int distance) => (distance == -1 && _saysLastYear) || (distance == 1 && (_saysLastYear || _saysThisYear));

    public bool HasMonth(int month) => _months.Contains(month);

    public bool HasWeekday(int weekday) => _weekdays.Contains((DayOfWeek)weekday);

    /// <summary>Whether some named day of any month has this number.</summary>
    public bool HasDay(double day, int? month) => _days.Any(known => known.Day == (int)day && (month is null || known.Month == month));

    // "last year" lies before the latest year the article names, unless that is the year itself; "a year later", "the following year" lie
    // beside the year that is named last before them.
    private void LearnYears(TextView view, int at)
    {
        if (view.Tokens[at].Norm is not ("year" or "spring" or "summer" or "autumn" or "winter" or "season")) return;

        var before = at > 0 ? view.Tokens[at - 1].Norm : "";
        var after = at + 1 < view.Tokens.Count ? view.Tokens[at + 1].Norm : "";
        if (before == "last" || after == "ago") _saysLastYear = true;
        if (before is "this" or "next") _saysThisYear = true;
        if (_latestNamed is not { } named) return;

        if (before == "following" || (before == "next" && at > 1 && view.Tokens[at - 2].Norm == "the") || after is "later" or "after") _years.Add(named + 1);
        if (before == "previous" || after is "earlier" or "before") _years.Add(named - 1);
    }

    /// <summary>Collects what a text says about days.</summary>
    public void Learn(TextView view)
    {
        var next = 0;
        for (var i = 0; i < view.Tokens.Count; i++)
        {
            var norm = view.Tokens[i].Norm;
            if (next < view.Numbers.Count && view.Numbers[next].Token == i) LearnYear(view.Numbers[next++]);
            LearnYears(view, i);
            if (Lexicon.Months.TryGetValue(norm, out var month) && (view.Tokens[i].Capital || norm.Length > 3)) LearnMonth(view, i, month);
            else if (Lexicon.Weekdays.TryGetValue(norm, out var weekday)) LearnWeekday((DayOfWeek)weekday);
            else if (_published is { } day) LearnRelative(view, i, norm, day);
        }
    }

    private void LearnYear(NumberMention number)
    {
        if (number.Kind != NumberKind.Year) return;
        _latestNamed = (int)number.Value;
        _named.Add((int)number.Value);
    }

    private void LearnMonth(TextView view, int at, int month)
    {
        _months.Add(month);
        foreach (var neighbor in (ReadOnlySpan<int>)[at - 1, at + 1])
        {
            if (neighbor < 0 || neighbor >= view.Tokens.Count || view.Tokens[neighbor].Kind != TokenKind.Number) continue;
            var digits = view.Tokens[neighbor].Norm.TrimEnd('s', 't', 'h', 'n', 'd', 'r');
            if (!int.TryParse(digits, out var day) || day is < 1 or > 31) continue;

            _days.Add((month, day));
            var year = YearNear(view, at) ?? _published?.Year;
            if (year is { } known and > 0 && day <= DateTime.DaysInMonth(known, month)) _weekdays.Add(new DateOnly(known, month, day).DayOfWeek);
        }
    }

    private static int? YearNear(TextView view, int at)
    {
        for (var i = at + 1; i <= at + 2 && i < view.Tokens.Count; i++)
        {
            if (view.Tokens[i].Norm.Length == 4 && int.TryParse(view.Tokens[i].Norm, out var year) && year is >= 1000 and <= 2100) return year;
        }

        return null;
    }

    private void LearnWeekday(DayOfWeek weekday)
    {
        _weekdays.Add(weekday);
        if (_published is not { } day) return;

        // The nearest such day before and after: an article rarely says which, and both readings are its own.
        for (var offset = -7; offset <= 7; offset++)
        {
            if (day.AddDays(offset).DayOfWeek == weekday) AddDay(day.AddDays(offset));
        }
    }

    private void LearnRelative(TextView view, int at, string norm, DateOnly day)
    {
        if (norm is "yesterday") AddDay(day.AddDays(-1));
        if (norm is "tomorrow") AddDay(day.AddDays(1));
        if (norm is not ("last" or "next" or "previous" or "this") || at + 1 >= view.Tokens.Count) return;

        var direction = norm switch { "next" => 1, "this" => 0, _ => -1 };
        if (view.Tokens[at + 1].Norm == "year") _years.Add(day.Year + direction);
        if (view.Tokens[at + 1].Norm == "month") _months.Add(day.AddMonths(direction).Month);

        // "last March", "next summer" say the year by direction; a month name alone belongs to either year.
        if (Lexicon.Months.ContainsKey(view.Tokens[at + 1].Norm) || view.Tokens[at + 1].Norm is "summer" or "winter" or "autumn" or "spring" or "season") _years.Add(day.Year + direction);
    }

    private void AddDay(DateOnly day)
    {
        _days.Add((day.Month, day.Day));
        _months.Add(day.Month);
        _weekdays.Add(day.DayOfWeek);
    }
}
