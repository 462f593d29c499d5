namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Words in front of and between the names of a byline, in the languages of the pages.</summary>
internal static class BylineWords
{
    // Longer ones first: "written by" before "by".
    private static readonly string[] s_prefixes =
    [
        "medically reviewed by", "written and reviewed by", "written by", "posted by", "published by", "reported by", "created by", "article by", "story by", "words by", "review by", "posted on by", "authored by", "by",
        "geschrieben von", "ein gastbeitrag von", "von", "écrit par", "publié par", "par", "escrito por", "publicado por", "redactado por", "por", "scritto da", "pubblicato da", "di", "geschreven door", "door",
        "skrevet av", "skrevet af", "tekst av", "av", "af", "text", "tekst", "autorka", "autor", "authors", "author", "auteur", "autore", "kirjoittanut", "szerző", "írta", "yazar", "yazan", "автор", "текст", "автори",
        "记者", "記者", "作者", "文／", "文", "글", "كتب", "بقلم", "מאת", "oleh", "penulis", "tác giả", "przez", "napisał", "napisała",
    ];

    private static readonly string[] s_joiners =
        [" and ", " & ", " und ", " et ", " y ", " och ", " og ", " en ", " e ", " with ", " i ", " и ", " та ", " ve ", " و", "、", "，", ";", ",", "|", "·", "•", "/", " - ", " – ", " — "];

    private static readonly HashSet<string> s_bareJoiners =
        new(["and", "&", "und", "et", "y", "och", "og", "en", "e", "with", "i", "и", "та", "ve", "و", ",", "|", "·", "•", "/", "-", "–", "—", ":"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a piece of text does nothing but stand between two names.</summary>
    public static bool IsJoiner(string piece) => s_bareJoiners.Contains(piece.Trim());

    /// <summary>Whether a piece goes on with a further name: "and Jane Doe", ", Jane Doe".</summary>
    public static bool BeginsWithJoiner(string piece) => s_bareJoiners.Contains(piece[..Math.Max(1, piece.IndexOf(' ', StringComparison.Ordinal))]);

    /// <summary>Whether a further name follows a piece: "Jane Doe and", "Jane Doe,".</summary>
    public static bool EndsWithJoiner(string piece) => piece[^1] is ',' or '&' or '、' || s_bareJoiners.Contains(piece[(piece.LastIndexOf(' ') + 1)..]);

    /// <summary>A text without the words that say "by".</summary>
    public static string StripPrefixes(string text)
    {
        for (var length = PrefixLength(text); length > 0; length = PrefixLength(text)) text = text[length..].TrimStart(' ', ':', '：');
        return text;
    }

    /// <summary>How many characters of a line say "by"; 0 when it does not begin so.</summary>
    public static int PrefixLength(string line)
    {
        foreach (var prefix in s_prefixes)
        {
            if (!line.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            if (line.Length == prefix.Length || line[prefix.Length] is ' ' or ':' or '：' or '／' || prefix[^1] == '／') return prefix.Length;
        }

        return 0;
    }

    /// <summary>The parts of a text between what separates names.</summary>
    public static IEnumerable<string> Split(string text)
    {
        IEnumerable<string> parts = [text];
        foreach (var joiner in s_joiners)
        {
            if (text.Contains(joiner, StringComparison.OrdinalIgnoreCase))
            {
                parts = parts.SelectMany(part => part.Split(joiner, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return parts;
    }
}
