namespace Serverless.Verifying.Grounding;

/// <summary>Parts a claim into sentences. A claim should be one; models do not always obey.</summary>
internal static class ClaimSentences
{
    public static List<(int Start, int End)> Split(string text)
    {
        var sentences = new List<(int, int)>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n' && !EndsSentence(text, i)) continue;

            var end = i + 1;
            while (end < text.Length && text[end] is '"' or '”' or '\'' or '’' or ')') end++;
            AddIfAny(sentences, text, start, end);
            start = end;
            i = end - 1;
        }

        AddIfAny(sentences, text, start, text.Length);
        return sentences;
    }

    private static void AddIfAny(List<(int Start, int End)> sentences, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i])) continue;
            sentences.Add((start, end));
            return;
        }
    }

    private static bool EndsSentence(string text, int at)
    {
        if (text[at] is '。' or '！' or '？') return true;
        if (text[at] is not ('.' or '!' or '?')) return false;

        var next = at + 1;
        while (next < text.Length && text[next] is '"' or '”' or '\'' or '’' or ')') next++;
        if (next >= text.Length) return true;
        if (!char.IsWhiteSpace(text[next])) return false;
        if (text[at] != '.') return true;

        // Mr. Smith, U.S. troops, J. Doe: a short or titled word before the period does not end a sentence.
        var word = at;
        while (word > 0 && (char.IsLetter(text[word - 1]) || text[word - 1] == '.')) word--;
        var before = text.AsSpan(word, at - word);
        var isShort = before.Length == 1 && char.IsUpper(before[0]);
        var isAcronym = before.Contains('.');
        return !isShort && !isAcronym && !Lexicon.IsAbbreviation(before.ToString());
    }
}
