using System.Text;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>White space of metadata.</summary>
internal static class Folding
{
    /// <summary>Runs of white space become one space, soft hyphens and zero-width characters go, ends are trimmed.</summary>
    public static string Fold(string text)
    {
        if (IsFolded(text)) return text;

        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (IsInvisible(c)) continue;
            if (!char.IsWhiteSpace(c)) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        if (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }

    private static bool IsFolded(string text)
    {
        var last = ' ';
        foreach (var c in text)
        {
            if (IsInvisible(c) || (c != ' ' && char.IsWhiteSpace(c)) || (c == ' ' && last == ' ')) return false;
            last = c;
        }

        return text.Length == 0 || last != ' ';
    }

    // Direction marks stay: they order names in right-to-left text.
    private static bool IsInvisible(char c) => c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF';
}
