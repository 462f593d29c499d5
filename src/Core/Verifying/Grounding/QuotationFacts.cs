namespace Serverless.Verifying.Grounding;

/// <summary>Words between quotation marks.</summary>
/// <param name="Start">Of the first character behind the opening mark.</param>
/// <param name="End">Of the closing mark.</param>
internal readonly record struct Quotation(int Start, int End);

/// <summary>Finds quotations, and looks their words up in the article.</summary>
internal static class QuotationFacts
{
    /// <summary>The quotations of a text, outermost only.</summary>
    public static List<Quotation> Read(string text)
    {
        var quotations = new List<Quotation>();
        var at = 0;
        while (at < text.Length)
        {
            var end = Opens(text, at, out var width) ? Closing(text, at + width, text[at]) : -1;
            if (end > at + width) quotations.Add(new Quotation(at + width, end));
            at = end > 0 ? end + 1 : at + 1;
        }

        return quotations;
    }

    /// <summary>The 0-based sentences over which the article has these words in a row; null when it does not have them. Words cut by an ellipsis or brackets are looked up piece by piece.</summary>
    public static IReadOnlySet<int>? Find(ArticleIndex index, string text, Quotation quotation)
    {
        HashSet<int>? sentences = [];
        foreach (var (start, end) in Pieces(text, quotation))
        {
            var tokens = new TextView(text, start, end, index.Vocabulary);
            if (tokens.Tokens.Count == 0) continue;
            if (!FindRow(index, tokens, sentences)) return null;
        }

        return sentences;
    }

    private static bool FindRow(ArticleIndex index, TextView row, HashSet<int> sentences)
    {
        var found = false;
        foreach (var place in index.Places(row.Ids[0]))
        {
            if (!Matches(index, row, place)) continue;
            sentences.Add(index.SentenceOf[place]);
            sentences.Add(index.SentenceOf[place + row.Tokens.Count - 1]);
            found = true;
        }

        return found || HasInTitle(index, row) || HasLetters(index, row);
    }

    private static bool Matches(ArticleIndex index, TextView row, int place)
    {
        if (place + row.Tokens.Count > index.Ids.Length) return false;
        for (var i = 0; i < row.Tokens.Count; i++)
        {
            if (index.Ids[place + i] != row.Ids[i] || index.TokenAt(place + i).Norm != row.Tokens[i].Norm) return false;
        }

        return true;
    }

    // "good-bye" and "goodbye", "any more" and "anymore" are the same words spoken.
    private static bool HasLetters(ArticleIndex index, TextView row)
    {
        const int FewestLetters = 12;
        var letters = string.Concat(row.Tokens.Select(token => token.Norm));
        return letters.Length >= FewestLetters && index.Letters.Contains(letters, StringComparison.Ordinal);
    }

    private static bool HasInTitle(ArticleIndex index, TextView row) => index.Background.Ids.AsSpan().IndexOf(row.Ids) >= 0;

    private static bool Opens(string text, int at, out int width)
    {
        width = 1;
        var c = text[at];
        if (c is '“' or '„' or '«') return true;
        if (c == '`' && at + 1 < text.Length && text[at + 1] == '`')
        {
            width = 2;
            return true;
        }

        if (c is '\'' && IsEnding(text, at + 1)) return false;
        var starts = at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '—' or '–' or '-' or ':' or ',';
        return c is '"' or '‘' or '\'' or '`' && starts && at + 1 < text.Length && (c == '"' || char.IsLetterOrDigit(text[at + 1]) || text[at + 1] == ' ');
    }

    // "the boy 's father", as tokenized texts write it.
    private static bool IsEnding(string text, int at) => at + 1 < text.Length && text[at] is 's' && text[at + 1] == ' ';

    private static int Closing(string text, int from, char opening)
    {
        for (var i = from; i < text.Length; i++)
        {
            var closes = opening switch
            {
                '“' => text[i] is '”' or '"',
                '„' => text[i] is '“' or '”',
                '«' => text[i] is '»',
                '"' => text[i] is '"' or '”',
                _ => Tokenizer.IsApostrophe(text[i]) && text[i] != '‘' && i > from && (i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1])) && !(text[i - 1] is 's' && i + 1 < text.Length && text[i + 1] == ' ' && HasLaterClose(text, i + 1)),
            };
            if (closes) return i;
        }

        return -1;
    }

    // "'the players' wives', he said": an apostrophe behind an s closes only when no later mark can.
    private static bool HasLaterClose(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (Tokenizer.IsApostrophe(text[i]) && i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or ',' or '!' or '?') && (i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]))) return true;
        }

        return false;
    }

    private static IEnumerable<(int Start, int End)> Pieces(string text, Quotation quotation)
    {
        var start = quotation.Start;
        for (var i = quotation.Start; i < quotation.End; i++)
        {
            if (text[i] == '[')
            {
                yield return (start, i);
                var close = text.IndexOf(']', i);
                i = close < 0 || close > quotation.End ? quotation.End : close;
                start = Math.Min(i + 1, quotation.End);
            }
            else if (text[i] == '…' || (text[i] == '.' && i + 1 < quotation.End && text[i + 1] == '.'))
            {
                yield return (start, i);
                while (i + 1 < quotation.End && text[i + 1] is '.' or ' ') i++;
                start = i + 1;
            }
        }

        if (start < quotation.End) yield return (start, quotation.End);
    }
}
