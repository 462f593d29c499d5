using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Summarizing;

/// <summary>Writes drafts. Two kinds: one asks a model, one picks sentences of the article.</summary>
public interface ISummarizer
{
    /// <summary>Everything besides the article that a draft depends on; part of the content key.</summary>
    ModelInfo Model { get; }

    /// <summary>Drafts a headline, a summary and key facts, each with the sentences it rests on.</summary>
    /// <exception cref="UnreadableArticleException">Refused, filtered or too long: a retry cannot help.</exception>
    /// <exception cref="ModelUnavailableException">No answer within the article's budget: a later retry can help.</exception>
    Task<Draft> SummarizeAsync(Article article, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the claims that <paramref name="findings"/> block anew and returns the draft with them in place; a claim
    /// that cannot be mended, for whatever reason, stays as it was: the others are worth publishing. Usage is that of both calls together.
    /// </summary>
    Task<Draft> RepairAsync(Article article, Draft draft, IReadOnlyList<Finding> findings, CancellationToken cancellationToken);
}
