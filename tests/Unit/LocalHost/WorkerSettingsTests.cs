using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Worker;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class WorkerSettingsTests
{
    private static readonly Dictionary<string, string> s_none = [];

    [Theory]
    [InlineData("Llm__Model")]
    [InlineData("llm__model")]
    public void Merge_SameNameInEnvironment_EnvironmentWins(string name)
    {
        var settings = WorkerSettings.Merge([new("Llm:Model", "file")], new Dictionary<string, string> { [name] = "environment" });

        Assert.Equal("environment", settings["Llm__Model"]);
        Assert.Single(settings.Values);
    }

    [Fact]
    public void Merge_ColonInFile_BecomesTwoUnderscores() =>
        Assert.Equal("Llm__Model", Assert.Single(WorkerSettings.Merge([new("Llm:Model", "x")], s_none).Values).Key);

    [Fact]
    public void Parse_Values_ReadsEveryKindOfScalar()
    {
        var values = WorkerSettings.Parse("""
            {
              // Comments and trailing commas are what people write by hand.
              "Values": { "Text": "a", "Number": 4, "Yes": true, "Empty": null, },
              "ConnectionStrings": { "Db": "c" }
            }
            """);

        Assert.Equal([new("Text", "a"), new("Number", "4"), new("Yes", "true"), new("Empty", ""), new("ConnectionStrings__Db", "c")], values);
    }

    [Fact]
    public void Parse_NoValues_IsEmpty() => Assert.Empty(WorkerSettings.Parse("{}"));

    [Theory]
    [InlineData("""{ "IsEncrypted": true, "Values": {} }""")]
    [InlineData("""{ "Values": { "A": { "B": "c" } } }""")]
    public void Parse_WhatCannotBeUsed_Throws(string json) => Assert.Throws<FormatException>(() => WorkerSettings.Parse(json));

    [Fact]
    public void Load_BrokenFile_NamesFileAndSample()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "local.settings.json"), "{ \"Values\": ");

        var problem = Assert.Throws<StartupException>(() => WorkerSettings.Load([folder.FullName], s_none));

        folder.Delete(recursive: true);
        Assert.Contains(folder.FullName, problem.Message, StringComparison.Ordinal);
        Assert.Contains("local.settings.sample.json", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SeveralFolders_FirstFileIsTaken()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "local.settings.json"), """{ "Values": { "A": "1" } }""");

        var settings = WorkerSettings.Load([Path.Combine(folder.FullName, "not-there"), folder.FullName], s_none);

        folder.Delete(recursive: true);
        Assert.Equal("1", settings["a"]);
    }

    [Fact]
    public void Connection_ShortName_FindsThePrefixedSetting()
    {
        var settings = WorkerSettings.Merge([new("AzureWebJobsNews", "news"), new("AzureWebJobsStorage", "own")], s_none);

        Assert.Equal("news", settings.Connection("News"));
        Assert.Equal("own", settings.Connection(null));
        Assert.Null(settings.Connection("Other"));
    }

    [Theory]
    [InlineData("%Queue%", "jobs")]
    [InlineData("a/%queue%/b-%Queue%", "a/jobs/b-jobs")]
    [InlineData("%Unknown%", "%Unknown%")]
    [InlineData("100% sure", "100% sure")]
    public void Resolve_SettingInPercents_IsReplaced(string text, string expected) =>
        Assert.Equal(expected, WorkerSettings.Merge([new("Queue", "jobs")], s_none).Resolve(text));
}
