using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverless.Storing;

namespace Serverless.Functions.Storing;

/// <summary>
/// Finds articles that have no outcome for their newest content, or two (a worker died between writing one and removing the other), and
/// starts them over.
/// </summary>
public sealed class MissedArticles(ArticleStorage storage, LaterAttempts retries, IOptions<SweepOptions> options, TimeProvider clock, ILogger<MissedArticles> logger)
{
    /// <summary>Starts every missed article over and returns how many there were.</summary>
    public async Task<int> RestartAsync(CancellationToken cancellationToken)
    {
        var summaries = await OutcomesAsync(storage.Summaries, cancellationToken);
        var failures = await OutcomesAsync(storage.Failures, cancellationToken);

        var (articles, missed) = (0, 0);
        var newest = clock.GetUtcNow() - options.Value.MinAge;
        await foreach (var article in ListAsync(storage.Articles, cancellationToken))
        {
            articles++;
            if (article.Properties is not { ETag: { } etag, LastModified: { } modified } || modified > newest || IsFolder(article) || !StorageLayout.IsAddressable(article.Name)) continue;

            var document = StorageLayout.DocumentName(article.Name);
            var (summarized, failed) = (summaries.TryGetValue(document, out var summary), failures.TryGetValue(document, out var failure));
            var isDone = summarized != failed && (summarized ? summary : failure) == Quoted(etag);
            if (isDone || await retries.IsWaitingAsync(article.Name, cancellationToken)) continue;

            await retries.RestartAsync(article.Name, cancellationToken);
            missed++;
        }

        logger.Swept(articles, missed);
        return missed;
    }

    /// <summary>The versions of the articles that the documents of a container were made from, by the documents' names.</summary>
    private static async Task<Dictionary<string, ETag>> OutcomesAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<string, ETag>(StringComparer.Ordinal);
        await foreach (var document in ListAsync(container, cancellationToken))
        {
            if (OutcomePublisher.RecordedETag(document.Metadata) is { } version) outcomes[document.Name] = version;
        }

        return outcomes;
    }

    private static async IAsyncEnumerable<BlobItem> ListAsync(
        BlobContainerClient container, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (pages)
        {
            while (true)
            {
                try
                {
                    if (!await pages.MoveNextAsync()) yield break;
                }
                catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
                {
                    yield break;
                }

                yield return pages.Current;
            }
        }
    }

    // A listing gives ETags without the quotes that they have in a header, and as they are recorded.
    private static ETag Quoted(ETag etag) => new(etag.ToString("H"));

    private static bool IsFolder(BlobItem blob) => blob.Metadata is { } metadata && metadata.ContainsKey("hdi_isfolder");
}
