using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Serverless.Storing;
using Serverless.Summaries;

namespace Serverless.Functions.Storing;

/// <summary>
/// Writes an article's outcome, a summary or a failure, so that exactly one stands at the end and it belongs to the newest content.
/// The version that was read is recorded with the document; every write is conditional on what that record says.
/// </summary>
public sealed class OutcomePublisher(ArticleStorage storage, TimeProvider clock, ILogger<OutcomePublisher> logger)
{
    private const string EtagKey = "articleetag";
    private const string ModifiedKey = "articlemodified";
    private const string ContentKey = "content";

    private static readonly BlobHttpHeaders s_json = new() { ContentType = "application/json; charset=utf-8" };
    private static readonly BlobHttpHeaders s_problem = new() { ContentType = "application/problem+json; charset=utf-8" };

    /// <summary>Writes a summary and removes the failure of the same or of older content. False: newer content has its outcome already.</summary>
    public async Task<bool> PublishAsync(ArticleVersion version, SummaryDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);

        var json = JsonSerializer.SerializeToUtf8Bytes(document, SummaryJson.Contract.SummaryDocument);
        var published = await ReplaceAsync(storage.Summaries, version, document.Id, json, s_json, cancellationToken);
        if (published) logger.SummaryWritten(version.Name, json.Length);
        else logger.OutcomeTooLate(version.Name);
        return published;
    }

    /// <summary>
    /// Writes a failure and removes the summary of older content. False: newer content has its outcome already, or this content has
    /// a summary from another delivery.
    /// </summary>
    public async Task<bool> PublishFailureAsync(ArticleVersion version, FailureDocument failure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(failure);

        if (failure.Retryable && await IsSummarizedAsync(version, cancellationToken)) return false;

        var document = failure with
        {
            Instance = $"{StorageLayout.ArticlesContainer}/{version.Name}",
            Etag = version.ETag == default ? null : version.ETag.ToString(),
            FailedAt = clock.GetUtcNow(),
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(document, SummaryJson.Contract.FailureDocument);
        var published = await ReplaceAsync(storage.Failures, version, content: null, json, s_problem, cancellationToken);
        if (published) logger.FailureWritten(version.Name, failure.Type[FailureDocument.TypePrefix.Length..]);
        else logger.OutcomeTooLate(version.Name);
        return published;
    }

    private async Task<bool> IsSummarizedAsync(ArticleVersion version, CancellationToken cancellationToken) =>
        await PropertiesAsync(storage.Summaries.GetBlobClient(StorageLayout.DocumentName(version.Name)), cancellationToken) is { } summary
        && RecordedETag(summary.Metadata) == version.ETag;

    private async Task<bool> ReplaceAsync(
        BlobContainerClient container, ArticleVersion version, string? content, byte[] json, BlobHttpHeaders headers, CancellationToken cancellationToken)
    {
        var name = StorageLayout.DocumentName(version.Name);
        if (await WriteAsync(container, name, version, content, json, headers, cancellationToken) is not { } written) return false;

        // Two deliveries of one content may end differently, and each removes what the other writes: the summary is the one that stays.
        var isSummary = container == storage.Summaries;
        if (await RemoveAsync((isSummary ? storage.Failures : storage.Summaries).GetBlobClient(name), version, sameStays: !isSummary, cancellationToken)) return true;

        // What stays in the other container is the outcome: what was just written came too late.
        await TryDeleteAsync(container.GetBlobClient(name), written, cancellationToken);
        return false;
    }

    /// <summary>Writes the document over anything but one of newer content; the ETag it got, or null when newer content has one.</summary>
    private async Task<ETag?> WriteAsync(
        BlobContainerClient container, string name, ArticleVersion version, string? content, byte[] json, BlobHttpHeaders headers, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(name);
        var condition = new BlobRequestConditions { IfNoneMatch = ETag.All };
        while (true)
        {
            var options = new BlobUploadOptions { HttpHeaders = headers, Conditions = condition, Metadata = Record(version, content) };
            try
            {
                var written = await ArticleStorage.WriteAsync(container, () => blob.UploadAsync(BinaryData.FromBytes(json), options, cancellationToken), cancellationToken);
                return written.Value.ETag;
            }
            catch (RequestFailedException occupied) when (occupied.Status is 409 or 412)
            {
                if (await PropertiesAsync(blob, cancellationToken) is not { } there) condition = new BlobRequestConditions { IfNoneMatch = ETag.All };
                else if (content is not null && IsSame(there.Metadata, version, content)) return there.ETag;
                else if (await IsNewerAsync(there.Metadata, version, cancellationToken)) return null;
                else condition = new BlobRequestConditions { IfMatch = there.ETag };
            }
        }
    }

    /// <summary>Removes the document unless it belongs to newer content, or to the same where that stays; false when it does.</summary>
    private async Task<bool> RemoveAsync(BlobClient blob, ArticleVersion version, bool sameStays, CancellationToken cancellationToken)
    {
        while (await PropertiesAsync(blob, cancellationToken) is { } there)
        {
            if ((sameStays && RecordedETag(there.Metadata) == version.ETag) || await IsNewerAsync(there.Metadata, version, cancellationToken)) return false;
            if (await TryDeleteAsync(blob, there.ETag, cancellationToken)) return true;
        }

        return true;
    }

    private static async Task<bool> TryDeleteAsync(BlobClient blob, ETag etag, CancellationToken cancellationToken)
    {
        try
        {
            await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = etag }, cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }

    private static async Task<BlobProperties?> PropertiesAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Record(ArticleVersion version, string? content)
    {
        var record = new Dictionary<string, string> { [ModifiedKey] = version.LastModified.ToString("O", CultureInfo.InvariantCulture) };
        if (version.ETag != default) record[EtagKey] = version.ETag.ToString();
        if (content is not null) record[ContentKey] = content;
        return record;
    }

    // A second delivery of the same event: what it would write is there already.
    private static bool IsSame(IDictionary<string, string> metadata, ArticleVersion version, string content) =>
        RecordedETag(metadata) == version.ETag && metadata.TryGetValue(ContentKey, out var recorded) && recorded == content;

    /// <summary>The version of the article that a document was made from; null when the document is not ours.</summary>
    internal static ETag? RecordedETag(IDictionary<string, string>? metadata) =>
        metadata is not null && metadata.TryGetValue(EtagKey, out var etag) ? new ETag(etag) : null;

    private async Task<bool> IsNewerAsync(IDictionary<string, string>? metadata, ArticleVersion version, CancellationToken cancellationToken)
    {
        if (RecordedETag(metadata) is not { } etag || etag == version.ETag) return false;
        if (!metadata!.TryGetValue(ModifiedKey, out var recorded)
            || !DateTimeOffset.TryParse(recorded, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var modified)) return false;

        // Storage counts in whole seconds: of two versions of one second the article itself tells which is the newer.
        return modified > version.LastModified
            || (modified == version.LastModified && !await ArticleReader.IsNewestAsync(storage.Articles.GetBlobClient(version.Name), version, cancellationToken));
    }
}
