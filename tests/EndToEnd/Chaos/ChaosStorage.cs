using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace Serverless.EndToEnd.Chaos;

/// <summary>The storage as it really is, past the proxy.</summary>
internal sealed class ChaosStorage(BlobServiceClient blobs, QueueServiceClient queues)
{
    private static readonly string[] s_queues = ["article-retries", "article-retries-poison", "webjobs-blobtrigger-poison"];

    public async Task UploadAsync(string name, byte[] bytes, CancellationToken cancellationToken)
    {
        var container = blobs.GetBlobContainerClient("articles");
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true, cancellationToken);
    }

    // A queue message of attempt 0 runs exactly what the blob's own event runs.
    public async Task DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var queue = queues.GetQueueClient(s_queues[0]);
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var message = $$"""{"name":"{{delivery.Name}}","attempt":0}""";
        await queue.SendMessageAsync(delivery.Encoded ? Convert.ToBase64String(Encoding.UTF8.GetBytes(message)) : message, delivery.Delay, cancellationToken: cancellationToken);
    }

    /// <summary>Every blob of a container.</summary>
    public async Task<Dictionary<string, BlobItem>> ListAsync(string container, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, BlobItem>();
        try
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container).GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken)) found[blob.Name] = blob;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // Nothing was ever written to it.
        }

        return found;
    }

    public async Task<string> ReadAsync(string container, string name, CancellationToken cancellationToken) =>
        (await blobs.GetBlobContainerClient(container).GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToString();

    /// <summary>Queues that hold messages, hidden ones included.</summary>
    public async Task<string> MessagesAsync(CancellationToken cancellationToken)
    {
        var full = new List<string>();
        foreach (var name in s_queues)
        {
            var queue = queues.GetQueueClient(name);
            if (!await queue.ExistsAsync(cancellationToken)) continue;
            if ((await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount is > 0 and var count) full.Add(string.Create(CultureInfo.InvariantCulture, $"{count} messages in {name}"));
        }

        return string.Join('\n', full);
    }
}
