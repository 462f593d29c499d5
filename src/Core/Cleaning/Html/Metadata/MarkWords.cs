namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Words in classes and ids by which templates mark headline, byline and what belongs to other articles.</summary>
internal static class MarkWords
{
    private static readonly string[] s_byline = ["byline", "author", "writer", "contributor", "posted-by", "autor", "auteur", "verfasser", "redakteur", "skribent"];
    private static readonly string[] s_headline = ["headline", "entry-title", "post-title", "article-title", "article__title", "posttitle", "articletitle", "story-title", "page-title"];
    private static readonly string[] s_others = ["comments", "comment-list", "commentlist", "disqus", "related", "recommend", "newsletter", "cookie", "breadcrumb", "most-read", "trending"];

    public static bool IsByline(string? names) => Contains(names, s_byline);

    public static bool IsHeadline(string? names) => Contains(names, s_headline);

    /// <summary>Whether an element holds readers' comments, other articles or prompts, each with names and dates of its own.</summary>
    public static bool IsOfOthers(string? names)
    {
        if (string.IsNullOrEmpty(names) || names.Length > 200) return false;

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

    private static bool Contains(string? names, string[] words)
    {
        if (string.IsNullOrEmpty(names) || names.Length > 400) return false;

        foreach (var word in words)
        {
            if (names.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
