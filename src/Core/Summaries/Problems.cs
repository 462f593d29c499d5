using Serverless.Articles;

namespace Serverless.Summaries;

/// <summary>What every kind of problem is called and which HTTP status belongs to it.</summary>
public static class Problems
{
    private static readonly Dictionary<string, Kind> s_kinds = new(StringComparer.Ordinal)
    {
        [ProblemTypes.Empty] = new("The article is empty", 422),
        [ProblemTypes.NoArticle] = new("There is no article in this text", 422),
        [ProblemTypes.TooLarge] = new("The article is too large", 413),
        [ProblemTypes.TooLong] = new("The article is too long for the model", 422),
        [ProblemTypes.Unsupported] = new("This kind of file is not read", 415),
        [ProblemTypes.ContentFiltered] = new("The model's content filter stopped the article", 422),
        [ProblemTypes.Refused] = new("The model refused to summarize the article", 422),
        [ProblemTypes.UnusableAnswer] = new("The model gave no usable answer", 503, Retryable: true),
        [ProblemTypes.ModelUnavailable] = new("The model is not available", 503, Retryable: true),
        [ProblemTypes.Internal] = new("The article could not be processed", 500, Retryable: true),
        [ProblemTypes.Busy] = new("The same article is being summarized", 503, Retryable: true),
        [ProblemTypes.BadRequest] = new("The request cannot be understood", 400),
        [ProblemTypes.FetchFailed] = new("The address could not be read", 422),
        [ProblemTypes.KeyReused] = new("The idempotency key belongs to another request", 422),
    };

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyCollection<string> Types => s_kinds.Keys;

    /// <summary>Problem details of a kind.</summary>
    /// <param name="type">One of <see cref="ProblemTypes"/>; anything else reads as <see cref="ProblemTypes.Internal"/>.</param>
    /// <param name="detail">What is wrong with this article and what can be done.</param>
    public static FailureDocument Describe(string type, string detail)
    {
        ArgumentNullException.ThrowIfNull(type);

        if (!s_kinds.TryGetValue(type, out var kind)) (type, kind) = (ProblemTypes.Internal, s_kinds[ProblemTypes.Internal]);
        return new FailureDocument
        {
            Type = FailureDocument.TypePrefix + type,
            Title = kind.Title,
            Status = kind.Status,
            Detail = detail,
            Retryable = kind.Retryable,
        };
    }

    private sealed record Kind(string Title, int Status, bool Retryable = false);
}
