using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Functions.Triggers;
using Serverless.Storing;
using Xunit;

namespace Serverless.Unit.Infra;

/// <summary>What templates and code both name.</summary>
public sealed class NamesTests
{
    private static readonly JsonNode s_names = JsonNode.Parse(File.ReadAllText(Path.Combine(Bicep.Templates, "names.json")))!;

    [Theory]
    [InlineData("containers", "articles", StorageLayout.ArticlesContainer)]
    [InlineData("containers", "summaries", StorageLayout.SummariesContainer)]
    [InlineData("containers", "failures", StorageLayout.FailuresContainer)]
    [InlineData("containers", "state", StorageLayout.StateContainer)]
    [InlineData("queues", "retries", StorageLayout.RetryQueue)]
    [InlineData("queues", "retriesPoison", StorageLayout.RetryPoisonQueue)]
    [InlineData("queues", "blobPoison", StorageLayout.BlobPoisonQueue)]
    public void Name_IsTheSameInTemplatesAndCode(string kind, string key, string code) =>
        Assert.Equal(code, (string?)s_names[kind]![key]);

    [Fact]
    public void Function_OfTheEventSubscription_IsTheBlobTrigger()
    {
        var trigger = typeof(SummarizeArticle).GetMethod(nameof(SummarizeArticle.RunAsync))!;

        Assert.Equal(trigger.GetCustomAttribute<FunctionAttribute>()!.Name, (string?)s_names["function"]);
        Assert.Contains(trigger.GetParameters(), parameter => parameter.GetCustomAttribute<BlobTriggerAttribute>() is not null);
    }

    [Fact]
    public void Settings_OfEveryTemplate_AreSettingsOfTheApp()
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(Bicep.Root, "local.settings.sample.json")))!["Values"]!.AsObject().Select(value => value.Key).ToHashSet();

        var strangers = Directory.EnumerateFiles(Path.Combine(Bicep.Templates, "sets"), "*.snapshot.json")
            .Where(file => !file.EndsWith("events.snapshot.json", StringComparison.Ordinal))
            .SelectMany(file => TemplateRules.SettingsOf(new Prediction(Path.GetFileName(file).Split('.')[0], JsonNode.Parse(File.ReadAllText(file))!)))
            .Where(key => key.Contains("__", StringComparison.Ordinal) && !key.StartsWith("AzureWebJobsStorage__", StringComparison.Ordinal) && !sample.Contains(key));

        Assert.Empty(strangers);
    }

    [Fact]
    public void Workbook_ReadsNamesThatTheAppLogs()
    {
        var stored = typeof(StorageLayout).Assembly.GetType("Serverless.Pipeline.Log")!.GetMethod("SummaryStored")!
            .GetCustomAttribute<LoggerMessageAttribute>()!.Message;
        var workbook = File.ReadAllText(Path.Combine(Bicep.Templates, "workbook.json"));

        Assert.StartsWith("Stored ", stored, StringComparison.Ordinal);
        Assert.All(
            Regex.Matches(workbook, @"Properties\.(\w+)").Select(match => match.Groups[1].Value).Distinct(),
            name => Assert.Contains("{" + name + "}", stored, StringComparison.Ordinal));
    }
}
