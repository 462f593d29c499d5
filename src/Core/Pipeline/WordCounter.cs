namespace Serverless.Pipeline;

/// <summary>Counts words the way editors do: runs of letters and digits; each ideograph or kana counts as one.</summary>
internal static class WordCounter
{
    public static int Count(string text)
    {
        var words = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var ideographic = rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
            if (ideographic) words++;

            // An apostrophe or a hyphen inside a word does not end it.
            var joins = inWord && rune.Value is '\'' or '’' or '-';
            var letter = !ideographic && (System.Text.Rune.IsLetterOrDigit(rune) || joins);
            if (letter && !inWord) words++;
            inWord = letter;
        }

        return words;
    }
}
