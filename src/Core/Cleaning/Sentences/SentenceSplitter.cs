using Serverless.Articles;

namespace Serverless.Cleaning.Sentences;

/// <summary>Text to sentences: one pass over the characters, no backtracking, every look-around bounded.</summary>
internal static class SentenceSplitter
{
    /// <summary>
    /// The sentences of a text, in order and without overlap; together they cover everything but white space. A line end always
    /// ends a sentence, so headings, list items and table rows are sentences of their own.
    /// </summary>
    /// <param name="text">Blocks separated by blank lines.</param>
    /// <param name="language">BCP 47 tag that chooses abbreviations and ordinals; null: the abbreviations of all languages known here.</param>
    public static IReadOnlyList<Sentence> Split(string text, string? language)
    {
        ArgumentNullException.ThrowIfNull(text);

        var rules = LanguageRules.For(language);
        var sentences = new List<Sentence>();
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : start + length;
            SplitLine(text, start, end, rules, sentences);
            start = end + 1;
        }

        return sentences;
    }

    private static void SplitLine(string text, int start, int end, LanguageRules rules, List<Sentence> sentences)
    {
        var line = new LineScanner(text, start, end, rules);
        var from = start;
        var position = start;
        while (position < end)
        {
            var mark = text.AsSpan(position, end - position).IndexOfAny(LineScanner.Marks);
            if (mark < 0) break;

            var run = line.ReadMark(position + mark, from);
            if (run.EndsSentence)
            {
                Add(text, from, run.End, sentences);
                from = run.End;
            }

            position = run.End;
        }

        Add(text, from, end, sentences);
    }

    private static void Add(string text, int start, int end, List<Sentence> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) sentences.Add(new Sentence(start, end));
    }
}
