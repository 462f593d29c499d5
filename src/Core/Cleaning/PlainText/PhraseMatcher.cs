using System.Buffers;
using System.Collections.Frozen;

namespace Serverless.Cleaning.PlainText;

/// <summary>Finds the phrases of <see cref="ChromePhrases"/> in a line.</summary>
internal static class PhraseMatcher
{
    private const int MaxWholeChars = 80;
    private const int MaxAnywhereChars = 600;

    private static readonly FrozenDictionary<string, ChromeKind>.AlternateLookup<ReadOnlySpan<char>> s_whole = Whole();
    private static readonly FrozenDictionary<char, (string Phrase, ChromeKind Kind)[]> s_starts = Starts();
    private static readonly (ChromeKind Kind, SearchValues<string> Phrases)[] s_anywhere = Anywhere();

    /// <summary>The kind of the prompt that is all of the line; <see cref="ChromeKind.None"/> when it says more.</summary>
    public static ChromeKind WholeLine(ReadOnlySpan<char> line)
    {
        if (line.Length > MaxWholeChars) return ChromeKind.None;

        Span<char> lower = stackalloc char[MaxWholeChars];
        lower = lower[..line.ToLowerInvariant(lower)];
        if (s_whole.TryGetValue(lower, out var kind)) return kind;
        return s_whole.TryGetValue(TrimSigns(lower), out kind) ? kind : ChromeKind.None;
    }

    /// <summary>All kinds the line shows any sign of, as bits <c>1 &lt;&lt; kind</c>.</summary>
    public static int Kinds(ReadOnlySpan<char> line)
    {
        var kinds = Bit(WholeLine(line)) | Bit(StartKind(line));
        if (line.Length > MaxAnywhereChars) return kinds;

        foreach (var (kind, phrases) in s_anywhere)
            if (line.ContainsAny(phrases)) kinds |= Bit(kind);
        return kinds;
    }

    public static ChromeKind StartKind(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || !s_starts.TryGetValue(char.ToLowerInvariant(line[0]), out var candidates)) return ChromeKind.None;

        foreach (var (phrase, kind) in candidates)
            if (line.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)) return kind;
        return ChromeKind.None;
    }

    private static int Bit(ChromeKind kind) => kind == ChromeKind.None ? 0 : 1 << (int)kind;

    private static ReadOnlySpan<char> TrimSigns(ReadOnlySpan<char> line)
    {
        while (!line.IsEmpty && !char.IsLetter(line[0])) line = line[1..];
        while (!line.IsEmpty && !char.IsLetter(line[^1]) && char.GetUnicodeCategory(line[^1]) is not System.Globalization.UnicodeCategory.NonSpacingMark and not System.Globalization.UnicodeCategory.SpacingCombiningMark) line = line[..^1];
        return line;
    }

    private static IEnumerable<(string Phrase, ChromeKind Kind)> Phrases(PhrasePosition position) =>
        from list in ChromePhrases.Lists
        where list.Position == position
        from phrase in list.Phrases.Split('|')
        let text = position == PhrasePosition.Start ? phrase.TrimStart().Trim('\n') : phrase.Trim()
        where text.Length > 0
        select (text, list.Kind);

    private static FrozenDictionary<string, ChromeKind>.AlternateLookup<ReadOnlySpan<char>> Whole()
    {
        // Some words are listed twice, as "more" is; the first kind counts.
        var phrases = new Dictionary<string, ChromeKind>(StringComparer.Ordinal);
        foreach (var (phrase, kind) in Phrases(PhrasePosition.Whole)) phrases.TryAdd(phrase, kind);
        return phrases.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static FrozenDictionary<char, (string Phrase, ChromeKind Kind)[]> Starts() =>
        Phrases(PhrasePosition.Start).GroupBy(entry => entry.Phrase[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Phrase.Length).ToArray());

    private static (ChromeKind Kind, SearchValues<string> Phrases)[] Anywhere() =>
        [.. Phrases(PhrasePosition.Anywhere).GroupBy(entry => entry.Kind, entry => entry.Phrase).Select(group => (group.Key, SearchValues.Create([.. group], StringComparison.OrdinalIgnoreCase)))];
}
