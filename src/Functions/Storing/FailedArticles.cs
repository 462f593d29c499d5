using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Serverless.Storing;
using Serverless.Summaries;

namespace Serverless.Functions.Storing;

/// <summary>Starts failed articles over.</summary>
public sealed class FailedArticles(ArticleStorage storage, LaterAttempts retries, ILogger<FailedArticles> logger)
{
    /// <summary>Starts one article over, or with no name every one whose failure another attempt can mend; returns how many.</summary>
    public async Task<int> RestartAsync(string? name, CancellationToken cancellationToken)
    {
        var count = 0;
        try
        {
            var prefix = name is null ? null : StorageLayout.DocumentName(name);
            await foreach (var blob in storage.Failures.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken))
            {
                if (await ReadAsync(storage.Failures.GetBlobClient(blob.Name), cancellationToken) is not { Instance: { } instance } failure) continue;

                var article = instance[(instance.IndexOf('/', StringComparison.Ordinal) + 1)..];
                if (name is null ? !failure.Retryable : name != article) continue;
                await retries.RestartAsync(article, cancellationToken);
                count++;
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Nothing has failed yet.
        }

        logger.FailuresRestarted(count);
        return count;
    }

    private static async Task<FailureDocument?> ReadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var content = await blob.DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(content.Value.Content.ToMemory().Span, SummaryJson.Contract.FailureDocument);
        }
        catch (Exception e) when (e is JsonException or RequestFailedException { Status: 404 })
        {
            return null;
        }
    }
}
