namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Words in front of, between and behind the names of a byline.</summary>
internal static class BylineWords
{
    // Longer ones first: "written by" before "by".
    private static readonly string[] s_prefixes =
    [
        "written by", "posted by", "published by", "reported by", "medically written by", "article by", "story by", "words by", "review by", "reviewed and written by", "by",
        "geschrieben von", "ein gastbeitrag von", "von", "écrit par", "publié par", "par", "escrito por", "publicado por", "redactado por", "por", "scritto da", "di", "door", "geschreven door",
        "av", "af", "skrevet av", "skrevet af", "text", "tekst", "autor", "autorka", "author", "authors", "auteur", "autore", "kirjoittanut", "szerző", "írta", "yazar", "yazan", "автор", "текст", "автори",
        "记者", "記者", "作者", "文", "文／", "글", "기자", "كتب", "بقلم", "מאת", "oleh", "penulis", "tác giả", "tekst av", "foto och text", "przez", "napisał", "napisała", "de la", "de",
    ];

    private static readonly string[] s_joiners = [" and ", " & ", " und ", " et ", " y ", " och ", " og ", " en ", " e ", " with ", " i ", " и ", " та ", " ve ", " و", "、", "，", ";", ",", "|", "·", "•", "/", " - ", " – ", " — ", "\u2009"];

    /// <summary>What separates names.</summary>
    public static IReadOnlyList<string> Joiners => s_joiners;

    /// <summary>How many characters of a line say "by"; 0 when it does not begin so.</summary>
    public static int PrefixLength(string line)
    {
        foreach (var prefix in s_prefixes)
        {
            if (!line.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            if (line.Length == prefix.Length || line[prefix.Length] is ' ' or ':' or '：' or '／') return prefix.Length;
        }

        return 0;
    }
}
