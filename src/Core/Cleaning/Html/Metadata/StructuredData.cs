using System.Collections.Frozen;
using System.Net;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>
/// What a page says about its article in JSON-LD (schema.org), each value null when it does not say. Read from the raw
/// page, because the parser leaves the text of scripts out. Evidence, not truth: callers compare it with what the page shows.
/// </summary>
internal sealed record StructuredData
{
    private const int MaxScriptChars = 2_000_000;

    private static readonly FrozenSet<string> s_wanted = FrozenSet.Create(
        "@graph", "@type", "@id", "headline", "alternativeHeadline", "name", "author", "creator", "publisher", "datePublished", "dateCreated", "dateModified",
        "inLanguage", "mainEntityOfPage", "mainEntity", "url", "articleBody", "text", "givenName", "familyName");

    /// <summary>The headline, entities decoded.</summary>
    public string? Headline { get; init; }

    /// <summary>The people and organizations who wrote it, in order.</summary>
    public IReadOnlyList<StructuredAuthor> Authors { get; init; } = [];

    /// <summary>The publication's name.</summary>
    public string? Publisher { get; init; }

    /// <summary>As written, unchecked.</summary>
    public string? DatePublished { get; init; }

    /// <summary>As written, unchecked.</summary>
    public string? DateModified { get; init; }

    /// <summary>As written, unchecked.</summary>
    public string? Language { get; init; }

    /// <summary>The page's own address, as written.</summary>
    public string? Url { get; init; }

    /// <summary>The article's text as written: it may hold markup, entities, or only the beginning.</summary>
    public string? ArticleBody { get; init; }

    /// <summary>Whether the values come from a node that is an article; else they describe the page.</summary>
    public bool IsArticle { get; init; }

    /// <summary>Reads every JSON-LD script of a page.</summary>
    /// <param name="html">The page as it came.</param>
    /// <param name="scripts">Where in it the contents of those scripts are.</param>
    public static StructuredData Read(string html, IReadOnlyList<Range> scripts)
    {
        var roots = new List<LooseValue>();
        var budget = MaxScriptChars;
        foreach (var script in scripts)
        {
            if (budget <= 0) break;

            budget -= script.GetOffsetAndLength(html.Length).Length;
            roots.AddRange(JsonLdScripts.Parse(html, script, IsWanted));
        }

        return roots.Count == 0 ? new StructuredData() : StructuredDataReader.From(roots);
    }

    private static bool IsWanted(ReadOnlySpan<char> key) => s_wanted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key);

    /// <summary>Text of a value: entities decoded, white space folded; null when nothing remains.</summary>
    internal static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Contains('&')) text = WebUtility.HtmlDecode(text);
        return Folding.Fold(text) is { Length: > 0 } folded ? folded : null;
    }
}

/// <summary>Who wrote an article.</summary>
/// <param name="Name">White space folded, entities decoded.</param>
/// <param name="IsOrganization">Whether it is said to be an organization and not a person.</param>
internal sealed record StructuredAuthor(string Name, bool IsOrganization);
