using System.Text.Json;
using Serverless.LocalHost.Cli;

namespace Serverless.LocalHost.Worker;

/// <summary>
/// The settings that the worker gets: the <c>Values</c> of local.settings.json with environment variables over them.
/// Names are compared as .NET configuration compares them: without case, and <c>:</c> is <c>__</c>.
/// </summary>
internal sealed class WorkerSettings
{
    /// <summary>Setting with the storage of the app and, unless they say otherwise, of its triggers.</summary>
    public const string StorageName = "AzureWebJobsStorage";

    private readonly Dictionary<string, string> _values;

    private WorkerSettings(Dictionary<string, string> values) => _values = values;

    /// <summary>What is set on top of the environment that the worker inherits.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Value of a setting; null when it is not set or empty.</summary>
    public string? this[string name] => _values.GetValueOrDefault(Key(name)) is { Length: > 0 } value ? value : null;

    /// <summary>Reads the first local.settings.json of the folders.</summary>
    /// <exception cref="StartupException">There is one and it cannot be read.</exception>
    public static WorkerSettings Load(IEnumerable<string> folders, IReadOnlyDictionary<string, string> environment)
    {
        var file = folders.Select(folder => Path.Combine(folder, "local.settings.json")).FirstOrDefault(File.Exists);
        if (file is null)
        {
            return Merge([], environment);
        }

        try
        {
            return Merge(Parse(File.ReadAllText(file)), environment);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new StartupException($"{file} cannot be read: {e.Message} Compare it with local.settings.sample.json.", e);
        }
    }

    /// <summary>The value of the connection string that a binding names: as it is, or with the prefix that Azure allows.</summary>
    public string? Connection(string? name) => string.IsNullOrEmpty(name) ? this[StorageName] : this[name] ?? this["AzureWebJobs" + name] ?? this["ConnectionStrings__" + name];

    /// <summary>Replaces each <c>%name%</c> by the setting of that name; one that is not set stays as it is.</summary>
    public string Resolve(string text)
    {
        var parts = text.Split('%');
        for (var i = 1; i + 1 < parts.Length; i += 2)
        {
            parts[i] = this[parts[i]] ?? $"%{parts[i]}%";
        }

        return parts.Length % 2 == 1 ? string.Concat(parts) : text;
    }

    public void Set(string name, string value) => _values[Key(name)] = value;

    internal static WorkerSettings Merge(IEnumerable<KeyValuePair<string, string>> file, IReadOnlyDictionary<string, string> environment)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in file.Concat(environment))
        {
            // The environment's own spelling wins together with its value: the worker sees environment names with their case.
            values.Remove(Key(name));
            values[Key(name)] = value;
        }

        return new WorkerSettings(values);
    }

    internal static IReadOnlyList<KeyValuePair<string, string>> Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var root = document.RootElement;
        if (root.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
        {
            throw new FormatException("Its values are encrypted; this host reads plain ones (IsEncrypted: false).");
        }

        var values = Members(root, "Values").Select(member => KeyValuePair.Create(member.Name, Text(member.Value)));
        var connections = Members(root, "ConnectionStrings").Select(member => KeyValuePair.Create("ConnectionStrings__" + member.Name, Text(member.Value)));
        return [.. values, .. connections];
    }

    private static JsonProperty[] Members(JsonElement root, string name) =>
        root.TryGetProperty(name, out var section) ? [.. section.EnumerateObject()] : [];

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null => "",
        _ => throw new FormatException($"A value is a {value.ValueKind} where a string is expected."),
    };

    private static string Key(string name) => name.Replace(":", "__", StringComparison.Ordinal);
}
