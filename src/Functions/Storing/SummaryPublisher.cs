using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Serverless.Summaries;

namespace Serverless.Functions.Storing;

/// <summary>Writes documents to their containers.</summary>
public sealed class SummaryPublisher(BlobServiceClient storage)
{
    /// <summary>Writes a summary beside its article.</summary>
    public async Task PublishAsync(string name, SummaryDocument document, CancellationToken cancellationToken)
    {
        var container = storage.GetBlobContainerClient("summaries");
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await container.GetBlobClient(name + ".json").UploadAsync(
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(document, SummaryJson.Contract.SummaryDocument)),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" } },
            cancellationToken);
    }
}
