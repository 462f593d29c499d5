using System.Text;

namespace Serverless.Cleaning.PlainText;

/// <summary>Text to lines, each a whole paragraph, heading or piece of chrome: hard wraps are undone first.</summary>
internal static class LineReader
{
    public static IReadOnlyList<TextLine> Read(string text)
    {
        var printed = Printed(text);
        var width = WrapDetector.FindWidth(printed);
        return width is null ? Fold(printed) : Unwrap(printed, width.Value);
    }

    private static List<PrintedLine> Printed(string text)
    {
        var lines = new List<PrintedLine>();
        var afterBlank = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var body = line.Trim();
            if (body.IsEmpty)
            {
                afterBlank = true;
                continue;
            }

            lines.Add(new PrintedLine(TextTidier.FoldSpaces(body.ToString()), afterBlank, line.Length - line.TrimStart().Length));
            afterBlank = false;
        }

        return lines;
    }

    private static List<TextLine> Fold(List<PrintedLine> printed) => printed.ConvertAll(line => new TextLine(line.Text, line.AfterBlank));

    private static List<TextLine> Unwrap(List<PrintedLine> printed, int width)
    {
        var lines = new List<TextLine>();
        var paragraph = new StringBuilder();
        for (var at = 0; at < printed.Count; at++)
        {
            var first = printed[at];
            paragraph.Clear().Append(first.Text);
            while (at + 1 < printed.Count && WrapDetector.Continues(printed[at], printed[at + 1], width))
            {
                at++;
                if (paragraph[^1] != '-' && !WrapDetector.IsUnspaced(paragraph[^1], printed[at].Text[0])) paragraph.Append(' ');
                paragraph.Append(printed[at].Text);
            }

            lines.Add(new TextLine(paragraph.ToString(), first.AfterBlank));
        }

        return lines;
    }
}

/// <summary>A line as printed.</summary>
/// <param name="Text">Trimmed, white space folded.</param>
/// <param name="AfterBlank">A blank line stands before it.</param>
/// <param name="Indent">White space in front of it, in characters.</param>
internal sealed record PrintedLine(string Text, bool AfterBlank, int Indent);
