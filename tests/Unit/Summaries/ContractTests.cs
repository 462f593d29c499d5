using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Json.Schema;
using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Unit.Functions;
using Xunit;

namespace Serverless.Unit.Summaries;

public sealed class ContractTests
{
    private static readonly JsonSerializerOptions s_print = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static TheoryData<string> Contracts => ["summary", "failure"];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Schema_ExportedFromTheRecords_IsTheCommittedOne(string contract)
    {
        var file = Path.Combine(Repository.Root, "docs", contract + ".schema.json");
        var exported = Export(contract).ToJsonString(s_print) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(file, exported);

        var committed = File.ReadAllText(file).ReplaceLineEndings("\n");

        Assert.Equal(committed, exported);
    }

    [Fact]
    public void Summary_WithEveryMember_IsValidAndComesBackTheSame()
    {
        var document = Samples.Document();

        var json = JsonSerializer.Serialize(document, SummaryJson.Contract.SummaryDocument);

        AssertValid("summary", json);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, SummaryJson.Contract.SummaryDocument)!, SummaryJson.Contract.SummaryDocument));
        Assert.Contains("Zwölf – 日本.", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_OfEveryKind_IsValid()
    {
        foreach (var type in Problems.Types)
            AssertValid("failure", JsonSerializer.Serialize(Problems.Describe(type, "What can be done."), SummaryJson.Contract.FailureDocument));
    }

    [Theory]
    [InlineData("$.keyFacts[0].evidence[0].quote")]
    [InlineData("$.source.sha256")]
    [InlineData("$.checks")]
    public void Schema_MemberMissing_Refuses(string path)
    {
        var document = JsonSerializer.SerializeToNode(Samples.Document(), SummaryJson.Contract.SummaryDocument)!;
        Remove(document, path);

        Assert.False(Validate("summary", document.ToJsonString()));
    }

    [Fact]
    public void Schema_MemberUnknown_Refuses()
    {
        var document = JsonSerializer.SerializeToNode(Samples.Document(), SummaryJson.Contract.SummaryDocument)!;
        document["article"]!["extra"] = 1;

        Assert.False(Validate("summary", document.ToJsonString()));
    }

    [Fact]
    public void Problems_EveryTypeOfTheList_HasAKindOfItsOwn()
    {
        var listed = typeof(ProblemTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(listed.Order(), Problems.Types.Order());
    }

    private static void AssertValid(string contract, string json) => Assert.True(Validate(contract, json), json);

    private static bool Validate(string contract, string json)
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "docs", contract + ".schema.json")));
        using var instance = JsonDocument.Parse(json);
        return schema.Evaluate(instance.RootElement, new EvaluationOptions { RequireFormatValidation = true }).IsValid;
    }

    private static void Remove(JsonNode document, string path)
    {
        var parts = path[2..].Replace("[0]", ".0", StringComparison.Ordinal).Split('.');
        var parent = parts[..^1].Aggregate(document, (node, part) => part == "0" ? node[0]! : node[part]!);
        Assert.True(parent.AsObject().Remove(parts[^1]));
    }

    private static JsonObject Export(string contract)
    {
        var type = contract == "summary" ? typeof(SummaryDocument) : typeof(FailureDocument);
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        var schema = SummaryJson.Contract.Options.GetJsonSchemaAsNode(type, options).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", type.Name);
        return schema;
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject node) return schema;

        if (node["properties"] is JsonObject properties)
        {
            node["additionalProperties"] = false;
            if (properties["schemaVersion"] is JsonObject version)
            {
                version.Remove("type");
                version["const"] = SummaryDocument.CurrentSchemaVersion;
                node["required"]!.AsArray().Insert(0, "schemaVersion");
            }
        }

        var description = context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true).OfType<DescriptionAttribute>().FirstOrDefault();
        if (description is not null) node.Insert(0, "description", description.Description);
        return node;
    }
}
