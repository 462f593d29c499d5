using System.Buffers;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Words in classes and ids by which templates mark headline, byline and what belongs to other articles.</summary>
internal static class MarkWords
{
    private const int LongestNames = 400;

    private static readonly string[] s_others = ["comments", "comment-list", "commentlist", "disqus", "related", "recommend", "newsletter", "cookie", "breadcrumb", "most-read", "trending"];

    private static readonly SearchValues<string> s_byline =
        SearchValues.Create(["byline", "author", "writer", "contributor", "posted-by", "autor", "auteur", "verfasser", "redakteur", "skribent"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_headline =
        SearchValues.Create(["headline", "entry-title", "post-title", "article-title", "article__title", "posttitle", "articletitle", "story-title", "page-title"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_anyOther = SearchValues.Create(s_others, StringComparison.OrdinalIgnoreCase);

    public static bool IsByline(string? names) => names is { Length: > 5 and < LongestNames } && names.AsSpan().ContainsAny(s_byline);

    public static bool IsHeadline(string? names) => names is { Length: > 7 and < LongestNames } && names.AsSpan().ContainsAny(s_headline);

    /// <summary>Whether an element holds readers' comments, other articles or prompts, each with names and dates of its own.</summary>
    public static bool IsOfOthers(string? names)
    {
        if (names is not { Length: > 5 and < LongestNames } || !names.AsSpan().ContainsAny(s_anyOther)) return false;

        // Only where a class begins with the word: "has-related" stands on wrappers of whole pages.
        foreach (var range in names.AsSpan().Split(' '))
        {
            foreach (var word in s_others)
            {
                if (names.AsSpan(range).StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }

        return false;
    }
}
