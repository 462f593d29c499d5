using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Serverless.Articles;
using Serverless.Functions.Storing;
using Serverless.Storing;
using Serverless.Summaries;

namespace Serverless.Functions.Http;

/// <summary>
/// Answers by <c>Idempotency-Key</c> for a day: the same request again gets the same answer, another request under the same key
/// a refusal. Two at once need no care here: both ask for the same content, and the content's claim lets one of them work.
/// </summary>
public sealed class RequestLedger(ArticleStorage storage, TimeProvider clock)
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Longest key.</summary>
    public const int MaxKeyChars = 255;

    private const string FingerprintKey = "request";
    private const string StatusKey = "status";

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);

    internal async Task<JsonAnswer> OnceAsync(string key, string fingerprint, Func<Task<JsonAnswer>> work, CancellationToken cancellationToken)
    {
        if (key.Length > MaxKeyChars)
            return JsonAnswer.Of(Problems.Describe(ProblemTypes.BadRequest, $"{Header} has at most {MaxKeyChars} characters."));

        var blob = storage.State.GetBlobClient(StorageLayout.RequestName(key));
        if (await EnterAsync(blob, fingerprint, cancellationToken) is { } earlier) return earlier;

        var answer = await work();
        // What can turn out better the next time is not kept.
        if (answer.Status is >= 200 and < 500) await WriteAsync(blob, fingerprint, answer, new BlobRequestConditions(), cancellationToken);
        return answer;
    }

    /// <summary>Writes the key down; an answer when there is one already, or when the key belongs to another request.</summary>
    private async Task<JsonAnswer?> EnterAsync(BlobClient blob, string fingerprint, CancellationToken cancellationToken)
    {
        var condition = new BlobRequestConditions { IfNoneMatch = ETag.All };
        while (true)
        {
            try
            {
                await WriteAsync(blob, fingerprint, answer: null, condition, cancellationToken);
                return null;
            }
            catch (RequestFailedException exists) when (exists.Status is 409 or 412)
            {
                if (await FindAsync(blob, cancellationToken) is not { } entry) condition = new BlobRequestConditions { IfNoneMatch = ETag.All };
                else if (entry.Details.LastModified + s_kept < clock.GetUtcNow()) condition = new BlobRequestConditions { IfMatch = entry.Details.ETag };
                else return Replay(entry, fingerprint);
            }
        }
    }

    private static JsonAnswer? Replay(BlobDownloadResult entry, string fingerprint)
    {
        var metadata = entry.Details.Metadata;
        if (metadata[FingerprintKey] != fingerprint)
            return JsonAnswer.Of(Problems.Describe(ProblemTypes.KeyReused, $"This {Header} was sent with another article within the last day. Use a new key."));

        return metadata.TryGetValue(StatusKey, out var status)
            ? new JsonAnswer(int.Parse(status, CultureInfo.InvariantCulture), entry.Details.ContentType, entry.Content.ToArray())
            : null;
    }

    private Task<Response<BlobContentInfo>> WriteAsync(
        BlobClient blob, string fingerprint, JsonAnswer? answer, BlobRequestConditions condition, CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string> { [FingerprintKey] = fingerprint };
        if (answer is not null) metadata[StatusKey] = answer.Status.ToString(CultureInfo.InvariantCulture);
        var options = new BlobUploadOptions
        {
            Conditions = condition,
            Metadata = metadata,
            HttpHeaders = answer is null ? null : new BlobHttpHeaders { ContentType = answer.ContentType },
        };
        return ArticleStorage.WriteAsync(storage.State, () => blob.UploadAsync(BinaryData.FromBytes(answer?.Body ?? default), options, cancellationToken), cancellationToken);
    }

    private static async Task<BlobDownloadResult?> FindAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
