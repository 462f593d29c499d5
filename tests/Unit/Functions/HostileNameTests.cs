using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Serverless.EndToEnd.Hostile;
using Serverless.Functions.Storing;
using Serverless.Functions.Triggers;
using Serverless.Pipeline;
using Serverless.Storing;
using Serverless.Summaries;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;
using Xunit;

namespace Serverless.Unit.Functions;

public sealed class HostileNameTests
{
    private const int Names = 1_000;

    private readonly FakeStorage _storage = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void DocumentName_ThousandHostileNames_FitAndNeverMeet()
    {
        var names = HostileNames.Draw(Names);
        // The document names of articles, as names of articles themselves.
        var documents = names.Concat(names.Select(name => StorageLayout.DocumentName(name)[..^".json".Length])).Distinct().ToDictionary(name => name, StorageLayout.DocumentName);

        Assert.Equal(documents.Count, documents.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.All(documents.Values, document => Assert.True(document.Length <= 1024 && StorageLayout.IsAddressable(document) && document.EndsWith(".json", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_ThousandHostileNames_EachEndsInItsOwnOutcome()
    {
        var names = HostileNames.Draw(Names);
        var retry = Trigger();
        foreach (var name in names.Where(StorageLayout.IsAddressable)) _storage.Put("articles", name, Samples.Text);

        foreach (var name in names) await retry.RunAsync(new RetryMessage(name, 0).Format(), Stop);

        Assert.All(names, name =>
        {
            var document = StorageLayout.DocumentName(name);
            var (summary, failure) = (_storage.Text("summaries", document), _storage.Text("failures", document));
            if (StorageLayout.IsAddressable(name)) Assert.Equal((name, null), (JsonSerializer.Deserialize(summary!, SummaryJson.Contract.SummaryDocument)!.Source.Name, failure));
            else Assert.Equal((null, "articles/" + name), (summary, JsonSerializer.Deserialize(failure!, SummaryJson.Contract.FailureDocument)!.Instance));
        });
        Assert.Equal(names.Count, _storage.Names("summaries").Count + _storage.Names("failures").Count);
        Assert.DoesNotContain(_storage.Requests, request => request.Contains("outside:", StringComparison.Ordinal));
    }

    private RetryArticle Trigger()
    {
        var (options, summary) = (Options.Create(new StorageOptions()), new SummaryOptions());
        var store = new BlobSummaryStore(_storage.Storage, options, _storage.Clock, NullLogger<BlobSummaryStore>.Instance);
        var pipeline = new ArticlePipeline(new ExtractiveSummarizer(summary), store, summary, _storage.Clock, NullLogger<ArticlePipeline>.Instance);
        var publisher = new OutcomePublisher(_storage.Storage, _storage.Clock, NullLogger<OutcomePublisher>.Instance);
        var retries = new LaterAttempts(_storage.Storage, Options.Create(new RetryOptions()), _storage.Clock);
        var job = new ArticleJob(new ArticleReader(options), pipeline, publisher, retries, options, _storage.Clock, NullLogger<ArticleJob>.Instance);
        return new RetryArticle(job, _storage.Storage, NullLogger<RetryArticle>.Instance);
    }
}
