using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Serverless.Functions.Storing;
using Serverless.Functions.Triggers;
using Serverless.Summaries;
using Xunit;

namespace Serverless.Unit.Functions;

public sealed class QueueTriggerTests
{
    private readonly FakeStorage _storage = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"name":"a b/ü.txt","attempt":3}""", true)]
    [InlineData("""{"name":"","attempt":3}""", false)]
    [InlineData("""{"name":"a","attempt":-1}""", false)]
    [InlineData("""{"name":"a"}""", false)]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    [InlineData("no json", false)]
    public void Parse_PlainOrBase64_ReadsTheSame(string text, bool isMessage)
    {
        var plain = RetryMessage.Parse(text);
        var encoded = RetryMessage.Parse(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(plain, encoded);
        Assert.Equal(isMessage, plain is not null);
    }

    [Fact]
    public void Format_AnyName_ParsesBack() =>
        Assert.Equal(new RetryMessage("日本 %#\".txt", 4), RetryMessage.Parse(new RetryMessage("日本 %#\".txt", 4).Format()));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RecordBlobAsync_ArticleTheHostGaveUpOn_LeavesAFailure(bool encoded)
    {
        _storage.Put("articles", "a.txt", "text");
        const string Message = """{"Type":"BlobTrigger","FunctionId":"Host.Functions.SummarizeArticle","BlobType":"BlockBlob","ContainerName":"articles","BlobName":"a.txt","ETag":"\"0x8D\""}""";

        await Poison().RecordBlobAsync(encoded ? Convert.ToBase64String(Encoding.UTF8.GetBytes(Message)) : Message, Stop);

        var failure = JsonSerializer.Deserialize(_storage.Text("failures", "a.txt.json")!, SummaryJson.Contract.FailureDocument)!;
        Assert.Equal((500, true, "articles/a.txt"), (failure.Status, failure.Retryable, failure.Instance));
    }

    [Theory]
    [InlineData("""{"ContainerName":"pictures","BlobName":"a.txt"}""")]
    [InlineData("""{"ContainerName":"articles","BlobName":"gone.txt"}""")]
    [InlineData("rubbish")]
    public async Task RecordBlobAsync_NotAnArticleThatIsThere_LeavesNothing(string message)
    {
        _storage.Put("articles", "a.txt", "text");

        await Poison().RecordBlobAsync(message, Stop);

        Assert.Empty(_storage.Names("failures"));
    }

    [Fact]
    public async Task RecordRetryAsync_MessageTheHostGaveUpOn_LeavesAFailure()
    {
        _storage.Put("articles", "a.txt", "text");

        await Poison().RecordRetryAsync(new RetryMessage("a.txt", 2).Format(), Stop);

        Assert.Equal(["a.txt.json"], _storage.Names("failures"));
    }

    [Fact]
    public async Task RestartAsync_Sweep_FindsOnlyOldArticlesWithoutOutcomeForTheirNewestContent()
    {
        var publisher = new OutcomePublisher(_storage.Storage, _storage.Clock, NullLogger<OutcomePublisher>.Instance);
        foreach (var name in (string[])["done.txt", "failed.txt", "changed.txt"])
        {
            _storage.Put("articles", name, "text");
            var version = (await ArticleReader.ReadVersionAsync(_storage.Storage.Articles.GetBlobClient(name), Stop))!;
            if (name == "failed.txt") await publisher.PublishFailureAsync(version, Problems.Describe("empty", "No bytes."), Stop);
            else await publisher.PublishAsync(version, Samples.Document(), Stop);
        }

        _storage.Put("articles", "changed.txt", "new text");
        _storage.Put("articles", "missed.txt", "text");
        _storage.Put("articles", "waiting.txt", "text");
        _storage.Put("articles", "folder", "", new Dictionary<string, string> { ["hdi_isfolder"] = "true" });
        await Later().TryScheduleAsync("waiting.txt", 3, null, Stop);
        _storage.Messages.Clear();
        _storage.Clock.Advance(TimeSpan.FromMinutes(11));
        _storage.Put("articles", "young.txt", "text");

        var missed = await Missed().RestartAsync(Stop);

        Assert.Equal(2, missed);
        Assert.Equal(["changed.txt", "missed.txt"], _storage.Messages.Select(message => RetryMessage.Parse(message.Text)!.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RestartAsync_SweepLongAfterARetryWasDue_StartsItOver()
    {
        _storage.Put("articles", "waiting.txt", "text");
        await Later().TryScheduleAsync("waiting.txt", 0, null, Stop);
        _storage.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(1, await Missed().RestartAsync(Stop));
    }

    [Fact]
    public async Task RestartAsync_SweepFindsTwoOutcomes_StartsItOver()
    {
        _storage.Put("articles", "twice.txt", "old text");
        var publisher = new OutcomePublisher(_storage.Storage, _storage.Clock, NullLogger<OutcomePublisher>.Instance);
        var older = (await ArticleReader.ReadVersionAsync(_storage.Storage.Articles.GetBlobClient("twice.txt"), Stop))!;
        _storage.Clock.Advance(TimeSpan.FromSeconds(5));
        await FailAsync("twice.txt", "empty");
        // The worker of the older content died before it could take its summary back.
        _storage.Before = line => line == "HEAD failures/twice.txt.json" ? throw new IOException("dead") : null;
        await Assert.ThrowsAnyAsync<Exception>(() => publisher.PublishAsync(older, Samples.Document(), Stop));
        _storage.Before = null;
        _storage.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(1, await Missed().RestartAsync(Stop));
    }

    [Fact]
    public async Task RestartAsync_EmptyStorage_FindsNothing() => Assert.Equal(0, await Missed().RestartAsync(Stop));

    [Fact]
    public async Task RestartAsync_Failures_StartsOverThoseThatCanSucceed()
    {
        await FailAsync("a.txt", "model-unavailable");
        await FailAsync("b.txt", "empty");
        var failed = new FailedArticles(_storage.Storage, Later(), NullLogger<FailedArticles>.Instance);

        Assert.Equal(1, await failed.RestartAsync(name: null, Stop));
        Assert.Equal(1, await failed.RestartAsync("b.txt", Stop));
        Assert.Equal(0, await failed.RestartAsync("c.txt", Stop));

        Assert.Equal(["a.txt", "b.txt"], _storage.Messages.Select(message => RetryMessage.Parse(message.Text)!.Name));
        Assert.All(_storage.Messages, message => Assert.Equal((0, TimeSpan.Zero), (RetryMessage.Parse(message.Text)!.Attempt, message.Wait)));
    }

    private async Task FailAsync(string name, string problem)
    {
        _storage.Put("articles", name, "text");
        var version = (await ArticleReader.ReadVersionAsync(_storage.Storage.Articles.GetBlobClient(name), Stop))!;
        await new OutcomePublisher(_storage.Storage, _storage.Clock, NullLogger<OutcomePublisher>.Instance).PublishFailureAsync(version, Problems.Describe(problem, "Detail."), Stop);
    }

    private LaterAttempts Later() => new(_storage.Storage, Options.Create(new RetryOptions()), _storage.Clock);

    private MissedArticles Missed() => new(_storage.Storage, Later(), Options.Create(new SweepOptions()), _storage.Clock, NullLogger<MissedArticles>.Instance);

    private RecordPoison Poison() => new(
        _storage.Storage, new OutcomePublisher(_storage.Storage, _storage.Clock, NullLogger<OutcomePublisher>.Instance), NullLogger<RecordPoison>.Instance);
}
