using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverless.Storing;
using Serverless.Summaries;

namespace Serverless.Functions.Storing;

/// <summary>
/// Results by content as blobs. One blob is claim and result in turn: empty and leased while its result is being made, the
/// result itself afterwards. Whoever finds it empty and not leased takes over from a worker that died.
/// </summary>
public sealed class BlobSummaryStore(ArticleStorage storage, IOptions<StorageOptions> options, TimeProvider clock, ILogger<BlobSummaryStore> logger) : ISummaryStore
{
    // Long enough for most articles, short enough that the sender of a second copy does not wonder.
    private static readonly TimeSpan s_busyDelay = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<SummaryClaim> ClaimAsync(string key, CancellationToken cancellationToken)
    {
        var blob = storage.State.GetBlobClient(StorageLayout.ResultName(key));
        while (true)
        {
            var etag = await TryCreateAsync(blob, cancellationToken);
            if (etag is null)
            {
                var (there, result) = await FindAsync(blob, cancellationToken);
                if (result is not null) return SummaryClaim.Done(result);
                etag = there;
            }

            // Nothing there any more: its claim was given back in between.
            if (etag is null) continue;
            var asked = clock.GetTimestamp();
            if (await TryLeaseAsync(blob, etag.Value, cancellationToken) is { } lease)
                return new BlobSummaryClaim(blob, lease, asked, options.Value.ClaimDuration, clock, logger);
        }
    }

    internal static async Task<(ETag? There, SummaryDocument? Result)> FindAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var content = (await blob.DownloadContentAsync(cancellationToken)).Value;
            return (content.Details.ETag, Read(content.Content));
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return (null, null);
        }
    }

    private async Task<ETag?> TryCreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        var whenAbsent = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            var created = await ArticleStorage.WriteAsync(
                storage.State, () => blob.UploadAsync(BinaryData.FromBytes(Array.Empty<byte>()), whenAbsent, cancellationToken), cancellationToken);
            return created.Value.ETag;
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <summary>The lease; null when the blob changed since it was looked at.</summary>
    private async Task<BlobLeaseClient?> TryLeaseAsync(BlobClient blob, ETag etag, CancellationToken cancellationToken)
    {
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(options.Value.ClaimDuration, new BlobRequestConditions { IfMatch = etag }, cancellationToken);
            return lease;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            throw new SummaryBusyException(s_busyDelay);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return null;
        }
    }

    // What another build wrote and this one cannot read counts as absent and is made anew.
    private static SummaryDocument? Read(BinaryData content)
    {
        if (content.ToMemory().Length == 0) return null;
        try
        {
            return JsonSerializer.Deserialize(content.ToMemory().Span, SummaryJson.Contract.SummaryDocument);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
