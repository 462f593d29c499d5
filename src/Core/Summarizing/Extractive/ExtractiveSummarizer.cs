using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Summarizing.Extractive;

/// <summary>Picks sentences of the article: no model, no network, no cost; every claim is its own evidence.</summary>
/// <remarks>
/// A sentence is taken whole or not at all, in the article's order, and never without the sentence it leans on; an accusation
/// not without the answer that the article has. The same article always gives the same draft. Time grows with the length of the text, about a millisecond for a news article.
/// </remarks>
/// <param name="options">How many sentences and key facts.</param>
public sealed class ExtractiveSummarizer(SummaryOptions options) : ISummarizer
{
    /// <inheritdoc/>
    public ModelInfo Model { get; } = new("extractive", "sentence-sets", "3");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The article has no sentence.</exception>
    public Task<Draft> SummarizeAsync(Article article, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.Sentences.Count == 0) throw new ArgumentException("An article without sentences cannot be summarized.", nameof(article));

        var profile = new ArticleProfile(article);
        HashSet<int> banned = [];
        return Task.FromResult(new Draft
        {
            Headline = new HeadlineWriter(article, profile, banned).Write(),
            Summary = Summarize(article, profile, banned),
            KeyFacts = new KeyFactPicker(article, profile, banned).Pick(options.KeyFacts),
            Language = article.Language,
            Model = Model,
            Usage = ModelUsage.None,
        });
    }

    /// <inheritdoc/>
    /// <remarks>Other sentences take the place of the blocked ones, and the lead that of a blocked title.</remarks>
    public Task<Draft> RepairAsync(Article article, Draft draft, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(findings);

        var blocked = findings.Where(finding => finding.Blocks).Select(finding => finding.Claim).ToHashSet(ReferenceEqualityComparer.Instance);
        // A title can fail though its sentences are sound; a sentence that failed must not come back in any part.
        var banned = draft.Claims.Where(claim => blocked.Contains(claim) && IsSentence(article, claim)).SelectMany(claim => claim.Evidence).Select(number => number - 1).ToHashSet();
        var profile = new ArticleProfile(article);
        return Task.FromResult(draft with
        {
            Headline = blocked.Contains(draft.Headline) ? new HeadlineWriter(article, profile, banned).FromLead() : draft.Headline,
            Summary = draft.Summary.Any(blocked.Contains) && Summarize(article, profile, banned) is { Count: > 0 } others ? others : draft.Summary,
            KeyFacts = draft.KeyFacts.Any(blocked.Contains) ? new KeyFactPicker(article, profile, banned).Pick(options.KeyFacts) : draft.KeyFacts,
        });
    }

    private static bool IsSentence(Article article, Claim claim) =>
        claim.Evidence is [var number] && number >= 1 && number <= article.Sentences.Count && article.SentenceText(number) == claim.Text;

    private List<Claim> Summarize(Article article, ArticleProfile profile, IReadOnlySet<int> banned)
    {
        var picker = new SentencePicker(profile, SetWeights.Default, banned);
        var picked = WithAnswer(article, picker, picker.Pick(options.SummarySentences));
        return picked.ConvertAll(index => new Claim(ClaimPart.Summary, article.SentenceText(index + 1), [index + 1]));
    }

    // Who tells that somebody is accused also tells what they answer, where the article does in a sentence that can stand here.
    private List<int> WithAnswer(Article article, SentencePicker picker, List<int> picked)
    {
        if (article.Language is { } language && language.Split('-')[0] != "en") return picked;
        if (new Sides(article).FindMissing(picked.ConvertAll(index => article.SentenceText(index + 1))) is not { } missing) return picked;

        return missing.Answers.Select(answer => picker.With(picked, answer, picked[missing.Text], options.SummarySentences)).FirstOrDefault(set => set is not null) ?? picked;
    }
}
