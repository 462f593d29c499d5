namespace Serverless.Cleaning.PlainText;

/// <summary>The words of a line, counted by kind.</summary>
internal readonly record struct WordTally(float Units, float Function, int Cased, int Capitalized, int Upper, int Numbers, bool FirstCapitalized)
{
    private const float UnspacedUnit = 0.55f;

    public static WordTally Of(ReadOnlySpan<char> line)
    {
        float units = 0, function = 0;
        int cased = 0, capitalized = 0, upper = 0, numbers = 0;
        var firstCapitalized = false;
        var at = 0;
        while (at < line.Length)
        {
            if (IsUnspaced(line[at]))
            {
                units += UnspacedUnit;
                if (FunctionWords.IsParticle(line[at])) function += UnspacedUnit;
                at++;
                continue;
            }

            var stop = WordEnd(line, at);
            if (stop == at)
            {
                at++;
                continue;
            }

            var word = line[at..stop];
            units++;
            if (char.IsDigit(word[0])) numbers++;
            else if (FunctionWords.Contains(word)) function++;
            if (char.IsUpper(word[0]) || char.IsLower(word[0]))
            {
                if (char.IsUpper(word[0])) capitalized++;
                if (word.Length > 1 && IsUpper(word)) upper++;
                if (cased++ == 0) firstCapitalized = char.IsUpper(word[0]);
            }

            at = stop;
        }

        return new WordTally(units, function, cased, capitalized, upper, numbers, firstCapitalized);
    }

    /// <summary>A character of a script that puts no spaces between words: CJK, kana, Thai, Lao, Burmese, Khmer.</summary>
    public static bool IsUnspaced(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\u0E01' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or '々';

    public static int WordEnd(ReadOnlySpan<char> line, int at)
    {
        var stop = at;
        while (stop < line.Length && IsWordPart(line, stop, at)) stop++;
        return stop;
    }

    private static bool IsWordPart(ReadOnlySpan<char> line, int at, int start)
    {
        var c = line[at];
        if (char.IsLetterOrDigit(c)) return !IsUnspaced(c);
        if (at == start) return false;
        if (c >= '\u0300' && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark) return true;
        return c is '-' or '.' or ',' && at + 1 < line.Length && char.IsLetterOrDigit(line[at + 1]) && char.IsDigit(line[at - 1]) == char.IsDigit(line[at + 1]) && (c == '-' || char.IsDigit(line[at - 1]));
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (char.IsLower(c)) return false;
        return true;
    }
}
