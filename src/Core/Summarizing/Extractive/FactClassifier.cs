using System.Text.RegularExpressions;
using Serverless.Summaries;

namespace Serverless.Summarizing.Extractive;

/// <summary>Tells what a sentence is about from its words. English patterns; digits, signs and quotations work in any language.</summary>
internal static partial class FactClassifier
{
    // A quotation this long is the point of its sentence; a shorter one is a term or a title.
    private const double MostlyQuoted = 0.3;

    /// <summary>The kind of fact a sentence states.</summary>
    public static FactKind KindOf(string text, SentenceProfile sentence, string? speaker)
    {
        if (sentence.Quoted >= MostlyQuoted) return FactKind.Statement;
        if (HasFigure(text)) return FactKind.Figure;
        if (HasDate(text)) return FactKind.Date;
        if (speaker is not null || sentence.Reports) return FactKind.Statement;
        return Background().IsMatch(text) ? FactKind.Background : FactKind.Event;
    }

    /// <summary>Whether a number counts or measures something: dates, years, clock times and ages aside.</summary>
    public static bool HasFigure(string text) => Amount().IsMatch(text) || Number().IsMatch(Dates().Replace(text, " "));

    /// <summary>Whether the text names a day, a month of a year, or a year.</summary>
    public static bool HasDate(string text) => Dates().IsMatch(text);

    [GeneratedRegex(@"[%€$£¥₹‰]|\b(?:per ?cent|percent|percentage|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|quarter|Prozent|Millionen|Milliarden|Millionen?|millones|por ciento|pour cent|milliards?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?<![\w-])\d[\d.,]*(?![\w-])|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|siete|ocho|nueve|diez)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(
        """
        \b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?\b
        |\b\d{1,2}\.?(?:st|nd|rd|th)?\s+(?:de\s+)?(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December
        |Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember
        |janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre
        |enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?:\s+(?:de\s+)?\d{4})?\b
        |\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}\b
        |\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b
        |\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?
        |\b(?:1[5-9]|20)\d{2}s?\b(?!\s?(?:people|men|women|jobs|homes|%|percent))
        |\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日
        |,\s\d{1,3},
        |\b\d{1,3}-year-old\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Dates();

    [GeneratedRegex(
        @"\b(?:previously|formerly|historically|in recent (?:years|months|weeks)|over the past|for (?:years|decades|months)|last (?:year|month|week)|earlier this (?:year|month|week)|years ago|decades ago|has long|have long|had (?:been|already|previously)|was founded|were founded|dates? back|used to|founded in|bereits|zuvor|früher|seit Jahren|vergangenen Jahr|depuis|auparavant|l'an dernier|anteriormente|desde hace|el año pasado)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Background();
}
