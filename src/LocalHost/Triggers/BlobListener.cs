using System.Threading.Channels;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Worker;

namespace Serverless.LocalHost.Triggers;

/// <summary>Looks through a container again and again and hands out every content that was not seen before.</summary>
internal sealed class BlobListener(WorkerFunction function, BlobPattern pattern, BlobContainerClient container, BlobReceipts receipts, QueueServiceClient queues, ChannelWriter<BlobWork> work, Terminal terminal, TimeProvider clock)
{
    private readonly Pace _pace = new(clock);

    /// <summary>Looks at once instead of at the next turn.</summary>
    public void Nudge() => _pace.Nudge();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var prepared = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            var started = clock.GetTimestamp();
            try
            {
                if (!prepared)
                {
                    await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                    await receipts.LoadAsync(cancellationToken);
                    prepared = true;
                }

                await SweepAsync(cancellationToken);
            }
            catch (RequestFailedException e)
            {
                // Somebody may have deleted the container; it is made anew like at the start.
                terminal.Say($"{container.Name} cannot be listed ({e.ErrorCode ?? e.Message}); trying again");
                prepared = false;
            }

            await _pace.WaitAsync(clock.GetElapsedTime(started), cancellationToken);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, pattern.Prefix, cancellationToken))
        {
            if (blob.Properties.ETag is { } etag && pattern.Match(blob.Name) is { } values && receipts.TryClaim(container.Name, blob.Name, etag))
            {
                await work.WriteAsync(new BlobWork(function, container.GetBlobClient(blob.Name), etag, values, receipts, queues), cancellationToken);
            }
        }
    }
}
