using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Serverless.Articles;

namespace Serverless.Summarizing.Llm;

/// <summary>Answers that are none: the model declined, or its content filter stopped it. Neither is retried.</summary>
internal static partial class Refusals
{
    // A refusal is a sentence or two; anything longer is a failed answer that happens to apologize.
    private const int LongestRefusalChars = 600;

    /// <summary>The content filter stopped the article or the answer.</summary>
    /// <param name="categories">Which categories it named; may be empty.</param>
    public static UnreadableArticleException Filtered(IReadOnlyList<string> categories) => new(
        ProblemTypes.ContentFiltered,
        categories.Count == 0
            ? "The model's content filter stopped this article without naming a category."
            : $"The model's content filter stopped this article: {string.Join(", ", categories)}.");

    /// <summary>The model declined.</summary>
    public static UnreadableArticleException Refused() => new(ProblemTypes.Refused, "The model declined to summarize this article.");

    /// <summary>Whether the model declined in the place that its protocol has for it.</summary>
    public static bool IsRefusal(ChatResponse response) =>
        response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Any(error => string.Equals(error.ErrorCode, "Refusal", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a reply without any JSON reads like a refusal: servers without a place for refusals put them into the text.</summary>
    public static bool ReadsLikeRefusal(string reply) => reply.Length <= LongestRefusalChars && !reply.Contains('{') && Declining().IsMatch(reply);

    [GeneratedRegex(@"^\W*(i['’]?m (very |really )?sorry|sorry|i apologi[sz]e|i (can['’]?t|cannot|can not|am unable|won['’]?t|will not|must decline)|as an ai|unfortunately,? i)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declining();
}
