using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Articles;
using Serverless.Functions.Storing;
using Serverless.Storing;
using Serverless.Summaries;

namespace Serverless.Functions.Triggers;

/// <summary>What the host gave up on is written down as a failure: no article ends in silence.</summary>
public sealed class RecordPoison(ArticleStorage storage, OutcomePublisher publisher, ILogger<RecordPoison> logger)
{
    private const string Detail =
        "Processing broke off again and again. The logs say why; POST /api/summaries/retry or upload the article again when it is mended.";

    /// <summary>Blob events that failed too often.</summary>
    [Function("RecordBlobPoison")]
    public Task RecordBlobAsync([QueueTrigger(StorageLayout.BlobPoisonQueue)] string message, CancellationToken cancellationToken)
    {
        // The queue is the host's: other functions of the storage account may leave their blobs there as well.
        var poisoned = PoisonedBlob.Parse(message);
        return RecordAsync(StorageLayout.BlobPoisonQueue, message, poisoned?.ContainerName == StorageLayout.ArticlesContainer ? poisoned.BlobName : null, cancellationToken);
    }

    /// <summary>Retry messages that failed too often.</summary>
    [Function("RecordRetryPoison")]
    public Task RecordRetryAsync([QueueTrigger(StorageLayout.RetryPoisonQueue)] string message, CancellationToken cancellationToken) =>
        RecordAsync(StorageLayout.RetryPoisonQueue, message, RetryMessage.Parse(message)?.Name, cancellationToken);

    private async Task RecordAsync(string queue, string message, string? name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(name) || !StorageLayout.IsAddressable(name))
        {
            logger.UnreadableMessage(queue, message.Length);
            return;
        }

        // Gone meanwhile: nothing is left to fail.
        if (await ArticleReader.ReadVersionAsync(storage.Articles.GetBlobClient(name), cancellationToken) is { } version)
            await publisher.PublishFailureAsync(version, Problems.Describe(ProblemTypes.Internal, Detail), cancellationToken);
    }
}
