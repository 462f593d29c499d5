using System.Buffers;
using Serverless.Cleaning.Html.Reading;

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

/// <summary>Finds the words in classes and ids by which templates mark headline, byline and what belongs to other articles.</summary>
internal sealed class MarkWords
{
    private const int LongestNames = 400;
    private const int ShortestNames = 6;

    private static readonly string[] s_others = ["comments", "comment-list", "commentlist", "disqus", "related", "recommend", "newsletter", "cookie", "breadcrumb", "most-read", "trending"];

    private static readonly SearchValues<string> s_byline =
        SearchValues.Create(["byline", "author", "writer", "contributor", "posted-by", "autor", "auteur", "verfasser", "redakteur", "skribent"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_headline =
        SearchValues.Create(["headline", "entry-title", "post-title", "article-title", "article__title", "posttitle", "articletitle", "story-title", "page-title"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_anyOther = SearchValues.Create(s_others, StringComparison.OrdinalIgnoreCase);

    private readonly NameCache<Marks> _cache = new(static (names, _) => Find(names));

    public Marks Read(ReadOnlySpan<char> names) => names.Length is < ShortestNames or >= LongestNames ? Marks.None : _cache.Read(names);

    private static Marks Find(ReadOnlySpan<char> names)
    {
        var marks = Marks.None;
        if (names.ContainsAny(s_byline)) marks |= Marks.Byline;
        if (names.ContainsAny(s_headline)) marks |= Marks.Headline;
        if (names.ContainsAny(s_anyOther) && BeginsAClass(names)) marks |= Marks.Others;
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
