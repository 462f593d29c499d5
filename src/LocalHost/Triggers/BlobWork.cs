using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Worker;

namespace Serverless.LocalHost.Triggers;

/// <summary>One content of one blob for one function.</summary>
internal sealed record BlobWork(WorkerFunction Function, BlobClient Blob, ETag ETag, IReadOnlyDictionary<string, string> Values, BlobReceipts Receipts, QueueServiceClient Queues)
{
    public string Path => $"{Blob.BlobContainerName}/{Blob.Name}";
}

/// <summary>How the work on a blob ended.</summary>
internal enum BlobEnd
{
    /// <summary>The function succeeded.</summary>
    Done,

    /// <summary>All attempts failed.</summary>
    Poisoned,

    /// <summary>The blob is gone or has other content now.</summary>
    Superseded,
}

/// <summary>Gives a blob its attempts: one after the other without delay, then the poison queue, as Functions does.</summary>
internal sealed class BlobAttempts(IFunctionInvoker invoker, int attempts, Terminal terminal) : IDisposable
{
    // Blobs that were at work when a worker died are tried again one at a time, so that one that kills workers takes no other with it.
    private readonly SemaphoreSlim _suspects = new(1);

    public async Task<BlobEnd> RunAsync(BlobWork work, CancellationToken cancellationToken)
    {
        var end = BlobEnd.Poisoned;
        var suspect = false;
        try
        {
            for (var attempt = 1; attempt <= attempts; attempt++)
            {
                if (await PropertiesAsync(work, cancellationToken) is not { } properties)
                {
                    return BlobEnd.Superseded;
                }

                var input = await BlobInput.ReadAsync(work.Function.Trigger, work.Blob, properties, work.Values, cancellationToken);
                var outcome = await invoker.InvokeAsync(work.Function, input, cancellationToken);
                if (outcome.Succeeded)
                {
                    end = BlobEnd.Done;
                    break;
                }

                terminal.Say($"{work.Function.Name} failed on {work.Path} (attempt {attempt} of {attempts}): {outcome.Error}");
                if (outcome.WorkerLost && !suspect)
                {
                    await _suspects.WaitAsync(cancellationToken);
                    suspect = true;
                }
            }
        }
        finally
        {
            if (suspect)
            {
                _suspects.Release();
            }
        }

        if (end == BlobEnd.Poisoned)
        {
            await PoisonAsync(work, cancellationToken);
        }

        await work.Receipts.StoreAsync(work.Blob.BlobContainerName, work.Blob.Name, work.ETag, cancellationToken);
        return end;
    }

    public void Dispose() => _suspects.Dispose();

    private static async Task<BlobProperties?> PropertiesAsync(BlobWork work, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await work.Blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            // A listing gives ETags without the quotes that they have in a header.
            return properties.ETag.ToString("H") == work.ETag.ToString("H") ? properties : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task PoisonAsync(BlobWork work, CancellationToken cancellationToken)
    {
        var blobType = await PropertiesAsync(work, cancellationToken) is { } properties ? properties.BlobType : BlobType.Block;
        var queue = work.Queues.GetQueueClient(PoisonBlob.QueueName);
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await queue.SendMessageAsync(PoisonBlob.Message(work.Function.Name, blobType, work.Blob.BlobContainerName, work.Blob.Name, work.ETag), cancellationToken);
        terminal.Say($"{work.Function.Name} gave up {work.Path} after {attempts} attempts; a message is in {PoisonBlob.QueueName}");
    }
}
