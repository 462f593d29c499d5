using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Summarizing.Extractive;

/// <summary>Picks sentences of the article: no model, no network, no cost; every claim is its own evidence.</summary>
/// <param name="options">How many sentences and key facts.</param>
public sealed class ExtractiveSummarizer(SummaryOptions options) : ISummarizer
{
    /// <inheritdoc/>
    public ModelInfo Model { get; } = new("extractive", "lead", "1");

    /// <inheritdoc/>
    public Task<Draft> SummarizeAsync(Article article, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);

        var lead = new SentencePicker(new ArticleProfile(article), SetWeights.Values).Pick(options.SummarySentences).Select(index => index + 1).ToList();
        return Task.FromResult(new Draft
        {
            Headline = new Claim(ClaimPart.Headline, article.Title ?? article.SentenceText(1), [1]),
            Summary = [.. lead.Select(number => new Claim(ClaimPart.Summary, article.SentenceText(number), [number]))],
            KeyFacts = [.. lead.Take(options.KeyFacts).Select(number => new Claim(ClaimPart.KeyFact, article.SentenceText(number), [number]) { Kind = FactKind.Event })],
            Language = article.Language,
            Model = Model,
            Usage = ModelUsage.None,
        });
    }

    /// <inheritdoc/>
    public Task<Draft> RepairAsync(Article article, Draft draft, IReadOnlyList<Finding> findings, CancellationToken cancellationToken) => Task.FromResult(draft);
}
