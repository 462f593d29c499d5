using System.Buffers;

namespace Serverless.Cleaning;

/// <summary>What decoded text really is, by its content alone.</summary>
internal enum TextKind
{
    PlainText,
    Html,
    Json,
    Xml,
}

/// <summary>Tells HTML from text that merely mentions a tag, and both from data formats.</summary>
internal static class MediaSniffer
{
    private const int HeadChars = 4_096;
    private const int SampleChars = 200_000;
    private const int MinTags = 4;
    private const int MaxCharsPerTag = 1_500;

    private static readonly SearchValues<string> s_structure = SearchValues.Create(["<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<script", "<link "], StringComparison.OrdinalIgnoreCase);
    private static readonly string[] s_tags = ["p", "div", "br", "a", "span", "article", "section", "main", "h1", "h2", "h3", "h4", "ul", "ol", "li", "table", "tr", "td", "img", "figure", "blockquote", "em", "strong", "b", "i", "header", "footer", "nav"];

    public static TextKind Sniff(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty) return TextKind.PlainText;
        if (start[0] == '<' && IsForeignXml(start)) return TextKind.Xml;
        if (IsHtml(text, start)) return TextKind.Html;
        return IsJson(start) ? TextKind.Json : TextKind.PlainText;
    }

    private static bool IsHtml(string text, ReadOnlySpan<char> start)
    {
        // A page begins with markup, perhaps after a comment or a stray header line; prose about HTML does not.
        var head = start[..Math.Min(start.Length, HeadChars)];
        if (start[0] == '<' && head.ContainsAny(s_structure)) return true;

        var sample = text.AsSpan(0, Math.Min(text.Length, SampleChars));
        var tags = CountTags(sample);
        return tags >= (start[0] == '<' ? 1 : MinTags) && sample.Length / tags < MaxCharsPerTag;
    }

    // Only closed pairs count by their closing tag, and <p>, <br>, <img>, which are often not closed.
    private static int CountTags(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (text.IndexOf('<') is >= 0 and var at)
        {
            text = text[(at + 1)..];
            var closing = !text.IsEmpty && text[0] == '/';
            var name = closing ? text[1..] : text;
            var length = 0;
            while (length < name.Length && length < 12 && char.IsAsciiLetterOrDigit(name[length])) length++;
            if (length == 0 || length >= name.Length || name[length] is not ('>' or ' ' or '/' or '\n' or '\r' or '\t')) continue;
            if ((closing || IsOftenOpen(name[..length])) && IsTag(name[..length])) count++;
        }

        return count;
    }

    private static bool IsOftenOpen(ReadOnlySpan<char> name) =>
        name.Equals("p", StringComparison.OrdinalIgnoreCase) || name.Equals("br", StringComparison.OrdinalIgnoreCase) || name.Equals("img", StringComparison.OrdinalIgnoreCase);

    private static bool IsTag(ReadOnlySpan<char> name)
    {
        foreach (var tag in s_tags)
            if (name.Equals(tag, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // RSS, Atom, sitemaps and the like. XHTML is HTML.
    private static bool IsForeignXml(ReadOnlySpan<char> start)
    {
        var head = start[..Math.Min(start.Length, HeadChars)];
        if (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)) return false;
        if (head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)) return true;
        return head.StartsWith("<rss", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<feed", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<svg", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<urlset", StringComparison.OrdinalIgnoreCase);
    }

    // Opens like JSON and closes like it; an article that begins with a bracket does not have quotes, colons and commas in place.
    private static bool IsJson(ReadOnlySpan<char> start)
    {
        var end = start.TrimEnd();
        if (!((start[0] == '{' && end[^1] == '}') || (start[0] == '[' && end[^1] == ']'))) return false;

        var inside = start[1..].TrimStart();
        return !inside.IsEmpty && (inside[0] is '"' or '{' or '[' or '}' or ']' || char.IsAsciiDigit(inside[0])) && (start[0] == '[' || inside[0] == '}' || start.Contains("\":", StringComparison.Ordinal) || start.Contains("\" :", StringComparison.Ordinal));
    }
}
