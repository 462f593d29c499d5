using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Serverless.Unit.Infra;

public sealed class TemplateTests
{
    public static TheoryData<string> Sets =>
        [.. Directory.EnumerateFiles(Path.Combine(Bicep.Templates, "sets"), "*.bicepparam").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    // A mistake that each rule was made for: in which set and file, what stands there, what is put there, and what the rule must say.
    private static readonly Mistake[] s_mistakes =
    [
        new("no keys", "default", "app.bicep", "AZURE_CLIENT_ID: identityClientId", "AZURE_CLIENT_ID: plan.listKeys().key", "a key is read"),
        new("storage closed", "default", "storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "shared keys are on"),
        new("storage closed", "default", "storage.bicep", "'TLS1_2'", "'TLS1_0'", "TLS older"),
        new("storage closed", "default", "storage.bicep", "allowBlobPublicAccess: false", "allowBlobPublicAccess: true", "blobs can be public"),
        new("model closed", "default", "model.bicep", "kind: 'OpenAI'", "kind: 'OpenAl'", "kind is not OpenAI"),
        new("model closed", "default", "model.bicep", "disableLocalAuth: true", "disableLocalAuth: false", "keys are on"),
        new("model closed", "default", "model.bicep", "{ name: 'Indirect Attack'", "{ name: 'Hate'", "prompt shield"),
        new("roles", "default", "storage.bicep", ", roles.storageTableDataContributor]", "]", "is not given on storageAccounts"),
        new("roles", "default", "topic.bicep", "  scope: account::blobs::deadLetters\n", "  scope: account\n", "is given on storageAccounts"),
        new("runtime", "default", "app.bicep", "version: '10.0'", "version: '8.0'", "not .NET 10"),
        new("settings", "default", "app.bicep", "AzureWebJobsStorage__credential: 'managedidentity'", "FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'", "FUNCTIONS_WORKER_RUNTIME is set"),
        new("settings", "default", "app.bicep", "AzureWebJobsStorage__credential: 'managedidentity'", "FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'", "AzureWebJobsStorage__credential is not set"),
        new("names", "default", "storage.bicep", "{ name: queue.value }", "{ name: '${queue.value}s' }", "queues are not"),
        new("restore and expire", "default", "storage.bicep", "isVersioningEnabled: true", "isVersioningEnabled: false", "no versions"),
        new("events", "events", "events.bicep", "/blobs/'\n", "'\n", "filter prefix"),
        new("events", "events", "events.bicep", "'Microsoft.Storage.BlobCreated'", "'Microsoft.Storage.BlobDeleted'", "event types"),
        new("alerts", "default", "monitoring.bicep", "id: 'poison'", "id: 'poisoned'", "alert poison is missing"),
        new("private endpoints", "vnet", "main.bicep", "['blob', 'queue', 'table']", "['blob', 'queue']", "endpoints"),
        new("sign-in", "entra", "app.bicep", "excludedPaths: ['/runtime/webhooks/blobs']", "excludedPaths: []", "Event Grid is locked out"),
        new("diagnostics", "default", "storage.bicep", "  name: 'writes'\n  scope: account::queueService\n", "  name: 'more'\n  scope: account::blobs\n", "queueServices reports nothing"),
        new("tags", "default", "identity.bicep", "  tags: tags\n", "  tags: { other: tags['azd-env-name'] }\n", "userAssignedIdentities has no tags"),
    ];

    public static TheoryData<string> SetsWithMistakes => [.. s_mistakes.Select(mistake => mistake.Set).Distinct()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Set_IsAsCommittedAndBreaksNoRule(string set)
    {
        var file = Path.Combine(Bicep.Templates, "sets", set + ".snapshot.json");

        var snapshot = Bicep.Predict(set);

        var prediction = new Prediction(set, snapshot);
        Assert.Empty(TemplateRules.All.SelectMany(rule => rule.Value(prediction).Select(wrong => $"{rule.Key}: {wrong}")));
        var isSame = File.Exists(file) && JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(file)), snapshot);
        if (isSame) return;

        // The compiler writes outputs in no fixed order: a file that says the same is left alone.
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(file, snapshot.ToJsonString(s_indented) + "\n");
        else Assert.Fail($"{file} differs; run the tests with UPDATE_GOLDEN=1 and review its diff.");
    }

    [Theory]
    [MemberData(nameof(SetsWithMistakes))]
    public void Mistakes_AreAllFound(string set)
    {
        var mistakes = s_mistakes.Where(mistake => mistake.Set == set).ToList();

        var prediction = new Prediction(set, Bicep.Predict(set, folder =>
        {
            foreach (var edit in mistakes.DistinctBy(mistake => (mistake.File, mistake.Right))) edit.Seed(folder);
        }));

        Assert.All(mistakes, mistake => Assert.Contains(TemplateRules.All[mistake.Rule](prediction), said => said.Contains(mistake.Says, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("entra", "param entraClientId", "entraAuthEnabled needs entraClientId")]
    [InlineData("existing-model", "param existingModelDeployment", "existingModelAccountId needs existingModelDeployment")]
    public void HalfASetting_IsRefusedBeforeAnythingIsDeployed(string set, string missing, string says)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Bicep.Predict(set, folder =>
        {
            var file = Path.Combine(folder, "sets", set + ".bicepparam");
            File.WriteAllLines(file, File.ReadAllLines(file).Where(line => !line.StartsWith(missing, StringComparison.Ordinal)));
        }));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_AllHaveASeededMistake() =>
        Assert.Equal(TemplateRules.All.Keys.Order(), s_mistakes.Select(mistake => mistake.Rule).Distinct().Order());

    [Fact]
    public void Templates_LintWithoutAResult()
    {
        // Type errors are warnings with exit code 0, so the report counts, not the code.
        var run = Bicep.Run("lint", "--pattern", Path.Combine(Bicep.Templates, "*.bicep"), "--diagnostics-format", "sarif");

        Assert.Empty(Results(run.Output));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void ParameterSets_BuildWithoutAResult()
    {
        using var copy = new TemplateCopy();

        var run = Bicep.Run("build-params", "--pattern", Path.Combine(copy.Folder, "**", "*.bicepparam"), "--diagnostics-format", "sarif");

        Assert.Empty(Results(run.Errors));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void Files_AreFormatted()
    {
        using var copy = new TemplateCopy();

        var templates = Bicep.Run("format", "--pattern", Path.Combine(copy.Folder, "*.bicep"));
        var sets = Bicep.Run("format", "--pattern", Path.Combine(copy.Folder, "**", "*.bicepparam"));

        Assert.Equal((0, 0), (templates.ExitCode, sets.ExitCode));
        Assert.All(
            Directory.EnumerateFiles(copy.Folder, "*.bicep*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam"),
            file => Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(Bicep.Templates, Path.GetRelativePath(copy.Folder, file)))));
    }

    [Theory]
    [InlineData("main")]
    [InlineData("events")]
    public void Parameters_AreDescribed(string template)
    {
        var run = Bicep.Run("build", Path.Combine(Bicep.Templates, template + ".bicep"), "--stdout");

        var built = JsonNode.Parse(run.Output)!;
        Assert.Empty(Undescribed(built, template));
    }

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    // One report a file, one behind the other.
    private static List<string> Results(string reports)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(reports), new JsonReaderOptions { AllowMultipleValues = true });
        var results = new List<string>();
        while (reader.Read())
            results.AddRange(JsonNode.Parse(ref reader)!["runs"]!.AsArray().SelectMany(run => run!["results"]!.AsArray()).Select(result => result!.ToJsonString()));
        return results;
    }

    // Modules are built into the template as nested deployments, so their parameters are found in it too.
    private static IEnumerable<string> Undescribed(JsonNode? node, string path) => node switch
    {
        JsonObject template => (template["$schema"] is not null && template["parameters"] is JsonObject parameters
                ? parameters.Where(parameter => parameter.Value?["metadata"]?["description"] is null).Select(parameter => $"{path}: {parameter.Key}")
                : [])
            .Concat(template.SelectMany(child => Undescribed(child.Value, $"{path}/{child.Key}"))),
        JsonArray array => array.SelectMany((child, index) => Undescribed(child, $"{path}/{index}")),
        _ => [],
    };

    private sealed record Mistake(string Rule, string Set, string File, string Right, string Wrong, string Says)
    {
        public void Seed(string folder)
        {
            var path = Path.Combine(folder, File);
            var text = System.IO.File.ReadAllText(path);
            Assert.Contains(Right, text, StringComparison.Ordinal);
            System.IO.File.WriteAllText(path, text.Replace(Right, Wrong, StringComparison.Ordinal));
        }
    }
}
