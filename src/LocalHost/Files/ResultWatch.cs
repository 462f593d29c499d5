using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Triggers;

namespace Serverless.LocalHost.Files;

/// <summary>Watches the containers for results and problems and reports each document that is new or has changed.</summary>
internal sealed class ResultWatch(BlobContainerClient results, BlobContainerClient failures, Terminal terminal, TimeProvider clock)
{
    private const string Extension = ".json";

    private readonly Pace _pace = new(clock);
    private readonly Dictionary<(bool IsFailure, string Blob), ETag> _seen = [];

    /// <summary>Looks at once instead of at the next turn.</summary>
    public void Nudge() => _pace.Nudge();

    /// <summary>Takes all that lies there now as old.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in ChangesAsync(cancellationToken))
        {
            // Seeing it is what makes it old.
        }
    }

    /// <summary>Reports documents until the token ends it.</summary>
    public async Task RunAsync(Action<LandedDocument> onLanded, CancellationToken cancellationToken)
    {
        while (true)
        {
            var started = clock.GetTimestamp();
            try
            {
                await foreach (var (isFailure, blob) in ChangesAsync(cancellationToken))
                {
                    if (await ReadAsync(isFailure, blob, cancellationToken) is { } landed)
                    {
                        onLanded(landed);
                    }
                }
            }
            catch (RequestFailedException e)
            {
                terminal.Say($"{results.Name} cannot be watched ({e.ErrorCode ?? e.Message}); trying again");
            }

            await _pace.WaitAsync(clock.GetElapsedTime(started), cancellationToken);
        }
    }

    /// <summary>Reads the document of a source as it is now; null when there is none.</summary>
    public async Task<LandedDocument?> FindAsync(string name, bool isFailure, CancellationToken cancellationToken) =>
        await ReadAsync(isFailure, name + Extension, cancellationToken);

    private BlobContainerClient Container(bool isFailure) => isFailure ? failures : results;

    private async IAsyncEnumerable<(bool IsFailure, string Blob)> ChangesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var isFailure in new[] { false, true })
        {
            await foreach (var blob in ListAsync(Container(isFailure), cancellationToken))
            {
                if (blob.Properties.ETag is { } etag && (!_seen.TryGetValue((isFailure, blob.Name), out var seen) || seen != etag))
                {
                    _seen[(isFailure, blob.Name)] = etag;
                    yield return (isFailure, blob.Name);
                }
            }
        }
    }

    private static async IAsyncEnumerable<BlobItem> ListAsync(BlobContainerClient container, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var blobs = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix: null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(blobs))
        {
            yield return blobs.Current;
        }
    }

    // The app makes the container when it has something to put into it.
    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<BlobItem> blobs)
    {
        try
        {
            return await blobs.MoveNextAsync();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    private async Task<LandedDocument?> ReadAsync(bool isFailure, string blob, CancellationToken cancellationToken)
    {
        if (!blob.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var content = (await Container(isFailure).GetBlobClient(blob).DownloadContentAsync(cancellationToken)).Value;
            return new LandedDocument(blob[..^Extension.Length], isFailure, content.Details.ETag, content.Content);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
