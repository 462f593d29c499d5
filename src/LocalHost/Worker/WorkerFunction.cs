using System.Text.Json;
using Serverless.LocalHost.Worker.Protocol;

namespace Serverless.LocalHost.Worker;

/// <summary>One function of the worker with the binding that triggers it.</summary>
internal sealed record WorkerFunction(string Id, string Name, TriggerBinding Trigger)
{
    /// <summary>Reads the metadata that the worker sent; null when nothing of it is a trigger.</summary>
    public static WorkerFunction? From(RpcFunctionMetadata metadata)
    {
        var trigger = metadata.RawBindings.Select(TriggerBinding.Parse).FirstOrDefault(binding => binding.Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
        return trigger is null ? null : new WorkerFunction(metadata.FunctionId, metadata.Name, trigger);
    }
}

/// <summary>One binding as it stands in functions.metadata.</summary>
internal sealed record TriggerBinding
{
    /// <summary>Parameter that gets the data.</summary>
    public required string Name { get; init; }

    /// <summary>blobTrigger, queueTrigger, timerTrigger, httpTrigger or another.</summary>
    public required string Type { get; init; }

    /// <summary>Blob path pattern.</summary>
    public string? Path { get; init; }

    /// <summary>Queue name.</summary>
    public string? Queue { get; init; }

    /// <summary>Name of the setting with the connection string; null: the app's storage.</summary>
    public string? Connection { get; init; }

    /// <summary>Timer schedule: a cron expression of five or six fields, or a time span.</summary>
    public string? Schedule { get; init; }

    /// <summary>Fire once at start.</summary>
    public bool RunOnStartup { get; init; }

    /// <summary>HTTP route template; null: the function's name.</summary>
    public string? Route { get; init; }

    /// <summary>HTTP methods; none: all.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The worker fetches the data itself and wants only a reference to it.</summary>
    public bool Deferred { get; init; }

    /// <summary>The parameter wants bytes.</summary>
    public bool Binary { get; init; }

    /// <summary>The parameter wants several messages at once.</summary>
    public bool Many { get; init; }

    public static TriggerBinding Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var members = document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.OrdinalIgnoreCase);
        var properties = members.TryGetValue("properties", out var bag) && bag.ValueKind == JsonValueKind.Object ? bag : (JsonElement?)null;
        return new TriggerBinding
        {
            Name = Text(members, "name") ?? "",
            Type = Text(members, "type") ?? "",
            Path = Text(members, "path") ?? Text(members, "blobPath"),
            Queue = Text(members, "queueName"),
            Connection = Text(members, "connection"),
            Schedule = Text(members, "schedule"),
            RunOnStartup = IsTrue(Text(members, "runOnStartup")),
            Route = Text(members, "route"),
            Methods = members.TryGetValue("methods", out var methods) && methods.ValueKind == JsonValueKind.Array ? [.. methods.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())] : [],
            Deferred = properties is { } element && element.TryGetProperty("supportsDeferredBinding", out var deferred) && IsTrue(deferred.ToString()),
            Binary = "Binary".Equals(Text(members, "dataType"), StringComparison.OrdinalIgnoreCase),
            Many = "Many".Equals(Text(members, "cardinality"), StringComparison.OrdinalIgnoreCase),
        };
    }

    private static string? Text(Dictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array) ? value.ToString() : null;

    private static bool IsTrue(string? text) => "true".Equals(text, StringComparison.OrdinalIgnoreCase);
}
