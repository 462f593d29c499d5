using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Google.Protobuf;
using Serverless.LocalHost.Worker;
using Serverless.LocalHost.Worker.Protocol;

namespace Serverless.LocalHost.Triggers;

/// <summary>What a blob trigger hands over: a reference to the blob, or its content where the function asks for that.</summary>
internal static class BlobInput
{
    public static async Task<TriggerInput> ReadAsync(TriggerBinding binding, BlobClient blob, BlobProperties properties, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var data = binding.Deferred ? Reference(binding, blob) : await ContentAsync(binding, blob, cancellationToken);
        var metadata = values.ToDictionary(value => value.Key, value => new TypedData { String = value.Value });
        metadata["BlobTrigger"] = new TypedData { String = $"{blob.BlobContainerName}/{blob.Name}" };
        metadata["Uri"] = new TypedData { String = blob.Uri.AbsoluteUri };
        metadata["Metadata"] = new TypedData { Json = JsonSerializer.Serialize(properties.Metadata) };
        metadata["Properties"] = new TypedData
        {
            Json = JsonSerializer.Serialize(new { properties.LastModified, properties.ContentLength, properties.ContentType, ETag = properties.ETag.ToString() }),
        };
        return new TriggerInput(data) { Metadata = metadata };
    }

    private static TypedData Reference(TriggerBinding binding, BlobClient blob)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Connection = string.IsNullOrEmpty(binding.Connection) ? WorkerSettings.StorageName : binding.Connection,
            ContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
        });
        return new TypedData
        {
            ModelBindingData = new ModelBindingData { Version = "1.0", Source = "AzureStorageBlobs", ContentType = "application/json", Content = ByteString.CopyFrom(content) },
        };
    }

    private static async Task<TypedData> ContentAsync(TriggerBinding binding, BlobClient blob, CancellationToken cancellationToken)
    {
        var content = (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
        return binding.Binary ? new TypedData { Bytes = ByteString.CopyFrom(content.ToMemory().Span) } : new TypedData { String = content.ToString() };
    }
}
