using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Serverless.ScriptedModel;

// Fills whatever schema is asked for from the numbered sentences of the prompt, so that tests need no answer of their own. It reads
// the schema, not the prompts, and copies sentences word by word: its claims are true of the article whatever the article is.
internal static partial class SensibleAnswer
{
    private const int Sentences = 3;

    public static string To(ModelRequest request)
    {
        if (request.Schema is not { } schema) return "OK";

        var material = request.Sentences.OrderBy(sentence => sentence.Key).ToList();
        var answer = new JsonObject();
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            answer[property.Name] = property.Name switch
            {
                "claims" => new JsonArray([.. Claims(request).Select(number => WithNumber(number, Fill(property.Value.GetProperty("items"), Pick(material, number))))]),
                "facts" => new JsonArray([.. Facts(request).Take(Sentences).Select(number => (JsonNode)number)]),
                _ when TypeOf(property.Value) == "array" => new JsonArray([.. material.Take(Sentences).Select(sentence => Fill(property.Value.GetProperty("items"), sentence))]),
                _ => Fill(property.Value, Pick(material, 1)),
            };
        }

        return answer.ToJsonString();
    }

    private static JsonNode? Fill(JsonElement schema, KeyValuePair<int, string> sentence)
    {
        if (schema.TryGetProperty("enum", out var values)) return values[0].GetString();

        return TypeOf(schema) switch
        {
            "string" => sentence.Value,
            "integer" => sentence.Key,
            "array" => new JsonArray(sentence.Key),
            "object" => new JsonObject(schema.GetProperty("properties").EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Fill(property.Value, sentence)))),
            _ => null,
        };
    }

    private static JsonNode? WithNumber(int number, JsonNode? claim)
    {
        if (claim is JsonObject known && known.ContainsKey("claim")) known["claim"] = number;
        return claim;
    }

    private static KeyValuePair<int, string> Pick(List<KeyValuePair<int, string>> material, int number) =>
        material.Count == 0 ? KeyValuePair.Create(1, "Nothing was numbered.") : material[(number - 1) % material.Count];

    private static IEnumerable<int> Claims(ModelRequest request) => Numbers(request, ClaimLine());

    private static IEnumerable<int> Facts(ModelRequest request) => Numbers(request, FactLine());

    private static IEnumerable<int> Numbers(ModelRequest request, Regex line) => request.Messages.Where(message => message.Role == "user")
        .SelectMany(message => line.Matches(message.Text)).Select(match => int.Parse(match.Groups[1].ValueSpan, provider: null)).Distinct();

    private static string? TypeOf(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    [GeneratedRegex(@"^\{C([0-9]+)\}", RegexOptions.Multiline)]
    private static partial Regex ClaimLine();

    [GeneratedRegex(@"^\{F([0-9]+)\}", RegexOptions.Multiline)]
    private static partial Regex FactLine();
}
