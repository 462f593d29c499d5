using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serverless.ScriptedModel;

/// <summary>A chat-completions request as it came over the wire.</summary>
/// <param name="Number">1 for the first call of the server's life.</param>
/// <param name="Path">Path and query: it names the deployment and the API version where the protocol is Azure OpenAI's.</param>
/// <param name="Headers">Names in lower case, several values joined by a comma.</param>
/// <param name="Body">The body, character by character.</param>
public sealed partial record ModelRequest(int Number, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private readonly Lazy<JsonElement> _json = new(() => JsonElement.Parse(Body));

    /// <summary>The body, parsed.</summary>
    public JsonElement Json => _json.Value;

    /// <summary>The name of the JSON schema that the answer has to follow; null when none was sent.</summary>
    public string? SchemaName => Format is { } format && format.TryGetProperty("json_schema", out var schema) ? schema.GetProperty("name").GetString() : null;

    /// <summary>The text of every message, in order, by role.</summary>
    public IEnumerable<(string Role, string Text)> Messages => Json.GetProperty("messages").EnumerateArray().Select(message =>
        (message.GetProperty("role").GetString()!, TextOf(message.GetProperty("content"))));

    /// <summary>The article's sentences, read from lines such as <c>[12] Words.</c>, by their number.</summary>
    public IReadOnlyDictionary<int, string> Sentences => Messages.Where(message => message.Role == "user")
        .SelectMany(message => NumberedLine().Matches(message.Text))
        .DistinctBy(match => match.Groups[1].Value)
        .ToDictionary(match => int.Parse(match.Groups[1].ValueSpan, provider: null), match => match.Groups[2].Value.TrimEnd());

    /// <summary>The schema that the answer has to follow; null when none was sent.</summary>
    internal JsonElement? Schema => Format is { } format && format.TryGetProperty("json_schema", out var schema) ? schema.GetProperty("schema") : null;

    private JsonElement? Format => Json.TryGetProperty("response_format", out var format) ? format : null;

    private static string TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : "")),
        _ => "",
    };

    [GeneratedRegex(@"^\[([0-9]+)\] (.+)$", RegexOptions.Multiline)]
    private static partial Regex NumberedLine();
}
