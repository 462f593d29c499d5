using System.Text.Json;
using Json.Schema;
using Serverless.Summaries;
using Xunit;

namespace Serverless.EndToEnd;

/// <summary>What every document must be, whoever wrote it.</summary>
internal static class Contract
{
    private static readonly JsonSchema s_summary = Read("summary");
    private static readonly JsonSchema s_failure = Read("failure");

    /// <summary>A summary that follows the schema and whose offsets slice exactly to their quotes.</summary>
    public static SummaryDocument Summary(string json)
    {
        AssertValid(s_summary, json);
        var document = JsonSerializer.Deserialize(json, SummaryJson.Contract.SummaryDocument)!;
        var text = document.Article.Text;
        var end = 0;
        foreach (var sentence in document.Article.Sentences)
        {
            Assert.InRange(sentence.Start, end, sentence.End - 1);
            end = sentence.End;
        }

        Assert.InRange(end, 1, text.Length);
        Assert.NotEmpty(document.Summary.Sentences);
        foreach (var evidence in document.KeyFacts.SelectMany(fact => fact.Evidence))
        {
            Assert.Equal(document.Article.Sentences[evidence.Sentence - 1], new SentenceSpan(evidence.Start, evidence.End));
            Assert.Equal(text[evidence.Start..evidence.End], evidence.Quote);
        }

        Assert.All(document.KeyFacts, fact => Assert.NotEmpty(fact.Evidence));
        Assert.All(document.Summary.Sentences, sentence => Assert.All(sentence.Evidence, number => Assert.InRange(number, 1, document.Article.Sentences.Count)));
        return document;
    }

    /// <summary>Problem details that follow the schema.</summary>
    public static FailureDocument Failure(string json)
    {
        AssertValid(s_failure, json);
        return JsonSerializer.Deserialize(json, SummaryJson.Contract.FailureDocument)!;
    }

    private static void AssertValid(JsonSchema schema, string json)
    {
        using var instance = JsonDocument.Parse(json);
        Assert.True(schema.Evaluate(instance.RootElement, new EvaluationOptions { RequireFormatValidation = true }).IsValid, json);
    }

    private static JsonSchema Read(string contract) => JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Root, "docs", contract + ".schema.json")));
}
