using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverless.Storing;

namespace Serverless.Functions.Storing;

/// <summary>Finds articles that have no outcome for their newest content and starts them over.</summary>
public sealed class MissedArticles(ArticleStorage storage, LaterAttempts retries, IOptions<SweepOptions> options, TimeProvider clock, ILogger<MissedArticles> logger)
{
    /// <summary>Starts every missed article over and returns how many there were.</summary>
    public async Task<int> RestartAsync(CancellationToken cancellationToken)
    {
        var outcomes = new HashSet<(string Name, ETag Version)>();
        await AddOutcomesAsync(storage.Summaries, outcomes, cancellationToken);
        await AddOutcomesAsync(storage.Failures, outcomes, cancellationToken);

        var (articles, missed) = (0, 0);
        var newest = clock.GetUtcNow() - options.Value.MinAge;
        await foreach (var article in ListAsync(storage.Articles, cancellationToken))
        {
            articles++;
            if (article.Properties is not { ETag: { } etag, LastModified: { } modified } || modified > newest || IsFolder(article) || !StorageLayout.IsAddressable(article.Name)) continue;
            if (outcomes.Contains((StorageLayout.DocumentName(article.Name), etag)) || await retries.IsWaitingAsync(article.Name, cancellationToken)) continue;

            await retries.RestartAsync(article.Name, cancellationToken);
            missed++;
        }

        logger.Swept(articles, missed);
        return missed;
    }

    private static async Task AddOutcomesAsync(BlobContainerClient container, HashSet<(string Name, ETag Version)> outcomes, CancellationToken cancellationToken)
    {
        await foreach (var document in ListAsync(container, cancellationToken))
        {
            if (OutcomePublisher.RecordedETag(document.Metadata) is { } version) outcomes.Add((document.Name, version));
        }
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

    private static bool IsFolder(BlobItem blob) => blob.Metadata is { } metadata && metadata.ContainsKey("hdi_isfolder");
}
