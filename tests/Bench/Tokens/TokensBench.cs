using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Articles;
using Serverless.Bench.Extraction;
using Serverless.Cleaning;
using Serverless.Summaries;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;
using Serverless.Summarizing.Llm;

namespace Serverless.Bench.Tokens;

/// <summary>Tokens that an article costs: the real requests, answered by the extractive summary in the form a model answers in.</summary>
internal static class TokensBench
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with gold.json and html/ID.html.gz.", Required = true };
        var command = new Command("tokens", "Input and output tokens per article, by o200k.") { data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(data), cancellationToken));
        return command;
    }

    private static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var options = new SummaryOptions();
        using var model = new CountingModel(new ExtractiveSummarizer(options));
        using var summarizer = new LlmSummarizer(
            model, options, new ModelOptions { Provider = ModelProviders.AzureOpenAI, Model = "bench" }, TimeProvider.System, NullLogger<LlmSummarizer>.Instance);
        var pages = GoldSet.Read(folder);
        var articles = 0;
        foreach (var page in pages)
        {
            try
            {
                model.Article = ArticleCleaner.Clean(new ArticleSource { Bytes = page.ReadBytes(), Name = page.Id });
            }
            catch (UnreadableArticleException)
            {
                continue;
            }

            articles++;
            await summarizer.SummarizeAsync(model.Article, cancellationToken);
        }

        Console.WriteLine($"{articles} articles of {pages.Count} pages, {model.Calls} calls");
        Console.WriteLine($"input  {model.InputTokens / (double)articles,8:F0} tokens an article");
        Console.WriteLine($"output {model.OutputTokens / (double)articles,8:F0} tokens an article");
        Result.Print(
            ("articles", articles), ("calls_per_article", model.Calls / (double)articles),
            ("input_tokens", model.InputTokens / (double)articles), ("output_tokens", model.OutputTokens / (double)articles));
    }

    private sealed class CountingModel(ExtractiveSummarizer author) : IChatClient
    {
        public Article? Article { get; set; }

        public int Calls { get; private set; }

        public long InputTokens { get; private set; }

        public long OutputTokens { get; private set; }

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var answer = Answer(await author.SummarizeAsync(Article!, cancellationToken));
            Calls++;
            InputTokens += messages.Sum(message => (long)TokenCounter.Count(message.Text)) + TokenCounter.Count(((ChatResponseFormatJson)options!.ResponseFormat!).Schema!.Value.GetRawText());
            OutputTokens += TokenCounter.Count(answer);
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)) { FinishReason = ChatFinishReason.Stop };
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("The summarizer asks for whole answers.");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        // Every member that any of the questions asks for, so that one answer serves whole articles and parts alike.
        private static string Answer(Draft draft)
        {
            return new JsonObject
            {
                ["keyFacts"] = new JsonArray([.. draft.KeyFacts.Select(Claim)]),
                ["facts"] = new JsonArray([.. draft.KeyFacts.Select((_, index) => (JsonNode)(index + 1))]),
                ["summary"] = new JsonArray([.. draft.Summary.Select(Claim)]),
                ["headline"] = Claim(draft.Headline),
            }.ToJsonString();

            static JsonObject Claim(Claim claim) => new()
            {
                ["sentences"] = new JsonArray([.. claim.Evidence.Select(number => (JsonNode)number)]),
                ["kind"] = JsonSerializer.SerializeToNode(claim.Kind ?? FactKind.Event, SummaryJson.Default.FactKind),
                ["attributedTo"] = claim.AttributedTo,
                ["text"] = claim.Text,
            };
        }
    }
}
