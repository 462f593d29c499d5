using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;

namespace Serverless.LocalHost.Triggers;

/// <summary>The message that Functions leaves about a blob it has given up.</summary>
internal static class PoisonBlob
{
    /// <summary>Queue that the message goes to.</summary>
    public const string QueueName = "webjobs-blobtrigger-poison";

    /// <summary>The message as it goes over the wire: JSON in base64.</summary>
    public static string Message(string function, BlobType blobType, string container, string name, ETag etag)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("Type", "BlobTrigger");
            json.WriteString("FunctionId", $"Host.Functions.{function}");
            json.WriteString("BlobType", $"{blobType}Blob");
            json.WriteString("ContainerName", container);
            json.WriteString("BlobName", name);
            json.WriteString("ETag", etag.ToString("H"));
            json.WriteEndObject();
        }

        return Convert.ToBase64String(buffer.ToArray());
    }
}
