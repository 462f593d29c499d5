using Microsoft.Extensions.Logging;
using Serverless.Articles;
using Serverless.Cleaning;
using Serverless.Storing;
using Serverless.Summaries;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;
using Serverless.Verifying;
using Serverless.Verifying.Injection;

namespace Serverless.Pipeline;

/// <summary>The one page that knows every stage: bytes become an article, the article a draft, the draft a checked document.</summary>
public sealed class ArticlePipeline(ISummarizer summarizer, ISummaryStore store, SummaryOptions options, TimeProvider clock, ILogger<ArticlePipeline> logger)
{
    // Readers get at least this many sentences that hold; below it the article's own words are the better summary.
    private const int FewestSummarySentences = 2;

    // Whoever took the claim over needs about as long as any article does.
    private static readonly TimeSpan s_lostClaimDelay = TimeSpan.FromSeconds(15);

    private readonly ExtractiveSummarizer _extractive = new(options);

    /// <summary>Runs every stage once per distinct content; the same content again returns the stored document under the new source.</summary>
    /// <exception cref="UnreadableArticleException">Permanent: retrying cannot help. Any other exception is worth a retry.</exception>
    /// <exception cref="SummaryBusyException">The same content is being worked on elsewhere.</exception>
    public async Task<SummaryDocument> RunAsync(ArticleSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);

        var started = clock.GetTimestamp();
        var article = WithoutOrders(ArticleCleaner.Clean(source));
        var cleaned = clock.GetTimestamp();

        var key = SummaryKey.For(article, options, summarizer.Model);
        await using var claim = await store.ClaimAsync(key, cancellationToken);
        if (claim.Result is { } done)
        {
            logger.SummaryReused(key);
            return DocumentWriter.ForSource(done, source, article);
        }

        var outcome = await WorkAsync(claim, article, cancellationToken);
        var timings = new Timings(
            Milliseconds(started, cleaned), outcome.SummarizeMs, outcome.VerifyMs, Milliseconds(started, clock.GetTimestamp()));
        var document = DocumentWriter.Write(key, source, article, outcome, timings, clock.GetUtcNow());

        // A claim that expired under this worker may have been completed by another: the store keeps the first and both return it.
        document = DocumentWriter.ForSource(await claim.CompleteAsync(document, cancellationToken), source, article);
        logger.SummaryStored(
            key, article.Text.Length, document.KeyFacts.Count, document.Checks.Dropped.Count,
            document.Usage.InputTokens, document.Usage.OutputTokens, document.Usage.Cost ?? 0, timings.TotalMs);
        return document;
    }

    private async Task<CheckedDraft> WorkAsync(SummaryClaim claim, Article article, CancellationToken cancellationToken)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, claim.Lost);
        try
        {
            return await DraftAndCheckAsync(article, working.Token);
        }
        catch (OperationCanceledException) when (claim.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SummaryBusyException(s_lostClaimDelay);
        }
    }

    private async Task<CheckedDraft> DraftAndCheckAsync(Article article, CancellationToken cancellationToken)
    {
        var asked = clock.GetTimestamp();
        Draft first;
        try
        {
            first = await summarizer.SummarizeAsync(article, cancellationToken);
        }
        catch (UnreadableArticleException e) when (options.OnRefusal == OnRefusal.Extractive && e.Problem is (ProblemTypes.Refused or ProblemTypes.ContentFiltered))
        {
            return await StandInAsync(article, e.Problem, asked, cancellationToken);
        }

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

    // Sentences that give a model orders are no part of the news: no summarizer sees them, and the document says so.
    private static Article WithoutOrders(Article article)
    {
        var rest = InjectionDetector.LeaveOut(article, InjectionDetector.Scan(article));
        return rest.Sentences.Count > 0 ? rest
            : throw new UnreadableArticleException(ProblemTypes.NoArticle, "Every sentence of this text gives orders to a model; there is no article to summarize.");
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

    // The model would not write; the article's own words need nobody's leave.
    private async Task<CheckedDraft> StandInAsync(Article article, string reason, long asked, CancellationToken cancellationToken)
    {
        var draft = await _extractive.SummarizeAsync(article, cancellationToken);
        var written = clock.GetTimestamp();
        var verdict = Verifier.Inspect(article, draft);
        return new CheckedDraft(draft, verdict, SupportedShare(draft, verdict), reason, Milliseconds(asked, written), Milliseconds(written, clock.GetTimestamp()));
    }

    private static double SupportedShare(Draft draft, Verdict verdict) =>
        draft.Claims.Count(verdict.Supports) / (double)draft.Claims.Count();

    private double Milliseconds(long from, long to) => Math.Round(clock.GetElapsedTime(from, to).TotalMilliseconds, 2);
}
