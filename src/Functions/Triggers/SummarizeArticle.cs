using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Functions.Storing;
using Serverless.Storing;

namespace Serverless.Functions.Triggers;

/// <summary>A blob in <c>articles</c> becomes a document in <c>summaries</c>.</summary>
public sealed class SummarizeArticle(ArticleJob job, ArticleStorage storage, ILogger<SummarizeArticle> logger)
{
    /// <summary>Runs for every new or changed blob.</summary>
    [Function(nameof(SummarizeArticle))]
    public async Task RunAsync(
#if BLOB_EVENTS
        [BlobTrigger(StorageLayout.ArticlesContainer + "/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
#else
        [BlobTrigger(StorageLayout.ArticlesContainer + "/{name}")] BlobClient blob,
#endif
        string name,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);

        // Event Grid checks no pattern: an event subscription that is too wide delivers strangers.
        if (!StorageLayout.IsAddressable(name)) await job.RefuseNameAsync(name, cancellationToken);
        // Asked for through this app's own client, which does not wait for a silent storage as long as the binding's.
        else if (blob.BlobContainerName == StorageLayout.ArticlesContainer) await job.RunAsync(storage.Articles.GetBlobClient(name), attempt: 0, cancellationToken);
        else logger.ForeignContainer(blob.BlobContainerName);
    }
}
