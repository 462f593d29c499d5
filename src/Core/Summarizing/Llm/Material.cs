using System.Globalization;
using System.Text;
using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Summarizing.Llm;

/// <summary>Foreign text inside its fence: everything a prompt holds that we did not write.</summary>
internal static class Material
{
    // A page decides how long its title and its address are; nobody needs more of them.
    private const int LongestLabelChars = 300;

    /// <summary>What is known about the article, and some of its sentences under their numbers in the whole.</summary>
    public static string Sentences(Article article, IEnumerable<int> numbers, Fence fence) => Close(AppendSentences(Begin(article, fence), article, numbers, fence), fence);

    /// <summary>The opening of a long article and the facts found in its parts.</summary>
    public static string Facts(Article article, IEnumerable<int> opening, IReadOnlyList<Claim> facts, Fence fence)
    {
        var text = AppendSentences(Begin(article, fence), article, opening, fence).Append('\n');
        for (var index = 0; index < facts.Count; index++)
            text.Append(CultureInfo.InvariantCulture, $"{{F{index + 1}}} [{string.Join(", ", facts[index].Evidence)}] {fence.Neutralize(facts[index].Text)}\n");

        return Close(text, fence);
    }

    /// <summary>Sentences of the article and the claims that failed, each with what is wrong with it.</summary>
    public static string Claims(Article article, IEnumerable<int> numbers, IReadOnlyList<BlockedClaim> claims, Fence fence)
    {
        var text = AppendSentences(Begin(article, fence), article, numbers, fence).Append('\n');
        for (var index = 0; index < claims.Count; index++)
        {
            var claim = claims[index].Claim;
            text.Append(CultureInfo.InvariantCulture, $"{{C{index + 1}}} ({Name(claim.Part)}, cites {(claim.Evidence.Count == 0 ? "nothing" : string.Join(", ", claim.Evidence))}) {fence.Neutralize(claim.Text)}\n");
            foreach (var finding in claims[index].Findings)
                text.Append(CultureInfo.InvariantCulture, $"    wrong: {fence.Neutralize(finding.Detail)}\n");
        }

        return Close(text, fence);
    }

    private static StringBuilder Begin(Article article, Fence fence)
    {
        var text = new StringBuilder(fence.Open).Append('\n');
        foreach (var (label, value) in ((string, string?)[])
            [("Title", article.Title), ("Byline", article.Byline), ("Published", article.PublishedAt), ("Address", article.Url?.AbsoluteUri)])
        {
            if (value is not null) text.Append(CultureInfo.InvariantCulture, $"{label}: {fence.Neutralize(value.Length > LongestLabelChars ? value[..LongestLabelChars] : value)}\n");
        }

        return text.Append('\n');
    }

    // An empty line where a paragraph ends or sentences are left out: a model reads paragraphs better than one long list.
    private static StringBuilder AppendSentences(StringBuilder text, Article article, IEnumerable<int> numbers, Fence fence)
    {
        var before = 0;
        foreach (var number in numbers)
        {
            if (before > 0 && (number != before + 1 || Paragraphs.Separate(article, before, number))) text.Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"[{number}] {fence.Neutralize(article.SentenceText(number))}\n");
            before = number;
        }

        return text;
    }

    private static string Close(StringBuilder text, Fence fence) => text.Append(fence.Close).ToString();

    private static string Name(ClaimPart part) => part switch
    {
        ClaimPart.Headline => "headline",
        ClaimPart.Summary => "summary sentence",
        _ => "key fact",
    };
}

/// <summary>A claim that failed a check.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Findings">What is wrong with it.</param>
internal sealed record BlockedClaim(Claim Claim, IReadOnlyList<Finding> Findings);

/// <summary>Where paragraphs end, as <see cref="Article.Text"/> separates them.</summary>
internal static class Paragraphs
{
    /// <summary>Whether a blank line stands between two sentences that follow each other.</summary>
    public static bool Separate(Article article, int first, int second) =>
        article.Text.AsSpan(article.Sentences[first - 1].End, article.Sentences[second - 1].Start - article.Sentences[first - 1].End).Contains("\n\n", StringComparison.Ordinal);
}
