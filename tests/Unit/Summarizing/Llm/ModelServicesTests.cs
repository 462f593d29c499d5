using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Articles;
using Serverless.Functions.Hosting;
using Serverless.Pipeline;
using Serverless.ScriptedModel;
using Serverless.Storing;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

public sealed class ModelServicesTests
{
    private const string Page = """
        <html lang="en"><head><title>Council votes to close libraries</title></head><body><article><h1>Council votes to close libraries</h1>
        <p>The town council of Harrow Bay voted on Tuesday to close two of its five libraries. The vote was 7 to 4 after a debate of three hours.</p>
        <p>Mayor Ines Holt said the closures would save 1.2 million euros a year. Union leader Paul Brandt said the plan would leave the north of the town without a library.</p>
        <p>A final decision is expected in June. The council will publish the names of the two libraries in May.</p></article></body></html>
        """;

    [Fact]
    public void AddSummarizer_NothingConfigured_IsExtractive()
    {
        using var host = Build();

        Assert.IsType<ExtractiveSummarizer>(host.Services.GetRequiredService<ISummarizer>());
    }

    [Theory]
    [InlineData(ModelProviders.AzureOpenAI, "")]
    [InlineData(ModelProviders.OpenAICompatible, "")]
    [InlineData(ModelProviders.OpenAICompatible, "v1")]
    public async Task AddSummarizer_Model_WritesTheDocument(string provider, string path)
    {
        await using var server = await ScriptedModelServer.StartAsync(clock: null, TestContext.Current.CancellationToken);
        using var host = Build(("Provider", provider), ("Endpoint", new Uri(server.Endpoint, path).AbsoluteUri), ("Model", "writer"), ("ApiKey", "key"));

        var document = await Pipeline(host).RunAsync(Source, TestContext.Current.CancellationToken);

        Assert.Equal((provider, "writer", Prompts.Version), (document.Model.Provider, document.Model.Name, document.Model.PromptVersion));
        Assert.Null(document.Checks.Fallback);
        Assert.Empty(document.Checks.Dropped);
        Assert.Equal(1, document.Usage.Calls);
        Assert.All(document.KeyFacts, fact => Assert.All(fact.Evidence, evidence => Assert.Equal(document.Article.Text[evidence.Start..evidence.End], evidence.Quote)));
        Assert.Equal(1, server.Calls);
    }

    [Theory]
    [InlineData(true, "refused")]
    [InlineData(false, "content-filtered")]
    public async Task RunAsync_ModelWillNotWriteButExtractiveMay_IsMarked(bool refuses, string fallback)
    {
        await using var server = await ScriptedModelServer.StartAsync(clock: null, TestContext.Current.CancellationToken);
        server.Enqueue(refuses ? ModelReply.Refusal() : ModelReply.FilteredPrompt("violence"));
        using var host = Build(("Provider", "azure-openai"), ("Endpoint", server.Endpoint.AbsoluteUri), ("Model", "writer"), ("ApiKey", "key"), ("OnRefusal", "Extractive"));

        var document = await Pipeline(host).RunAsync(Source, TestContext.Current.CancellationToken);

        Assert.Equal((fallback, "extractive"), (document.Checks.Fallback, document.Model.Provider));
        Assert.NotEmpty(document.Summary.Sentences);
    }

    [Fact]
    public async Task RunAsync_ModelWillNotWrite_FailsWithTheReason()
    {
        await using var server = await ScriptedModelServer.StartAsync(clock: null, TestContext.Current.CancellationToken);
        server.Enqueue(ModelReply.FilteredPrompt("violence"));
        using var host = Build(("Provider", "azure-openai"), ("Endpoint", server.Endpoint.AbsoluteUri), ("Model", "writer"), ("ApiKey", "key"));

        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Pipeline(host).RunAsync(Source, TestContext.Current.CancellationToken));

        Assert.Equal(ProblemTypes.ContentFiltered, failure.Problem);
        Assert.Contains("violence", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Calls);
    }

    [Theory]
    [InlineData("Summarizer__Provider", "gpt")]
    [InlineData("Summarizer__Endpoint", "")]
    [InlineData("Summarizer__Endpoint", "localhost:11434")]
    [InlineData("Summarizer__Endpoint", "http://models.example")]
    [InlineData("Summarizer__Model", "")]
    [InlineData("Summarizer__Temperature", "3")]
    [InlineData("Summarizer__Temperature", "warm")]
    [InlineData("Summarizer__MaxOutputTokens", "10")]
    [InlineData("Summarizer__MaxInputTokens", "0")]
    [InlineData("Summarizer__CallTimeout", "00:00:00")]
    [InlineData("Summarizer__ArticleBudget", "soon")]
    [InlineData("Summarizer__QueueTimeout", "1.00:00:00")]
    [InlineData("Summarizer__MaxConcurrentCalls", "0")]
    [InlineData("Summarizer__TokensPerMinute", "1")]
    [InlineData("Summarizer__ReasoningEffort", "extreme")]
    [InlineData("Summarizer__Reasoning", "maybe")]
    [InlineData("Summarizer__OnRefusal", "Shrug")]
    [InlineData("Summarizer__Endpont", "http://localhost")]
    public void Complaints_WrongModelSetting_IsOneSentenceThatNamesIt(string setting, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Summarizer__Provider"] = "azure-openai",
            ["Summarizer__Endpoint"] = "https://models.example",
            ["Summarizer__Model"] = "writer",
        };
        settings[setting] = value;
        using var host = Build([.. settings.Select(pair => (pair.Key["Summarizer__".Length..], pair.Value!))]);

        var complaint = Assert.Single(CheckedStart.Complaints(host.Services));

        Assert.StartsWith("Wrong setting", complaint, StringComparison.Ordinal);
        Assert.Contains(setting, complaint, StringComparison.Ordinal);
        Assert.EndsWith(".", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', complaint);
    }

    [Fact]
    public void Complaints_OnePriceOnly_NamesTheOther()
    {
        using var host = Build(("InputPricePerMillion", "0.4"));

        Assert.Contains("Summarizer__OutputPricePerMillion", Assert.Single(CheckedStart.Complaints(host.Services)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("o1", true)]
    [InlineData("o3-mini", true)]
    [InlineData("O4-mini-2025-04-16", true)]
    [InlineData("gpt-5", true)]
    [InlineData("gpt-5.2-mini", true)]
    [InlineData("gpt-5-chat", false)]
    [InlineData("gpt-4o", false)]
    [InlineData("gpt-4.1-mini", false)]
    [InlineData("llama3.1:8b", false)]
    [InlineData("qwen3:14b", false)]
    [InlineData("ollama", false)]
    public void IsReasoningModel_Name_TellsTheFamily(string name, bool expected) => Assert.Equal(expected, new ModelOptions { Model = name }.IsReasoningModel);

    private static ArticleSource Source => new() { Bytes = System.Text.Encoding.UTF8.GetBytes(Page), Name = "libraries.html", MediaType = "text/html" };

    private static ArticlePipeline Pipeline(IHost host) => new(
        host.Services.GetRequiredService<ISummarizer>(), new MemorySummaryStore(), host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<SummaryOptions>>().Value,
        TimeProvider.System, NullLogger<ArticlePipeline>.Instance);

    private static IHost Build(params (string Key, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(pair => $"Summarizer:{pair.Key}", pair => (string?)pair.Value));
        builder.Configuration.AddInMemoryCollection([new("AzureWebJobsStorage", "UseDevelopmentStorage=true")]);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddSettings();
        builder.AddSummarizer();
        return builder.Build();
    }
}
