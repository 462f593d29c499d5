using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.LocalHost.Cli;

namespace Serverless.LocalHost.Triggers;

/// <summary>Clients of one storage account.</summary>
internal sealed class StorageAccount
{
    private StorageAccount(string connectionString)
    {
        Blobs = new BlobServiceClient(connectionString);
        Queues = new QueueServiceClient(connectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
    }

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    /// <summary>Reads a connection string; <paramref name="origin"/> is where it was set, for the person who has to correct it.</summary>
    /// <exception cref="StartupException">It is not one.</exception>
    public static StorageAccount Open(string connectionString, string origin)
    {
        try
        {
            return new StorageAccount(connectionString);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new StartupException($"{origin} is not a storage connection string: it looks like \"DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…\".", e);
        }
    }

    /// <summary>Asks the account for a sign of life.</summary>
    /// <exception cref="StartupException">It gives none, or refuses.</exception>
    public async Task CheckAsync(string connectionString, string origin, CancellationToken cancellationToken)
    {
        // The ordinary client retries for minutes, which is right for work and wrong for this question.
        var impatient = new BlobClientOptions { Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(500), Mode = RetryMode.Fixed, NetworkTimeout = TimeSpan.FromSeconds(10) } };
        try
        {
            await new BlobServiceClient(connectionString, impatient).GetPropertiesAsync(cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 401 or 403)
        {
            throw new StartupException($"The storage {Blobs.Uri} refuses the key of {origin} ({e.ErrorCode}): copy the connection string anew.", e);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new StartupException($"The storage {Blobs.Uri} of {origin} cannot be reached ({Terminal.OneLine((e.InnerException ?? e).Message)}): check the connection string and the network, or leave it out to use a local Azurite.", e);
        }
    }
}
