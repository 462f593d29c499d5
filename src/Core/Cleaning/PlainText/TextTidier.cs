using System.Buffers;
using System.Text;

namespace Serverless.Cleaning.PlainText;

/// <summary>Takes out of a text what nobody can see, so that equal texts become equal strings.</summary>
internal static class TextTidier
{
    // Soft hyphen, zero-width space and joins of Latin text, word joiner, byte order mark, bidi controls that only steer display.
    private const string Invisible = "\u00AD\u200B\u2060\uFEFF\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u180E\uFFFC";
    private const string Spaces = "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\t";
    private const string LineEnds = "\r\u0085\u2028\u2029\v\f";

    private static readonly SearchValues<char> s_special = SearchValues.Create([.. Invisible, .. Spaces, .. LineEnds, .. Enumerable.Range(0, 160).Select(c => (char)c).Where(c => char.IsControl(c) && c != '\n'), .. Composer.Joining]);

    /// <summary>
    /// Removes control and zero-width characters, soft hyphens and byte order marks; makes every kind of space one space, every kind
    /// of line end <c>\n</c>; joins letters and accents; replaces lone surrogates by U+FFFD.
    /// </summary>
    public static string Tidy(string text)
    {
        var first = text.AsSpan().IndexOfAny(s_special);
        if (first < 0 && !HasLoneSurrogate(text)) return text;

        var tidy = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\r' && at + 1 < text.Length && text[at + 1] == '\n') continue;
            if (LineEnds.Contains(c)) tidy.Append('\n');
            else if (Spaces.Contains(c)) tidy.Append(' ');
            else if (char.IsSurrogate(c)) AppendSurrogate(tidy, text, ref at);
            else if (tidy.Length > 0 && c >= '\u0300' && Composer.Compose(tidy[^1], c) is not '\0' and var composed) tidy[^1] = composed;
            else if (c == '\n' || !(char.IsControl(c) || Invisible.Contains(c))) tidy.Append(c);
        }

        return tidy.ToString();
    }

    /// <summary>Whether a text holds anything that a reader can see.</summary>
    public static bool IsVisible(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && !Invisible.Contains(c)) return true;
        }

        return false;
    }

    /// <summary>A block's text: tidied, white space folded line by line, blank lines inside it dropped.</summary>
    public static string TidyBlock(string text) =>
        string.Join('\n', Tidy(text).Split('\n').Select(FoldSpaces).Where(line => line.Length > 0));

    /// <summary>All of a text on one line.</summary>
    public static string FoldLine(string text) => FoldSpaces(Tidy(text));

    /// <summary>Trims and makes every run of white space one space.</summary>
    public static string FoldSpaces(string line)
    {
        var trimmed = line.AsSpan().Trim();
        if (!NeedsFolding(trimmed)) return trimmed.Length == line.Length ? line : trimmed.ToString();

        var folded = new StringBuilder(trimmed.Length);
        foreach (var c in trimmed)
        {
            if (!char.IsWhiteSpace(c)) folded.Append(c);
            else if (folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString();
    }

    private static bool NeedsFolding(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
            if (char.IsWhiteSpace(line[i]) && (line[i] != ' ' || line[i - 1] == ' ')) return true;
        return false;
    }

    private static void AppendSurrogate(StringBuilder tidy, string text, ref int at)
    {
        if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) tidy.Append(text[at]).Append(text[++at]);
        else tidy.Append('\uFFFD');
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return true;
            at++;
        }

        return false;
    }
}
