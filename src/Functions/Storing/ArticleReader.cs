using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Options;
using Serverless.Articles;
using Serverless.Storing;

namespace Serverless.Functions.Storing;

/// <summary>Which content of an article was read.</summary>
/// <param name="Name">The blob's name in its container.</param>
/// <param name="ETag">The version; the default where it could not be asked for.</param>
/// <param name="LastModified">When it was uploaded.</param>
public sealed record ArticleVersion(string Name, ETag ETag, DateTimeOffset LastModified);

/// <summary>An article as it lay in the container.</summary>
/// <param name="Version">Which content it is.</param>
/// <param name="Bytes">How many bytes the blob has.</param>
/// <param name="Source">What the pipeline works on; null when the blob is over the limit and was not loaded.</param>
public sealed record StoredArticle(ArticleVersion Version, long Bytes, ArticleSource? Source);

/// <summary>Reads an article in one request: its headers tell the size before a byte of the body is taken.</summary>
public sealed class ArticleReader(IOptions<StorageOptions> options)
{
    // A blob that is overwritten faster than it can be read is left to the event of its last version.
    private const int MaxReads = 5;

    /// <summary>The newest content; null when the blob is gone or is a folder of a hierarchical account.</summary>
    public async Task<StoredArticle?> ReadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);

        for (var read = 1; ; read++)
        {
            try
            {
                using var answer = (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
                return IsFolder(answer.Details) ? null : await LoadAsync(blob, answer, cancellationToken);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                return null;
            }
            catch (RequestFailedException overwritten) when (overwritten.Status == 412 && read < MaxReads)
            {
                // The body broke off and the blob was overwritten before it could be resumed: the new content is the one to read.
            }
        }
    }

    /// <summary>Whether the blob still holds what was read.</summary>
    public static async Task<bool> IsNewestAsync(BlobClient blob, ArticleVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);

        return await ReadVersionAsync(blob, cancellationToken) is { } now && now.ETag == version.ETag;
    }

    /// <summary>Which content the blob holds; null when it is gone.</summary>
    public static async Task<ArticleVersion?> ReadVersionAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);

        try
        {
            var now = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new ArticleVersion(blob.Name, now.ETag, now.LastModified);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    private async Task<StoredArticle> LoadAsync(BlobClient blob, BlobDownloadStreamingResult answer, CancellationToken cancellationToken)
    {
        var details = answer.Details;
        var version = new ArticleVersion(blob.Name, details.ETag, details.LastModified);
        if (details.ContentLength > options.Value.MaxArticleBytes) return new StoredArticle(version, details.ContentLength, Source: null);

        var bytes = new byte[details.ContentLength];
        await answer.Content.ReadExactlyAsync(bytes, cancellationToken);
        return new StoredArticle(version, bytes.Length, new ArticleSource
        {
            Bytes = bytes,
            Name = blob.Name,
            Container = StorageLayout.ArticlesContainer,
            ETag = details.ETag.ToString(),
            MediaType = details.ContentType?.Split(';')[0].Trim(),
            Charset = CharsetOf(details.ContentType),
        });
    }

    // Storage clients that know no type say application/octet-stream; only a type that names its charset is a hint.
    private static string? CharsetOf(string? contentType) =>
        System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type) ? type.CharSet?.Trim('"') : null;

    private static bool IsFolder(BlobDownloadDetails details) =>
        details.Metadata is { } metadata && metadata.TryGetValue("hdi_isfolder", out var folder) && string.Equals(folder, "true", StringComparison.OrdinalIgnoreCase);
}
