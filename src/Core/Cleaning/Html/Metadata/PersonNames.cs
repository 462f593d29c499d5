namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Finds the names of persons in what stands in a byline.</summary>
internal static class PersonNames
{
    private const int MostWords = 5;
    private const int MostNames = 12;

    private static readonly HashSet<string> s_nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "undefined", "null", "none", "webmaster", "editor", "unknown", "author", "authors", "user", "guest", "root", "test", "default", "wordpress", "site", "web", "n/a",
        "staff", "team", "redaktion", "redacción", "redazione", "rédaction", "la rédaction", "newsroom", "news desk", "newsdesk", "share", "updated", "published", "follow", "home", "about", "contact", "view all posts", "more", "read more", "bio", "about the author", "written by", "by",
    };

    // A segment with one of these is a role, an office or a prompt, never a person.
    private static readonly string[] s_roles =
    [
        "editor", "reporter", "correspondent", "writer", "staff", "journalist", "contributor", "columnist", "producer", "team", "desk", "newsroom", "photograph", "redaktion", "redakteur", "redact", "rédact", "redazion", "agency", "agentur",
        "chief", "manager", "director", "founder", "expert", "specialist", "analyst", "associate", "university", "follow", "updated", "published", "posted", "read", "min", "comment", "share", "view", "subscribe", "email", "twitter", "facebook", "copyright", "magazine", "inc.", "llc", "gmbh",
    ];

    private static readonly HashSet<string> s_postNominals = new(StringComparer.OrdinalIgnoreCase)
    {
        "md", "m.d.", "phd", "ph.d.", "rd", "rdn", "ms", "m.s.", "ma", "mba", "mph", "do", "dds", "dvm", "esq", "esq.", "cpa", "cfp", "cfp®", "jd", "rn", "bsn", "psyd", "edd", "ld", "ldn", "cscs", "cpt", "fand", "msc", "bsc", "lmft", "lcsw", "np", "pa-c", "pharmd", "cpa", "facp",
    };

    /// <summary>Adds the persons named in a text, each once.</summary>
    public static void AddTo(List<string> names, string text, SiteNames site)
    {
        text = Folding.Fold(text);
        for (var length = BylineWords.PrefixLength(text); length > 0 && length < text.Length; length = BylineWords.PrefixLength(text)) text = text[length..].TrimStart(' ', ':', '：');
        if (text.Length > 300) return;

        foreach (var part in Split(text))
        {
            if (names.Count >= MostNames) return;
            if (Clean(part) is { } name && IsPerson(name, site) && !names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
        }
    }

    private static IEnumerable<string> Split(string text)
    {
        IEnumerable<string> parts = [text];
        foreach (var joiner in BylineWords.Joiners) parts = parts.SelectMany(part => part.Split(joiner, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return parts;
    }

    private static string? Clean(string part)
    {
        var cut = part.AsSpan();
        foreach (var stop in (ReadOnlySpan<string>)["(", "@", "http", "<", "[", " on ", " in ", " at ", " for ", " Published", " Updated", " Posted"])
        {
            var at = cut.IndexOf(stop, StringComparison.Ordinal);
            if (at == 0) return null;
            if (at > 0) cut = cut[..at];
        }

        return cut.Trim(" .,:-–—'\"").ToString() is { Length: > 1 } name ? name : null;
    }

    private static bool IsPerson(string name, SiteNames site)
    {
        if (name.Length > 60 || s_nobody.Contains(name) || s_postNominals.Contains(name) || site.IsSite(name)) return false;

        var words = 0;
        foreach (var range in name.AsSpan().Split(' '))
        {
            var word = name.AsSpan(range);
            if (word.Length == 0) continue;
            if (++words > MostWords || char.IsDigit(word[0])) return false;
        }

        if (name.Any(char.IsDigit) && words > 1) return false;
        return !s_roles.Any(role => name.Contains(role, StringComparison.OrdinalIgnoreCase)) && char.IsLetter(name[0]);
    }
}
