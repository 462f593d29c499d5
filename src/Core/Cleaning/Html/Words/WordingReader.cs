using System.Buffers;
using System.Text;

namespace Serverless.Cleaning.Html.Words;

/// <summary>Finds the phrases of <see cref="WordingTable"/> in a block.</summary>
internal static class WordingReader
{
    public const int Count = (int)Wording.Robot + 1;

    private const int MaxChars = 240;
    private const int MaxPhraseChars = 48;

    private static readonly Phrase[][] s_byFirstWord = ByFirstWord();
    private static readonly WordFilter s_firstWords = FirstWords();
    private static readonly char[] s_lower = [.. Enumerable.Range(0, 0x80).Select(c => char.ToLowerInvariant((char)c))];
    private static readonly Phrase[] s_unspaced = [.. Phrases().Where(phrase => IsUnspaced(phrase.Text[0]))];

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
        // Most blocks hold no word that begins a phrase, and are not turned to lower case.
        ReadOnlySpan<char> window = [];
        uint found = 0;
        if (isIdeographic) found = ReadUnspaced(window = Lower(text, lower), places);
        var isFirst = true;
        var word = new WordScanner(text, inPhrases: true);
        while (word.Next())
        {
            var kind = WordFilter.KindOf(Lower(text[word.Start]), Lower(text[word.Start + (word.Length / 2)]), Lower(text[word.End - 1]), word.Length);
            if (s_firstWords.MayHold(kind))
            {
                if (window.IsEmpty) window = Lower(text, lower);
                found |= Match(window, word.Start, isFirst, s_byFirstWord[kind], places);
            }

            isFirst = false;
        }

        return found;
    }

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> text, Span<char> lower)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (Ascii.ToLower(text[at..], lower[at..], out var done) == OperationStatus.Done) break;
            at += done;
            lower[at] = Lower(text[at]);
        }

        return lower[..text.Length];
    }

    private static char Lower(char c) => c < s_lower.Length ? s_lower[c] : c is '’' or '‘' ? '\'' : char.ToLowerInvariant(c);

    private static uint Match(ReadOnlySpan<char> window, int start, bool isFirst, Phrase[] phrases, Span<byte> places)
    {
        uint found = 0;
        var rest = window[start..];
        foreach (ref readonly var phrase in phrases.AsSpan())
        {
            // Most differ in their last sign.
            var length = phrase.Length;
            if (length > rest.Length || rest[length - 1] != phrase.Last || !rest.StartsWith(phrase.Text)) continue;
            if (rest.Length > length && WordScanner.IsSign(rest[length], inPhrases: true)) continue;

            Note(phrase.Wording, PlaceOf(window.Length, length, isFirst), places);
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

    private static bool IsUnspaced(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF' or >= '\u0E00' and <= '\u0E7F';

    // By the kind of the first word: a word of the same kind is told apart by the whole phrase, which begins with it.
    private static Phrase[][] ByFirstWord()
    {
        var kinds = new List<Phrase>?[WordFilter.Kinds];
        foreach (var phrase in Phrases().Where(phrase => !IsUnspaced(phrase.Text[0])))
        {
            var end = 0;
            while (end < phrase.Length && WordScanner.IsSign(phrase.Text[end], inPhrases: true)) end++;
            var kind = WordFilter.KindOf(phrase.Text.AsSpan(0, end));
            (kinds[kind] ??= []).Add(phrase);
        }

        return Array.ConvertAll(kinds, phrases => phrases?.ToArray() ?? []);
    }

    private static WordFilter FirstWords()
    {
        var words = new WordFilter();
        for (var kind = 0; kind < s_byFirstWord.Length; kind++)
        {
            if (s_byFirstWord[kind].Length > 0) words.Add(kind);
        }

        return words;
    }

    // Without what stands before their first word.
    private static IEnumerable<Phrase> Phrases()
    {
        foreach (var (wording, row) in WordingTable.Rows)
        {
            foreach (var text in row.Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                var start = 0;
                while (!WordScanner.IsSign(text[start], inPhrases: true)) start++;
                if (text.Length <= MaxPhraseChars) yield return new Phrase(text[start..], wording);
            }
        }
    }

    private readonly record struct Phrase(string Text, Wording Wording)
    {
        // Here, because most phrases need not be looked at further.
        public byte Length { get; } = (byte)Text.Length;

        public char Last { get; } = Text[^1];
    }
}
