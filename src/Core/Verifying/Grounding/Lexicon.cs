using System.Collections.Frozen;
using System.Globalization;

namespace Serverless.Verifying.Grounding;

/// <summary>The words of <c>words.en.txt</c>, ready to be asked.</summary>
internal static class Lexicon
{
    private static readonly WordList s_words = WordList.Load("Grounding/words.en.txt");

    private static readonly FrozenSet<string> s_abbreviations = s_words.Words("abbreviations").ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static FrozenDictionary<string, string> Irregular { get; } = Pairs("irregular");

    public static FrozenSet<string> Function { get; } = s_words.Words("function");

    public static FrozenSet<string> Openers { get; } = s_words.Words("openers");

    public static FrozenSet<string> Negators { get; } = s_words.Words("negators");

    /// <summary>May stand between a negator and the word that it denies.</summary>
    public static FrozenSet<string> UnderNot { get; } = s_words.Words("under-not");

    /// <summary>Say that something has not come about so far.</summary>
    public static FrozenSet<string> Pending { get; } = s_words.Words("pending");

    /// <summary>Behind them a word is said of somebody.</summary>
    public static FrozenSet<string> Auxiliaries { get; } = s_words.Words("auxiliaries");

    public static FrozenSet<string> Negative { get; } = s_words.Words("negative");

    public static FrozenSet<string> WeakModals { get; } = s_words.Words("weak-modals");

    public static FrozenSet<string> StrongModals { get; } = s_words.Words("strong-modals");

    public static FrozenSet<string> Alleged { get; } = s_words.Words("alleged");

    public static FrozenSet<string> Hedging { get; } = s_words.Words("hedging");

    /// <summary>Stems.</summary>
    public static FrozenSet<string> Meta { get; } = s_words.Words("meta").Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    public static FrozenSet<string> Crimes { get; } = s_words.Words("crimes");

    public static FrozenSet<string> Reporting { get; } = s_words.Words("reporting");

    /// <summary>Introduce words of somebody's without reporting a statement: "describing", "a letter", "in the words of".</summary>
    public static FrozenSet<string> Speaking { get; } = s_words.Words("speaking");

    /// <summary>Make what follows somebody's contention, which others may deny.</summary>
    public static FrozenSet<string> Contending { get; } = s_words.Words("contending");

    /// <summary>Words of somebody's view rather than of a fact.</summary>
    public static FrozenSet<string> Judging { get; } = s_words.Words("judging");

    public static FrozenSet<string> Up { get; } = s_words.Words("up");

    public static FrozenSet<string> Down { get; } = s_words.Words("down");

    public static FrozenSet<string> All { get; } = s_words.Words("all");

    public static FrozenSet<string> Most { get; } = s_words.Words("most");

    public static FrozenSet<string> Some { get; } = s_words.Words("some");

    /// <summary>Words under which something is said with reserve, kind by kind: possible, alleged, then measures in ascending order.</summary>
    public static FrozenSet<string>[] Reserves { get; } =
        [s_words.Words("possible"), Hedging, s_words.Words("few"), s_words.Words("several"), s_words.Words("many"), s_words.Words("majority"), s_words.Words("whole")];

    public static FrozenSet<string> Hedges { get; } = s_words.Words("hedges");

    public static FrozenSet<string> Titles { get; } = s_words.Words("titles");

    public static FrozenSet<string> Generic { get; } = s_words.Words("generic");

    public static FrozenDictionary<string, double> Numerals { get; } = Values("numerals").ToFrozenDictionary(pair => pair.Key, pair => pair.Value);

    public static FrozenSet<string> GivenNames { get; } = s_words.Words("given-names");

    public static FrozenSet<string> Ordinals { get; } = s_words.Words("ordinals");

    public static FrozenDictionary<string, double> Scales { get; } = Values("scales").ToFrozenDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>A number to the words that say it without being numbers.</summary>
    public static ILookup<double, string> CountWords { get; } = Values("counts").ToLookup(pair => pair.Value, pair => pair.Key);

    /// <summary>A percentage to the words that say it.</summary>
    public static ILookup<double, string> ShareWords { get; } = Values("shares").ToLookup(pair => pair.Value, pair => pair.Key);

    /// <summary>A number of years, weeks or days to the words that say it.</summary>
    public static ILookup<double, string> SpanWords { get; } = Values("spans").ToLookup(pair => pair.Value, pair => pair.Key);

    /// <summary>1 January, 12 December.</summary>
    public static FrozenDictionary<string, int> Months { get; } = Numbered("months", 1);

    /// <summary>0 Sunday, 6 Saturday, as <see cref="DayOfWeek"/> counts.</summary>
    public static FrozenDictionary<string, int> Weekdays { get; } = Numbered("weekdays", 0);

    /// <summary>A word to the words that stand for its opposite.</summary>
    public static ILookup<string, string> Opposites { get; } = s_words.Lines("opposites")
        .Select(line => line.Split(' '))
        .SelectMany(pair => new[] { (From: pair[0], To: pair[1]), (From: pair[1], To: pair[0]) })
        .ToLookup(pair => pair.From, pair => pair.To);

    /// <summary>The names of each group.</summary>
    public static string[][] AliasMembers { get; } = [.. s_words.Lines("aliases").Select(line => line.Split(' '))];

    /// <summary>A name to the numbers of the groups it belongs to; several words are joined by an underscore.</summary>
    public static ILookup<string, int> AliasGroups { get; } = AliasMembers
        .SelectMany((members, group) => members.Select(member => (member, group)))
        .ToLookup(pair => pair.member, pair => pair.group);

    /// <summary>Whether a word carries content, so that it is worth looking for in the article.</summary>
    public static bool IsContent(in Token token) => token.Kind != TokenKind.Sign && !Function.Contains(token.Norm);

    private static readonly FrozenSet<string> s_common = WordList.Load("Grounding/common.en.txt").Words("common").Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether some list here has the word, so that a capital at a sentence's start does not make it a name.</summary>
    public static bool IsKnownWord(string norm) => Function.Contains(norm) || Negative.Contains(norm) || WeakModals.Contains(norm) || Alleged.Contains(norm)
        || s_common.Contains(Stemmer.Stem(norm)) || Up.Contains(norm) || Down.Contains(norm) || Some.Contains(norm) || Most.Contains(norm) || Irregular.ContainsKey(norm) || Numerals.ContainsKey(norm);

    /// <summary>Whether a period behind this word belongs to it.</summary>
    public static bool IsAbbreviation(string word) => s_abbreviations.Contains(word);

    private static FrozenDictionary<string, string> Pairs(string section) =>
        s_words.Lines(section).Select(line => line.Split(' ')).DistinctBy(pair => pair[0]).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private static IEnumerable<KeyValuePair<string, double>> Values(string section) =>
        s_words.Lines(section).Select(line => line.Split(' ')).Select(pair => KeyValuePair.Create(pair[0], double.Parse(pair[1], CultureInfo.InvariantCulture)));

    private static FrozenDictionary<string, int> Numbered(string section, int first) => s_words.Lines(section)
        .SelectMany((line, index) => line.Split(' ').Select(word => (word, index)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.index + first);
}
