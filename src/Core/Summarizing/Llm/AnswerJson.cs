using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serverless.Summarizing.Llm;

/// <summary>
/// Finds the JSON object in a reply. Servers without strict schemas wrap it in fences, reasoning or prose, write it twice, or quote it as a
/// string; all of that is read. What is inside the object is never changed.
/// </summary>
internal static partial class AnswerJson
{
    // Every further opening brace costs a scan to the end of the reply; a reply that needs more is no answer.
    private const int MostAttempts = 24;

    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The first object of the reply that has all these members; null when there is none.</summary>
    /// <param name="reply">The text of the answer.</param>
    /// <param name="members">Names of the members the answer must have.</param>
    /// <param name="problem">What is wrong with the reply, for the question that asks again; null when an object was found.</param>
    public static JsonElement? Find(string reply, ReadOnlySpan<string> members, out string? problem)
    {
        var text = Reasoning().Replace(reply, "").Trim();
        if (text.StartsWith('"') && Parse(text) is { ValueKind: JsonValueKind.String } quoted) text = quoted.GetString()!;

        var echoed = false;
        var start = text.IndexOf('{');
        for (var attempt = 0; attempt < MostAttempts && start >= 0; attempt++)
        {
            var end = EndOfObject(text, start);
            if (end > 0 && Parse(text[start..end]) is { } parsed)
            {
                if (WithMembers(parsed, members) is { } answer)
                {
                    problem = null;
                    return answer;
                }

                echoed |= parsed.TryGetProperty("properties", out _) || parsed.TryGetProperty("$schema", out _) || parsed.TryGetProperty("json_schema", out _);
            }

            // An object that is whole but not the answer is skipped; one that never ends may hold others.
            start = text.IndexOf('{', end > 0 ? end : start + 1);
        }

        problem = echoed ? "it repeats the schema instead of filling it."
            : text.Length == 0 ? "it is empty."
            : $"it is not a complete JSON object with the members {string.Join(", ", members)}.";
        return null;
    }

    /// <summary>The object itself or, where a model wrapped its answer once more, the object inside it.</summary>
    private static JsonElement? WithMembers(JsonElement candidate, ReadOnlySpan<string> members)
    {
        if (Has(candidate, members)) return candidate;

        foreach (var member in candidate.EnumerateObject())
        {
            if (Has(member.Value, members) && !IsSchema(member.Value)) return member.Value;
        }

        return null;
    }

    // A schema's "properties" have the same names as an answer's members, but each holds a type.
    private static bool IsSchema(JsonElement value) =>
        value.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("type", out _));

    private static bool Has(JsonElement value, ReadOnlySpan<string> members)
    {
        if (value.ValueKind != JsonValueKind.Object) return false;

        foreach (var member in members)
        {
            if (!value.TryGetProperty(member, out _)) return false;
        }

        return true;
    }

    private static int EndOfObject(string text, int start)
    {
        var depth = 0;
        var quoted = false;
        for (var index = start; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '\\' when quoted: index++; break;
                case '"': quoted = !quoted; break;
                case '{' when !quoted: depth++; break;
                case '}' when !quoted && --depth == 0: return index + 1;
            }
        }

        return -1;
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, s_lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("^.*</think>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reasoning();
}
