using Serverless.Articles;

namespace Serverless.Summarizing.Extractive;

/// <summary>Which characters of a text stand between quotation marks.</summary>
internal static class Quotations
{
    /// <summary>True for each character inside a quotation, its marks included. A blank line closes what was left open.</summary>
    public static bool[] Mark(string text)
    {
        var quoted = new bool[text.Length];
        var closer = '\0';
        var opened = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (closer == '\0')
            {
                closer = CloserOf(text, i);
                opened = i;
                quoted[i] = closer != '\0';
                continue;
            }
            if (text[i] == '\n' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                // A single quote that never closes was an apostrophe ('em, '90s).
                if (closer is '\'' or '’') Array.Clear(quoted, opened, i - opened);
                closer = '\0';
                continue;
            }
            quoted[i] = true;
            if (text[i] == closer && Closes(text, i, closer)) closer = '\0';
        }
        if (closer is '\'' or '’') Array.Clear(quoted, opened, text.Length - opened);
        return quoted;
    }

    /// <summary>Share of a sentence's characters inside quotations, 0 to 1.</summary>
    public static double Share(bool[] quoted, Sentence sentence)
    {
        var inside = 0;
        for (var i = sentence.Start; i < sentence.End; i++) inside += quoted[i] ? 1 : 0;
        return (double)inside / Math.Max(1, sentence.End - sentence.Start);
    }

    /// <summary>A sentence without its quoted parts.</summary>
    public static string Outside(string text, bool[] quoted, Sentence sentence)
    {
        Span<char> kept = sentence.End - sentence.Start <= 1024 ? stackalloc char[sentence.End - sentence.Start] : new char[sentence.End - sentence.Start];
        for (var i = sentence.Start; i < sentence.End; i++) kept[i - sentence.Start] = quoted[i] ? ' ' : text[i];
        return kept.ToString();
    }

    private static char CloserOf(string text, int i) => text[i] switch
    {
        '"' => '"',
        '“' => '”',
        '„' => '“',
        '«' => '»',
        '»' when i + 1 < text.Length && char.IsLetter(text[i + 1]) => '«',
        '「' => '」',
        '『' => '』',
        '‘' when OpensSingle(text, i) => '’',
        '‚' => '‘',
        '\'' when OpensSingle(text, i) => '\'',
        _ => '\0',
    };

    private static bool OpensSingle(string text, int i) =>
        (i == 0 || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '—' or '–') && i + 1 < text.Length && char.IsLetter(text[i + 1]);

    // Inside a word the mark is an apostrophe.
    private static bool Closes(string text, int i, char closer) =>
        closer is not ('\'' or '’') || i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]);
}
