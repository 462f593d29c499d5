using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Summarizing;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

/// <summary>What the tests of the summarizer share: its parts around a scripted client, answers, and time that passes by itself.</summary>
internal static class Ask
{
    /// <summary>A good answer to <see cref="TestArticle.Short"/>.</summary>
    public const string GoodAnswer = """
        {"keyFacts":[{"sentences":[2],"kind":"figure","attributedTo":null,"text":"The vote was 7 to 4."},
                     {"sentences":[3],"kind":"statement","attributedTo":"Mayor Ines Holt","text":"Mayor Ines Holt said the closures would save 1.2 million euros a year."}],
         "summary":[{"sentences":[1],"attributedTo":null,"text":"The town council of Harrow Bay voted on Tuesday to close two of its five libraries."},
                    {"sentences":[5],"attributedTo":null,"text":"A final decision is expected in June."}],
         "headline":{"sentences":[1],"text":"Harrow Bay council votes to close two libraries"}}
        """;

    public static LlmSummarizer Summarizer(IChatClient chat, ModelOptions? model = null, SummaryOptions? summary = null, TimeProvider? clock = null) =>
        new(chat, summary ?? new SummaryOptions(), model ?? Model(), clock ?? new FakeTimeProvider(), NullLogger<LlmSummarizer>.Instance, new FixedRandom(0));

    public static ModelOptions Model(Action<ModelOptions>? change = null)
    {
        var options = new ModelOptions { Provider = ModelProviders.OpenAICompatible, Endpoint = new Uri("http://localhost/v1"), Model = "test" };
        change?.Invoke(options);
        return options;
    }

    public static Task<Draft> DraftAsync(IChatClient chat, Article? article = null, ModelOptions? model = null, SummaryOptions? summary = null, FakeTimeProvider? clock = null)
    {
        clock ??= new FakeTimeProvider();
        return PassTimeAsync(clock, Summarizer(chat, model, summary, clock).SummarizeAsync(article ?? TestArticle.Short, TestContext.Current.CancellationToken));
    }

    /// <summary>Lets time pass, a quarter of a second at a time, until the task is done. What a moment sets off runs before the next one comes.</summary>
    public static async Task<T> PassTimeAsync<T>(FakeTimeProvider clock, Task<T> task)
    {
        var end = clock.GetUtcNow() + TimeSpan.FromHours(1);
        while (!task.IsCompleted && clock.GetUtcNow() < end)
        {
            clock.Advance(TimeSpan.FromMilliseconds(250));
            do await Task.Delay(1, TestContext.Current.CancellationToken);
            while (ThreadPool.PendingWorkItemCount > 0);
        }

        return await task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    public static Claim Fact(string text, params int[] evidence) => new(ClaimPart.KeyFact, text, evidence) { Kind = FactKind.Event };

    public static string Facts(params (int Sentence, string Text)[] facts) => JsonSerializer.Serialize(new
    {
        keyFacts = facts.Select(fact => new { sentences = new[] { fact.Sentence }, kind = "figure", attributedTo = (string?)null, text = fact.Text }),
    });

    public static string Merged(int[] facts, params (int Sentence, string Text)[] summary) => JsonSerializer.Serialize(new
    {
        facts,
        summary = summary.Select(sentence => new { sentences = new[] { sentence.Sentence }, attributedTo = (string?)null, text = sentence.Text }),
        headline = new { sentences = new[] { summary[0].Sentence }, text = summary[0].Text },
    });
}
