using System.Text.Json;
using Azure;

namespace Serverless.LocalHost.Files;

/// <summary>A document that landed in one of the watched containers.</summary>
/// <param name="Name">Blob name without the <c>.json</c> at its end: the name of its source.</param>
/// <param name="ETag">Of the document itself.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="IsFailure">It lies in the container for problems.</param>
internal sealed record LandedDocument(string Name, bool IsFailure, ETag ETag, BinaryData Content)
{
    /// <summary>ETag of the source that the document itself names, without quotes; null when it names none. It stands in <c>source.etag</c> or in <c>etag</c>.</summary>
    public string? SourceETag { get; } = ReadSourceETag(Content);

    private static string? ETagOf(JsonElement owner) =>
        owner.TryGetProperty("etag", out var etag) && etag.ValueKind == JsonValueKind.String ? etag.GetString()!.Trim('"') : null;

    private static string? ReadSourceETag(BinaryData content)
    {
        try
        {
            using var json = JsonDocument.Parse(content.ToMemory());
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                ? ETagOf(root.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object ? source : root)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
