using System.Collections.Frozen;

namespace Serverless.Cleaning.Html.Words;

/// <summary>Finds the phrases of <see cref="WordingTable"/> in a block.</summary>
internal static class WordingReader
{
    public const int Count = (int)Wording.Robot + 1;

    private const int MaxChars = 240;
    private const int MaxPhraseChars = 48;

    // First, because reading the table of phrases asks it.
    private static readonly bool[] s_isWordSign = [.. Enumerable.Range(0, 0x80).Select(c => char.IsAsciiLetterOrDigit((char)c) || c == '\'')];
    private static readonly FrozenDictionary<string, Phrase[]> s_byFirstWord = Build(isIdeographic: false);
    private static readonly FrozenDictionary<string, Phrase[]>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly WordFilter s_firstWords = new(s_byFirstWord.Keys);
    private static readonly char[] s_lower = [.. Enumerable.Range(0, 0x80).Select(c => char.ToLowerInvariant((char)c))];
    private static readonly Phrase[] s_unspaced = [.. Build(isIdeographic: true).Values.SelectMany(phrases => phrases)];

    /// <summary>Fills <paramref name="places"/>, one <see cref="WordingPlace"/> per <see cref="Wording"/>; returns the wordings found as bits.</summary>
    public static uint Read(ReadOnlySpan<char> text, bool isIdeographic, Span<byte> places)
    {
        // Not in the method with the loops: the runtime would compile that before it knows the tables, and once and for all.
        Span<char> lower = stackalloc char[MaxChars];
        return Read(text[..Math.Min(text.Length, MaxChars)], isIdeographic, places, lower);
    }

    private static uint Read(ReadOnlySpan<char> text, bool isIdeographic, Span<byte> places, Span<char> lower)
    {
        places.Clear();
        var length = text.Length;
        for (var i = 0; i < length; i++) lower[i] = text[i] < 0x80 ? s_lower[text[i]] : text[i] is '’' or '‘' ? '\'' : char.ToLowerInvariant(text[i]);
        ReadOnlySpan<char> window = lower[..length];

        uint found = 0;
        if (isIdeographic) found = ReadUnspaced(window, places);
        var start = 0;
        var isFirst = true;
        while (start < length)
        {
            while (start < length && !IsWordSign(window[start])) start++;
            var end = start;
            while (end < length && IsWordSign(window[end])) end++;
            if (end == start) break;

            var word = window[start..end];
            if (s_firstWords.MayHold(word) && s_lookup.TryGetValue(word, out var phrases))
                found |= Match(window, start, isFirst, phrases, places);
            isFirst = false;
            start = end;
        }

        return found;
    }

    private static uint Match(ReadOnlySpan<char> window, int start, bool isFirst, Phrase[] phrases, Span<byte> places)
    {
        uint found = 0;
        var rest = window[start..];
        foreach (var phrase in phrases)
        {
            if (!rest.StartsWith(phrase.Text, StringComparison.Ordinal)) continue;
            if (rest.Length > phrase.Text.Length && IsWordSign(rest[phrase.Text.Length])) continue;

            Note(phrase.Wording, PlaceOf(window.Length, phrase.Text.Length, isFirst), places);
            found |= 1u << (int)phrase.Wording;
        }

        return found;
    }

    private static uint ReadUnspaced(ReadOnlySpan<char> window, Span<byte> places)
    {
        uint found = 0;
        foreach (var phrase in s_unspaced)
        {
            var at = window.IndexOf(phrase.Text, StringComparison.Ordinal);
            if (at < 0) continue;
            Note(phrase.Wording, PlaceOf(window.Length, phrase.Text.Length, at <= 1), places);
            found |= 1u << (int)phrase.Wording;
        }

        return found;
    }

    private static void Note(Wording wording, WordingPlace place, Span<byte> places)
    {
        ref var known = ref places[(int)wording];
        if ((byte)place > known) known = (byte)place;
    }

    private static WordingPlace PlaceOf(int blockChars, int phraseChars, bool isFirst) =>
        !isFirst ? WordingPlace.Inside : blockChars <= phraseChars + 3 ? WordingPlace.Whole : WordingPlace.AtStart;

    private static bool IsWordSign(char c) => c < s_isWordSign.Length ? s_isWordSign[c] : IsOtherWordSign(c);

    private static bool IsOtherWordSign(char c) => char.IsLetterOrDigit(c) || c == '©' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnspaced(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF' or >= '\u0E00' and <= '\u0E7F';

    private static FrozenDictionary<string, Phrase[]> Build(bool isIdeographic)
    {
        var phrases = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        foreach (var (wording, row) in WordingTable.Rows)
        {
            foreach (var text in row.Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                if (IsUnspaced(text[0]) != isIdeographic || text.Length > MaxPhraseChars) continue;
                var start = 0;
                while (start < text.Length && !IsWordSign(text[start])) start++;
                var end = start;
                while (end < text.Length && IsWordSign(text[end])) end++;
                var first = text[start..end];
                if (!phrases.TryGetValue(first, out var list)) phrases.Add(first, list = []);
                list.Add(new Phrase(text[start..], wording));
            }
        }

        return phrases.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    private readonly record struct Phrase(string Text, Wording Wording);
}
