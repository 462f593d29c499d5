using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Articles;
using Serverless.Functions.Hosting;
using Serverless.ScriptedModel;
using Serverless.Summaries;
using Serverless.Summarizing;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

/// <summary>
/// The exact requests, as the real clients send them. A case is a folder of tests/Golden/prompts: <c>input.json</c> holds the settings, the
/// article and what goes wrong with the answer, <c>expected.json</c> every request. UPDATE_GOLDEN=1 rewrites the latter.
/// </summary>
public sealed class PromptsGoldenTests
{
    private static readonly string s_folder = Path.Combine(
        typeof(PromptsGoldenTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!, "tests/Golden/prompts");

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(s_folder).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Requests_OfCase_AreAsExpected(string name)
    {
        var input = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(s_folder, name, "input.json"), TestContext.Current.CancellationToken))!;
        await using var server = await ScriptedModelServer.StartAsync(clock: null, TestContext.Current.CancellationToken);

        await RunAsync(input, server);

        var requests = new JsonArray([.. server.Requests.Select(request => new JsonObject { ["path"] = request.Path, ["body"] = JsonNode.Parse(request.Body) })]);
        var actual = requests.ToJsonString(s_indented) + "\n";
        var file = Path.Combine(s_folder, name, "expected.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllTextAsync(file, actual, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), actual);
    }

    private static async Task RunAsync(JsonNode input, ScriptedModelServer server)
    {
        var endpoint = (string?)input["settings"]!["Provider"] == ModelProviders.AzureOpenAI ? server.Endpoint : server.OpenAIEndpoint;
        var settings = input["settings"]!.AsObject().Select(setting => KeyValuePair.Create($"Summarizer:{setting.Key}", (string?)setting.Value))
            .Append(new("Summarizer:Endpoint", endpoint.AbsoluteUri)).Append(new("Summarizer:ApiKey", "key"));
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(ModelOptions.Section);
        var (summary, model) = (section.Get<SummaryOptions>()!, section.Get<ModelOptions>()!);
        using var chat = ModelClients.Create(model, TimeProvider.System);
        using var summarizer = new LlmSummarizer(chat, summary, model, TimeProvider.System, NullLogger<LlmSummarizer>.Instance, new FixedRandom());

        var article = Read(input["article"]!);
        if (input["firstReply"] is { } reply) server.Enqueue(ModelReply.Text((string?)reply));
        var draft = await summarizer.SummarizeAsync(article, TestContext.Current.CancellationToken);
        if (input["findings"] is JsonArray findings)
        {
            var found = findings.Select(finding => new Finding(draft.Summary[(int)finding!["summary"]!], "rule", (string)finding["detail"]!, Blocks: true)).ToList();
            await summarizer.RepairAsync(article, draft, found, TestContext.Current.CancellationToken);
        }
    }

    private static Article Read(JsonNode node)
    {
        var paragraphs = node["paragraphs"]!.AsArray().Select(paragraph => paragraph!.AsArray().Select(sentence => (string)sentence!).ToArray()).ToArray();
        return TestArticle.Of(paragraphs) with
        {
            Title = (string?)node["title"],
            Byline = (string?)node["byline"],
            PublishedAt = (string?)node["publishedAt"],
            Language = (string?)node["language"],
            Url = node["url"] is { } url ? new Uri((string)url!) : null,
        };
    }
}
