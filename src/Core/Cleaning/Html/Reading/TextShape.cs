using System.Globalization;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>What a text looks like from afar, in any script.</summary>
internal readonly record struct TextShape
{
    // A sign of a script that writes a word in one or two signs carries about as much as this many letters.
    private const float LettersPerIdeograph = 2.5f;

    /// <summary>Length in letters of an alphabet: signs of a script without letters count more.</summary>
    public required float Size { get; init; }

    public required int Words { get; init; }

    public required int CapitalWords { get; init; }

    public required int Uppercase { get; init; }

    public required int Lowercase { get; init; }

    public required int Letters { get; init; }

    public required int Digits { get; init; }

    public required int Commas { get; init; }

    public required int Stops { get; init; }

    public required int Separators { get; init; }

    public required int Ideographs { get; init; }

    public required char First { get; init; }

    public required char Last { get; init; }

    public bool HasCase => Uppercase + Lowercase > Letters / 2;

    // What an ASCII sign counts as: bit 0 for letters and digits, bit 1 for capitals, bit 2 for digits, Other for all that needs a look.
    private const int Other = 8;
    private static readonly byte[] s_kinds = [.. Enumerable.Range(0, 0x80).Select(c => KindOf((char)c))];

    public static TextShape Of(ReadOnlySpan<char> text)
    {
        int signs = 0, capitals = 0, words = 0, capitalWords = 0, upper = 0, lower = 0, letters = 0, digits = 0, commas = 0, stops = 0, separators = 0, ideographs = 0;
        var inWord = 0;
        ReadOnlySpan<byte> kinds = s_kinds;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var kind = c < kinds.Length ? kinds[c] : Other;
            if (kind < Other)
            {
                // Without branches: where words begin and end is nothing a processor can guess.
                var isSign = kind & 1;
                var isCapital = (kind >> 1) & 1;
                var begins = isSign & ~inWord;
                signs += isSign;
                capitals += isCapital;
                digits += kind >> 2;
                words += begins;
                capitalWords += begins & isCapital;
                inWord = isSign;
                continue;
            }

            if (c >= 0x80 && char.IsLetter(c))
            {
                letters++;
                var isUpper = char.IsUpper(c) ? 1 : 0;
                upper += isUpper;
                if (isUpper == 0 && char.IsLower(c)) lower++;
                if (IsIdeographic(c)) ideographs++;
                words += 1 - inWord;
                capitalWords += isUpper & ~inWord;
                inWord = 1;
                continue;
            }

            if (char.IsDigit(c))
            {
                signs++;
                digits++;
                words += 1 - inWord;
                inWord = 1;
                continue;
            }

            if (c is '\'' or '’' or '\u00AD' && inWord == 1) continue;
            if (inWord == 1 && c >= 0x80 && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) continue;
            inWord = 0;
            switch (c)
            {
                case ',' or '，' or '、' or '،' or ';' or '；' or '؛': commas++; break;
                case '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '।' or '۔' or '։' or '።': if (EndsSentence(text, i)) stops++; break;
                case '|' or '·' or '•' or '»' or '«' or '>' or '/' or '→' or '›' or '#' or '@' or '©': separators++; break;
            }
        }

        return new TextShape
        {
            Size = text.Length + (ideographs * (LettersPerIdeograph - 1)),
            Words = Math.Max(words, 0) + (ideographs / 2),
            CapitalWords = capitalWords,
            Uppercase = capitals + upper,
            Lowercase = signs - digits - capitals + lower,
            Letters = signs - digits + letters,
            Digits = digits,
            Commas = commas,
            Stops = stops,
            Separators = separators,
            Ideographs = ideographs,
            First = text.Length > 0 ? text[0] : ' ',
            Last = LastSign(text),
        };
    }

    public static bool IsStop(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '।' or '۔' or '։' or '።';

    // Chinese and Japanese signs; Hangul and Thai words are longer, so they count as letters.
    private static bool IsIdeographic(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    private static byte KindOf(char c) => c switch
    {
        >= 'a' and <= 'z' => 1,
        >= 'A' and <= 'Z' => 1 + 2,
        >= '0' and <= '9' => 1 + 4,
        '\'' or ',' or ';' or '.' or '!' or '?' or '|' or '>' or '/' or '#' or '@' => Other,
        _ => 0,
    };

    private static bool EndsSentence(ReadOnlySpan<char> text, int i) =>
        text[i] > 0x7F || i + 1 == text.Length || text[i + 1] is ' ' or '\n' or '"' or '”' or '’' or '\'' or ')' or '»' or '[';

    /// <summary>The last sign that is no closing quotation mark or bracket.</summary>
    public static char LastSign(ReadOnlySpan<char> text)
    {
        var end = text.Length - 1;
        while (end > 0 && text[end] is ' ' or '\n' or '"' or '”' or '’' or '\'' or ')' or '»' or '“' or '」' or '』' or ']') end--;
        return end >= 0 ? text[end] : ' ';
    }
}
