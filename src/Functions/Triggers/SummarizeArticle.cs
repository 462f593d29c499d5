using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Serverless.Articles;
using Serverless.Functions.Storing;
using Serverless.Pipeline;

namespace Serverless.Functions.Triggers;

/// <summary>A blob in <c>articles</c> becomes a document in <c>summaries</c>.</summary>
public sealed class SummarizeArticle(ArticlePipeline pipeline, SummaryPublisher publisher)
{
    /// <summary>Runs for every new or changed blob.</summary>
    [Function(nameof(SummarizeArticle))]
    public async Task RunAsync(
#if BLOB_EVENTS
        [BlobTrigger("articles/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
#else
        [BlobTrigger("articles/{name}")] BlobClient blob,
#endif
        string name,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);

        var content = await blob.DownloadContentAsync(cancellationToken);
        var source = new ArticleSource
        {
            Bytes = content.Value.Content.ToMemory(),
            Name = name,
            Container = blob.BlobContainerName,
            ETag = content.Value.Details.ETag.ToString(),
            MediaType = content.Value.Details.ContentType,
        };
        await publisher.PublishAsync(name, await pipeline.RunAsync(source, cancellationToken), cancellationToken);
    }
}
