using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Functions.Storing;

/// <summary>What the host says about a blob event that failed too often; members that are not listed are the host's own business.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record PoisonedBlob
{
    /// <summary>The container.</summary>
    [JsonPropertyName("ContainerName")]
    public required string ContainerName { get; init; }

    /// <summary>The blob.</summary>
    [JsonPropertyName("BlobName")]
    public required string BlobName { get; init; }

    /// <summary>Reads a message, plain or base64; null when it is not about a blob.</summary>
    public static PoisonedBlob? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(RetryMessage.Plain(text), RetryJson.Default.PoisonedBlob);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
