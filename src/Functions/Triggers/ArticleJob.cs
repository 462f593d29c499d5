using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverless.Articles;
using Serverless.Functions.Storing;
using Serverless.Pipeline;
using Serverless.Storing;
using Serverless.Summaries;
using Serverless.Summarizing;

namespace Serverless.Functions.Triggers;

/// <summary>
/// What the blob event and the retry queue have in common: the newest content of a blob is read and summarized, and what comes
/// of it is written down: a summary, a failure, or a later attempt. Only when none of these can be written does it throw.
/// </summary>
public sealed class ArticleJob(
    ArticleReader reader,
    ArticlePipeline pipeline,
    OutcomePublisher publisher,
    LaterAttempts retries,
    IOptions<StorageOptions> options,
    TimeProvider clock,
    ILogger<ArticleJob> logger)
{
    // An article that changes more often than this while it is worked on is left to the event of its last change.
    private const int MaxRounds = 5;

    /// <summary>Works on the blob.</summary>
    /// <param name="blob">In the container of articles.</param>
    /// <param name="attempt">0 for the event itself, else the number of the attempt from the queue.</param>
    /// <param name="cancellationToken">Stops the work; the trigger delivers it again.</param>
    public async Task RunAsync(BlobClient blob, int attempt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);

        for (var round = 1; round <= MaxRounds; round++)
        {
            StoredArticle? article = null;
            try
            {
                article = await reader.ReadAsync(blob, cancellationToken);
                if (article is null)
                {
                    logger.NothingToRead(blob.Name);
                    return;
                }

                if (await FinishAsync(blob, article, cancellationToken)) break;
                logger.Superseded(blob.Name);
            }
            catch (SummaryBusyException busy)
            {
                logger.Postponed(blob.Name, busy.RetryAfter.TotalSeconds);
                await retries.PostponeAsync(blob.Name, attempt, busy.RetryAfter, cancellationToken);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                await RetryLaterAsync(blob, article, attempt, e, cancellationToken);
                return;
            }
        }

        if (attempt > 0) await retries.ForgetAsync(blob.Name, cancellationToken);
    }

    /// <summary>Writes down that an article cannot be read because no client can ask for its name.</summary>
    public Task RefuseNameAsync(string name, CancellationToken cancellationToken) => publisher.PublishFailureAsync(
        new ArticleVersion(name, default, clock.GetUtcNow()),
        Problems.Describe(ProblemTypes.Unsupported, "The name starts or ends with '/', or has a part '.' or '..', which no client can ask for. Upload the article under another name."),
        cancellationToken);

    /// <summary>Reads, summarizes and publishes; false when the article was overwritten meanwhile.</summary>
    private async Task<bool> FinishAsync(BlobClient blob, StoredArticle article, CancellationToken cancellationToken)
    {
        try
        {
            var source = article.Source ?? throw TooLarge(article.Bytes, options.Value.MaxArticleBytes);
            var document = await pipeline.RunAsync(source, cancellationToken);
            if (!await ArticleReader.IsNewestAsync(blob, article.Version, cancellationToken)) return false;

            await publisher.PublishAsync(article.Version, document, cancellationToken);
        }
        catch (UnreadableArticleException unreadable)
        {
            if (!await ArticleReader.IsNewestAsync(blob, article.Version, cancellationToken)) return false;

            await publisher.PublishFailureAsync(article.Version, Problems.Describe(unreadable.Problem, unreadable.Message), cancellationToken);
        }

        return true;
    }

    private async Task RetryLaterAsync(BlobClient blob, StoredArticle? article, int attempt, Exception cause, CancellationToken cancellationToken)
    {
        var asked = (cause as ModelUnavailableException)?.RetryAfter;
        logger.AttemptFailed(blob.Name, attempt, Causes.Of(cause));
        if (await retries.TryScheduleAsync(blob.Name, attempt, asked, cancellationToken) is { } wait)
        {
            logger.AttemptScheduled(blob.Name, attempt + 1, wait, clock.GetUtcNow() + wait);
            return;
        }

        // Nothing was read: storage itself is the trouble, and the trigger's own attempts and its poison queue are what is left.
        if (article is null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);

        await publisher.PublishFailureAsync(article!.Version, GivenUp(cause, attempt + 1), cancellationToken);
        if (attempt > 0) await retries.ForgetAsync(blob.Name, cancellationToken);
    }

    internal static UnreadableArticleException TooLarge(long bytes, long limit) => new(
        ProblemTypes.TooLarge, string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"The article has {bytes:N0} bytes, the limit is {limit:N0}. Upload its text without pictures and scripts, or raise Storage__MaxArticleBytes."));

    private static FailureDocument GivenUp(Exception cause, int attempts) => cause is ModelUnavailableException
        ? Problems.Describe(ProblemTypes.ModelUnavailable,
            $"The model did not answer in {attempts} attempts. Check its deployment, quota and key, then POST /api/summaries/retry or upload the article again.")
        : Problems.Describe(ProblemTypes.Internal,
            $"Processing failed in {attempts} attempts ({Causes.Of(cause)}). The logs say why; POST /api/summaries/retry or upload the article again when it is mended.");
}
