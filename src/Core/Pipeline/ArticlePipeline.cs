using Microsoft.Extensions.Logging;
using Serverless.Articles;
using Serverless.Cleaning;
using Serverless.Storing;
using Serverless.Summaries;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;
using Serverless.Verifying;

namespace Serverless.Pipeline;

/// <summary>The one page that knows every stage: bytes become an article, the article a draft, the draft a checked document.</summary>
public sealed class ArticlePipeline(ISummarizer summarizer, ISummaryStore store, SummaryOptions options, TimeProvider clock, ILogger<ArticlePipeline> logger)
{
    // Readers get at least this many sentences that hold; below it the article's own words are the better summary.
    private const int FewestSummarySentences = 2;

    private readonly ExtractiveSummarizer _extractive = new(options);

    /// <summary>Runs every stage once per distinct content; the same content again returns the stored document under the new source.</summary>
    /// <exception cref="UnreadableArticleException">Permanent: retrying cannot help. Any other exception is worth a retry.</exception>
    public async Task<SummaryDocument> RunAsync(ArticleSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);

        var started = clock.GetTimestamp();
        var article = ArticleCleaner.Clean(source);
        var cleaned = clock.GetTimestamp();

        var key = SummaryKey.For(article, options, summarizer.Model);
        if (await store.FindAsync(key, cancellationToken) is { } done)
        {
            logger.SummaryReused(key);
            return DocumentWriter.ForSource(done, source, article);
        }

        var outcome = await DraftAndCheckAsync(article, cancellationToken);
        var timings = new Timings(
            Milliseconds(started, cleaned), outcome.SummarizeMs, outcome.VerifyMs, Milliseconds(started, clock.GetTimestamp()));
        var document = DocumentWriter.Write(key, source, article, outcome, timings, clock.GetUtcNow());

        // Two deliveries of one event can both pass FindAsync; the store lets the first win and both return its document.
        document = DocumentWriter.ForSource(await store.CreateOrGetAsync(key, document, cancellationToken), source, article);
        logger.SummaryStored(key, article.Text.Length, document.KeyFacts.Count, document.Checks.Dropped.Count, timings.TotalMs);
        return document;
    }

    private async Task<CheckedDraft> DraftAndCheckAsync(Article article, CancellationToken cancellationToken)
    {
        var asked = clock.GetTimestamp();
        var first = await summarizer.SummarizeAsync(article, cancellationToken);
        var answered = clock.GetTimestamp();
        var firstVerdict = Verifier.Inspect(article, first);
        var verified = clock.GetTimestamp();

        var draft = first;
        var verdict = firstVerdict;
        if (firstVerdict.Findings.Any(finding => finding.Blocks))
        {
            draft = await summarizer.RepairAsync(article, first, firstVerdict.Findings, cancellationToken);
            verdict = Verifier.Inspect(article, draft);
        }

        var outcome = new CheckedDraft(draft, verdict, SupportedShare(first, firstVerdict), Fallback: null,
            Milliseconds(asked, answered) + Milliseconds(verified, clock.GetTimestamp()), Milliseconds(answered, verified));
        var needed = Math.Min(FewestSummarySentences, Math.Min(options.SummarySentences, article.Sentences.Count));
        return draft.Summary.Count(verdict.Supports) >= needed ? outcome : await FallBackAsync(article, outcome, cancellationToken);
    }

    private async Task<CheckedDraft> FallBackAsync(Article article, CheckedDraft outcome, CancellationToken cancellationToken)
    {
        var draft = await _extractive.SummarizeAsync(article, cancellationToken);
        return outcome with
        {
            Draft = draft with { Usage = outcome.Draft.Usage },
            Verdict = Verifier.Inspect(article, draft),
            Replaced = (outcome.Draft, outcome.Verdict),
            Fallback = "unsupported",
        };
    }

    private static double SupportedShare(Draft draft, Verdict verdict) =>
        draft.Claims.Count(verdict.Supports) / (double)draft.Claims.Count();

    private double Milliseconds(long from, long to) => Math.Round(clock.GetElapsedTime(from, to).TotalMilliseconds, 2);
}
