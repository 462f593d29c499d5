using System.Buffers;

namespace Serverless.Cleaning.PlainText;

/// <summary>Reads the persons from lines like "By Ada Moss".</summary>
internal static class BylineLine
{
    private const float MaxUnits = 12;
    private static readonly SearchValues<char> s_separators = SearchValues.Create("|•·—–/@(");

    // "By" in the languages of ChromePhrases; a name has to follow.
    private static readonly string[] s_prefixes =
    [
        "by ", "by: ", "written by ", "words by ", "story by ", "reported by ", "posted by ", "published by ", "author: ", "von ", "text: ", "autor: ", "autorin: ", "par ", "publié par ", "écrit par ", "por ", "por: ", "escrito por ", "publicado por ",
        "di ", "a cura di ", "scritto da ", "door ", "geschreven door ", "av ", "tekst: ", "af ", "skrevet af ", "skrevet av ", "teksti: ", "autor ", "szerző: ", "írta: ", "de ", "piše: ", "автор: ", "текст: ", "του ", "της ", "yazan: ", "بقلم: ", "بقلم ", "كتب: ", "כתב: ", "מאת ", "लेखक: ", "oleh ", "oleh: ", "penulis: ", "tác giả: ", "文／", "文/", "文：", "记者：", "作者：", "記者／", "作者:", "记者 ",
    ];

    /// <summary>The names; null when the line is no byline.</summary>
    public static string? NamesIn(string text, LineTraits line)
    {
        if (line.Units > MaxUnits || line.Terminal) return null;

        foreach (var prefix in s_prefixes)
        {
            if (!text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            var names = UntilSeparator(text.AsSpan(prefix.Length)).Trim(" ,;:-–—").ToString();
            return LooksLikeNames(names) ? names : null;
        }

        return null;
    }

    // "By Ada Moss | 7 April 2026", "By Ada Moss, Staff writer".
    private static ReadOnlySpan<char> UntilSeparator(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(s_separators);
        var digit = rest.IndexOfAnyInRange('0', '9');
        if (digit >= 0 && (end < 0 || digit < end)) end = digit;
        rest = end < 0 ? rest : rest[..end];
        if (end >= 0 && digit == end)
        {
            // What is left of a date: "Ada Moss, April 7".
            var comma = rest.LastIndexOf(',');
            if (comma > 0) rest = rest[..comma];
        }

        return rest;
    }

    private static bool LooksLikeNames(string names)
    {
        if (names.Length is < 2 or > 90) return false;

        var words = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var small = words.Count(word => char.IsLower(word[0]) && !FunctionWords.Contains(word));
        return small == 0 && char.IsLetter(names[0]) && !char.IsLower(names[0]) && words.Length <= 10;
    }
}
