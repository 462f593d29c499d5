using System.Text.Json.Nodes;

namespace Serverless.Unit.Infra;

/// <summary>The resources that a deployment of one parameter set would leave.</summary>
internal sealed class Prediction(string set, JsonNode snapshot)
{
    public string Set { get; } = set;

    public IReadOnlyList<JsonObject> Resources { get; } = [.. snapshot["predictedResources"]!.AsArray().Select(node => node!.AsObject())];

    public string Text { get; } = snapshot.ToJsonString();

    public bool HasNetwork => Set is "vnet" or "everything";

    public bool HasOwnModel => Set is not ("extractive" or "existing-model");

    public bool HasModel => Set is not "extractive";

    public bool IsMain => Set != "events";

    public IEnumerable<JsonObject> OfType(string type) => Resources.Where(resource => (string?)resource["type"] == type);

    public JsonObject Single(string type) => OfType(type).Single();

    public static string Name(JsonObject resource) => (string)resource["name"]!;

    /// <summary>The last part of a nested name: "account/default/articles" gives "articles".</summary>
    public static string LeafName(JsonObject resource) => Name(resource).Split('/')[^1];

    /// <summary>A value by its path from the resource: "properties.networkAcls.defaultAction"; null where a part is missing.</summary>
    public static string? Value(JsonObject resource, string path) =>
        path.Split('.').Aggregate((JsonNode?)resource, (node, part) => (node as JsonObject)?[part])?.ToString();
}
