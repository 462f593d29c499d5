namespace Serverless.Verifying.Grounding;

/// <summary>
/// Text to tokens. Hyphens part words (<c>23-year-old</c> is three), contractions of "not" become a word of their own,
/// possessive endings go, ideographs and kana stand alone because their scripts leave no space between words.
/// </summary>
internal static class Tokenizer
{
    public static List<Token> Read(string text, int from, int to)
    {
        var tokens = new List<Token>(((to - from) / 5) + 4);
        var at = from;
        while (at < to)
        {
            var c = text[at];
            if (char.IsDigit(c)) at = ReadNumber(text, at, to, tokens);
            else if (IsIdeograph(c)) at = Add(tokens, text, at, at + 1, TokenKind.Word);
            else if (char.IsLetter(c)) at = ReadWord(text, at, to, tokens);
            else if (IsApostrophe(c) && at + 1 < to && char.IsLetter(text[at + 1])) at = ReadEnding(text, at, to);
            else if (c is '%' or '$' or '£' or '€' or '¥' or '₹') at = Add(tokens, text, at, at + 1, TokenKind.Sign);
            else at++;
        }

        return tokens;
    }

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´';

    private static bool IsIdeograph(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static int ReadNumber(string text, int at, int to, List<Token> tokens)
    {
        var end = at + 1;
        while (end < to && (char.IsDigit(text[end]) || (IsInner(text[end]) && end + 1 < to && char.IsDigit(text[end + 1])))) end++;

        // 10K, 5bn, 21st, 1990s, 4G: letters that touch the digits belong to them.
        while (end < to && char.IsLetter(text[end]) && !IsIdeograph(text[end])) end++;
        return Add(tokens, text, at, end, TokenKind.Number);

        static bool IsInner(char c) => c is '.' or ',' or ':';
    }

    private static int ReadWord(string text, int at, int to, List<Token> tokens)
    {
        var end = at + 1;
        while (end < to && Continues(text, end, to)) end++;

        // "isn't" is "is" and "not"; texts that were tokenized before write "is n't".
        var negated = end - at >= 3 && text[end - 1] is 't' or 'T' && end + 0 <= to && IsApostrophe(text[end - 2]) && text[end - 3] is 'n' or 'N';
        if (negated)
        {
            if (end - at > 3) Add(tokens, text, at, end - 3, TokenKind.Word);
            tokens.Add(new Token(end - 3, end, "not", "not", TokenKind.Word, Capital: false));
            return end;
        }

        var word = end;
        for (var i = at + 1; i < end - 1; i++)
        {
            if (IsApostrophe(text[i]) && IsContraction(text.AsSpan(i + 1, end - i - 1))) word = i;
        }

        // A period belongs to an acronym only: U.S., not "end.".
        Add(tokens, text, at, word, TokenKind.Word);
        return end;
    }

    private static bool Continues(string text, int at, int to)
    {
        var c = text[at];
        if (char.IsLetterOrDigit(c)) return !IsIdeograph(c);
        if (char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format) return true;
        if (IsApostrophe(c)) return at + 1 < to && char.IsLetter(text[at + 1]) && char.IsLetter(text[at - 1]);
        if (c != '.' || at + 1 >= to || !char.IsLetter(text[at + 1]) || !char.IsLetter(text[at - 1]) || (at >= 2 && char.IsLetterOrDigit(text[at - 2]))) return false;

        // U.S., and p.m. where a second period follows.
        return char.IsUpper(text[at - 1]) && char.IsUpper(text[at + 1]) ? at + 2 >= to || !char.IsLower(text[at + 2]) : at + 2 < to && text[at + 2] == '.';
    }

    // 's 're 've 'll 'd 'm; anything else after an apostrophe is part of the name (O'Brien).
    private static bool IsContraction(ReadOnlySpan<char> ending) =>
        ending.Equals("s", StringComparison.OrdinalIgnoreCase) || ending is "re" or "ve" or "ll" or "d" or "m";

    private static int ReadEnding(string text, int at, int to)
    {
        var end = at + 1;
        while (end < to && char.IsLetter(text[end])) end++;
        return IsContraction(text.AsSpan(at + 1, end - at - 1)) ? end : at + 1;
    }

    private static int Add(List<Token> tokens, string text, int start, int end, TokenKind kind)
    {
        var norm = Normalize(text.AsSpan(start, end - start));

        // Already tokenized text parts "n't" from its verb, sometimes as "n 't".
        if (norm is "n" && end + 2 < text.Length && text[end] == ' ' && IsApostrophe(text[end + 1]) && text[end + 2] == 't')
        {
            tokens.Add(new Token(start, end + 3, "not", "not", TokenKind.Word, Capital: false));
            return end + 3;
        }

        if (norm == "cannot")
        {
            tokens.Add(new Token(start, start + 3, "can", "can", kind, char.IsUpper(text[start])));
            tokens.Add(new Token(start + 3, end, "not", "not", kind, Capital: false));
            return end;
        }

        var stem = kind == TokenKind.Word ? Stemmer.Stem(norm) : norm;
        tokens.Add(new Token(start, end, norm, stem, kind, char.IsUpper(text[start])));
        return end;
    }

    private static string Normalize(ReadOnlySpan<char> word)
    {
        Span<char> buffer = word.Length <= 128 ? stackalloc char[word.Length] : new char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (c is '.' && !char.IsDigit(word[0])) continue;
            if (c is '\u00AD' or '\u200B' or '\u200D') continue;
            buffer[length++] = IsApostrophe(c) ? '\'' : Fold(char.ToLowerInvariant(c));
        }

        return buffer[..length].ToString();
    }

    // Names lose their accents on the way through news wires; the comparison must not notice.
    private static char Fold(char c) => c < 'à' ? c : c switch
    {
        'à' or 'á' or 'â' or 'ã' or 'ä' or 'å' or 'ā' or 'ă' or 'ą' => 'a',
        'ç' or 'ć' or 'č' => 'c',
        'è' or 'é' or 'ê' or 'ë' or 'ē' or 'ė' or 'ę' or 'ě' => 'e',
        'ì' or 'í' or 'î' or 'ï' or 'ī' or 'ı' => 'i',
        'ñ' or 'ń' or 'ň' => 'n',
        'ò' or 'ó' or 'ô' or 'õ' or 'ö' or 'ø' or 'ō' or 'ő' => 'o',
        'ù' or 'ú' or 'û' or 'ü' or 'ū' or 'ů' or 'ű' => 'u',
        'ý' or 'ÿ' => 'y',
        'ś' or 'š' or 'ş' or 'ș' => 's',
        'ž' or 'ź' or 'ż' => 'z',
        'ł' => 'l',
        'ğ' => 'g',
        'đ' => 'd',
        'ț' or 'ţ' => 't',
        'ř' => 'r',
        _ => c,
    };
}
