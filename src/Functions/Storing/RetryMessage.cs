using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Functions.Storing;

/// <summary>An article that is to be tried again.</summary>
/// <param name="Name">The blob's name in its container.</param>
/// <param name="Attempt">Which attempt this will be, 1 for the first that came from the queue.</param>
public sealed record RetryMessage(string Name, int Attempt)
{
    /// <summary>Reads a message, plain JSON or base64 of it; null when it is neither.</summary>
    public static RetryMessage? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        try
        {
            var message = JsonSerializer.Deserialize(Plain(text), RetryJson.Default.RetryMessage);
            return message is { Name.Length: > 0, Attempt: >= 0 } ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The message as plain JSON.</summary>
    public string Format() => JsonSerializer.Serialize(this, RetryJson.Default.RetryMessage);

    /// <summary>The text of a queue message whether its sender encoded it in base64 or not.</summary>
    internal static string Plain(string text) =>
        Base64.IsValid(text) && text.Length > 0 ? Encoding.UTF8.GetString(Convert.FromBase64String(text)) : text;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RetryMessage))]
[JsonSerializable(typeof(PoisonedBlob))]
internal sealed partial class RetryJson : JsonSerializerContext;
