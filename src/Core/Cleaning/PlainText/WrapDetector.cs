namespace Serverless.Cleaning.PlainText;

/// <summary>
/// Recognizes text wrapped at a fixed width. A wrapped line is one that could not have held the next line's first word;
/// menus, verse and tables break far below their width, so they are never joined.
/// </summary>
internal static class WrapDetector
{
    private const int MinWidth = 40;
    private const int MaxWidth = 130;
    private const int MinWraps = 3;

    /// <summary>The width the text is wrapped at; null when its lines are whole paragraphs.</summary>
    public static int? FindWidth(List<PrintedLine> lines)
    {
        // wraps[w] counts the line ends that a wrap at w explains: the line fits into w and the next word no longer does.
        var wraps = new int[MaxWidth + 2];
        var fitting = new int[MaxWidth + 2];
        var substantial = 0;
        for (var at = 0; at < lines.Count; at++)
        {
            var length = lines[at].Text.Length;
            if (length < MinWidth / 2) continue;

            substantial++;
            if (length <= MaxWidth) fitting[length]++;
            if (at + 1 == lines.Count || lines[at + 1].AfterBlank) continue;

            var needed = length + 1 + FirstWordLength(lines[at + 1].Text);
            for (var width = Math.Max(length, MinWidth); width < needed && width <= MaxWidth; width++) wraps[width]++;
        }

        int? best = null;
        for (int width = MinWidth, fit = fitting[..MinWidth].Sum(); width <= MaxWidth; width++)
        {
            fit += fitting[width];
            if (fit < substantial * 0.9 || wraps[width] < MinWraps || wraps[width] < substantial * 0.45) continue;
            if (best is null || wraps[width] > wraps[best.Value]) best = width;
        }

        return best is { } found && BreaksInsideSentences(lines, found) ? found : null;
    }

    /// <summary>The next line goes on with this line's paragraph.</summary>
    public static bool Continues(PrintedLine line, PrintedLine next, int width)
    {
        if (next.AfterBlank || next.Indent > line.Indent || IsListItem(next.Text)) return false;
        return line.Text.Length <= width && line.Text.Length + 1 + FirstWordLength(next.Text) > width;
    }

    /// <summary>No space belongs between these two characters: both are of a script written without spaces.</summary>
    public static bool IsUnspaced(char last, char first) => IsIdeographic(last) && IsIdeographic(first);

    // Paragraphs of one line each may happen to be of like length; only wrapped text breaks in the middle of sentences.
    private static bool BreaksInsideSentences(List<PrintedLine> lines, int width)
    {
        var wraps = 0;
        var inside = 0;
        for (var at = 0; at + 1 < lines.Count; at++)
        {
            if (lines[at].Text.Length < MinWidth / 2 || !Continues(lines[at], lines[at + 1], width)) continue;

            wraps++;
            if (!LineEnds.IsTerminal(lines[at].Text) && !char.IsUpper(lines[at + 1].Text[0])) inside++;
        }

        return inside * 2 >= wraps;
    }

    private static bool IsListItem(string line) => line.Length > 2 && line[0] is '•' or '*' or '-' or '–' or '·' && line[1] == ' ';

    private static int FirstWordLength(string line)
    {
        if (IsIdeographic(line[0])) return 1;
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? line.Length : space;
    }

    private static bool IsIdeographic(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF');
}
