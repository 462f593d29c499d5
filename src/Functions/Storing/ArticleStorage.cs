using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;
using Serverless.Storing;

namespace Serverless.Functions.Storing;

/// <summary>The containers and the queue, made when something is first written to them.</summary>
public sealed class ArticleStorage(BlobServiceClient blobs, QueueServiceClient queues, IOptions<StorageOptions> options)
{
    /// <summary>Articles arrive here.</summary>
    public BlobContainerClient Articles { get; } = blobs.GetBlobContainerClient(StorageLayout.ArticlesContainer);

    /// <summary>Summaries land here.</summary>
    public BlobContainerClient Summaries { get; } = blobs.GetBlobContainerClient(options.Value.SummariesContainer);

    /// <summary>What could not be summarized lands here.</summary>
    public BlobContainerClient Failures { get; } = blobs.GetBlobContainerClient(options.Value.FailuresContainer);

    /// <summary>Results by content, claims, waiting marks.</summary>
    public BlobContainerClient State { get; } = blobs.GetBlobContainerClient(options.Value.StateContainer);

    /// <summary>Articles that are tried again later.</summary>
    public QueueClient Retries { get; } = queues.GetQueueClient(StorageLayout.RetryQueue);

    /// <summary>Runs a write and, only when the container turns out to be missing, creates it and runs the write again: no request more in the normal case.</summary>
    internal static async Task<T> WriteAsync<T>(BlobContainerClient container, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        try
        {
            return await write();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return await write();
        }
    }
}
