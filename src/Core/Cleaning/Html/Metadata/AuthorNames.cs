using System.Buffers;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Tells the names of persons from roles, prompts, organizations and user names.</summary>
internal static class AuthorNames
{
    private const int MostWords = 5;
    private const int LongestWord = 24;

    private static readonly HashSet<string> s_nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "undefined", "null", "none", "webmaster", "unknown", "author", "authors", "user", "guest", "root", "test", "default", "wordpress", "site", "web", "n/a", "anonymous",
    };

    // A part that holds one of these words is a role, a prompt or a label, never a person.
    private static readonly HashSet<string> s_noPerson = new(
        ("editor editors reporter reviewer lead coordinator marketing officer engineer developer scientist researcher strategist owner partner fellow co-founder co-author intern blogger vlogger host trainer coach instructor administrator copywriter strategy product topics category reporters correspondent writer writers staff journalist contributor contributors columnist producer team desk newsroom newsdesk photographer photography photos photo " +
         "chief manager director founder cofounder ceo cto president expert experts specialist analyst associate assistant senior junior head executive attorney lawyer consultant freelance contributing guest " +
         "follow updated published posted written reviewed edited read more min mins minute minutes comment comments share view views all subscribe email twitter facebook instagram linkedin copyright bio about privacy policy contact home menu search login sign " +
         "full profile website blog posts articles latest news table contents last first date time source sources this that these those the a an of in on at for to with from is are was your our you we how what why best top guide " +
         "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december " +
         "sponsored advertisement advertorial insights development platform medical clinically certified licensed registered dietitian nutritionist doctor professor photo credit image " +
         "redaktion redakteur redakteurin redaktør redactie redacción redacção redazione rédaction rédacteur journaliste giornalista periodista reporterin redaktionen").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_organization = new(
        ("team staff newsroom newsdesk desk editors editorial redaktion redaktionen redacción redação redazione rédaction redactie agency agentur institute institut university center centre department ministry office committee " +
         "association foundation bank services service group company inc llc ltd gmbh corp magazine news press media network academy college school council society association studio reuters afp dpa apa tass xinhua ansa efe").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_postNominals = new(
        ("md phd rd rdn ms ma mba mph do dds dvm esq cpa cfp cfp® jd rn bsn psyd edd ld ldn cscs cpt msc bsc lmft lcsw np pa-c pharmd facp ba bs pe pmp cfa faan dphil jr sr ii iii").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_particles = new(
        "de da do dos das del della di du la le el van von der den ter ten zu zur af av bin ibn al y e i st.".Split(' '), StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_ends = SearchValues.Create(["(", "@", "http", "<", "[", "www.", ".com", "Published", "Updated", "Posted", " is a", " was a", " at ", " for ", " from "], StringComparison.Ordinal);

    /// <summary>A part of a byline without handle, address, brackets and what follows them; null when nothing remains.</summary>
    public static string? Clean(string part)
    {
        var cut = part.AsSpan();
        if (cut.IndexOfAny(s_ends) is >= 0 and var at) cut = cut[..at];
        cut = cut.Trim(" .,:-–—'\"|»«#*");
        // Degrees behind the name, with or without a comma.
        while (cut.LastIndexOf(' ') is > 0 and var space && s_postNominals.Contains(cut[(space + 1)..].ToString().Replace(".", "", StringComparison.Ordinal))) cut = cut[..space].TrimEnd(" ,");
        return cut.Length > 1 ? cut.ToString() : null;
    }

    public static bool IsNobody(string name) => s_nobody.Contains(name);

    /// <summary>Whether a name is one that templates fill in where a user has no other.</summary>
    public static bool IsUserName(string name) => !IsNobody(name) && name.Length is > 2 and < 40 && !name.Contains(' ') && char.IsLetter(name[0]);

    /// <summary>Whether one of its words belongs to organizations and desks.</summary>
    public static bool IsOrganization(string text)
    {
        if (text.Length > 80) return false;

        foreach (var range in text.AsSpan().SplitAny(" ,."))
        {
            if (Contains(s_organization, text.AsSpan(range))) return true;
        }

        return false;
    }

    /// <summary>Whether a text looks like a person's name, given how explicitly its source says that it is one.</summary>
    public static bool IsPerson(string name, Trust trust)
    {
        if (name.Length > 60 || IsNobody(name) || !char.IsLetter(name[0])) return false;

        var words = 0;
        foreach (var range in name.AsSpan().Split(' '))
        {
            var word = name.AsSpan(range);
            if (word.Length == 0) continue;
            if (++words > MostWords || word.Length > LongestWord || !IsNameWord(word, words == 1, trust == Trust.Named)) return false;
        }

        if (words > 1) return true;
        // One word: a pen name where the page says so outright; CJK names have no spaces.
        if (name[0] >= '\u2E80') return name.Length >= 2 && name.Length <= (trust == Trust.Named ? 12 : 5);
        return trust >= Trust.Printed && (char.IsUpper(name[0]) || !IsCased(name[0])) && !Contains(s_postNominals, name) && name.Length <= 20 && !name.AsSpan(1).ContainsAnyInRange('A', 'Z');
    }

    private static bool IsNameWord(ReadOnlySpan<char> word, bool isFirst, bool isNamed)
    {
        if (Contains(s_noPerson, word.TrimEnd(".,"))) return false;

        foreach (var c in word)
        {
            if (!char.IsLetter(c) && c is not ('.' or '-' or '\'' or '’' or '‘' or '`' or '\u200C') && !IsMark(c)) return false;
        }

        return !IsCased(word[0]) || isNamed || char.IsUpper(word[0]) || (!isFirst && Contains(s_particles, word)) || word.StartsWith("d'") || word.StartsWith("d’");
    }

    private static bool IsCased(char c) => char.IsUpper(c) || char.IsLower(c);

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool Contains(HashSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
