using System.Buffers;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>What the class or id of an element says for the metadata.</summary>
[Flags]
internal enum Marks
{
    None = 0,
    Byline = 1,
    Headline = 2,

    /// <summary>It holds readers' comments, other articles or prompts, each with names and dates of its own.</summary>
    Others = 4,
}

/// <summary>
/// Finds the words in classes and ids by which templates mark headline, byline and what belongs to other articles; remembers each
/// value, because a page repeats its names.
/// </summary>
internal sealed class MarkWords
{
    private const int LongestNames = 400;
    private const int ShortestNames = 6;
    private const int MaxRemembered = 4_096;

    private static readonly string[] s_others = ["comments", "comment-list", "commentlist", "disqus", "related", "recommend", "newsletter", "cookie", "breadcrumb", "most-read", "trending"];

    private static readonly SearchValues<string> s_byline =
        SearchValues.Create(["byline", "author", "writer", "contributor", "posted-by", "autor", "auteur", "verfasser", "redakteur", "skribent"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_headline =
        SearchValues.Create(["headline", "entry-title", "post-title", "article-title", "article__title", "posttitle", "articletitle", "story-title", "page-title"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_anyOther = SearchValues.Create(s_others, StringComparison.OrdinalIgnoreCase);

    private readonly Dictionary<string, Marks> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Marks>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public MarkWords() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    public Marks Read(ReadOnlySpan<char> names)
    {
        if (names.Length is < ShortestNames or >= LongestNames) return Marks.None;
        if (_lookup.TryGetValue(names, out var marks)) return marks;

        if (names.ContainsAny(s_byline)) marks |= Marks.Byline;
        if (names.ContainsAny(s_headline)) marks |= Marks.Headline;
        if (names.ContainsAny(s_anyOther) && BeginsAClass(names)) marks |= Marks.Others;
        if (_known.Count < MaxRemembered) _known.Add(names.ToString(), marks);
        return marks;
    }

    // Only where a class begins with the word: "has-related" stands on wrappers of whole pages.
    private static bool BeginsAClass(ReadOnlySpan<char> names)
    {
        foreach (var range in names.Split(' '))
        {
            foreach (var word in s_others)
            {
                if (names[range].StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }

        return false;
    }
}
