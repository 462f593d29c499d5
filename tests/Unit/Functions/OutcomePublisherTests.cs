using System.Text.Json;
using Azure;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Articles;
using Serverless.Functions.Storing;
using Serverless.Storing;
using Serverless.Summaries;
using Xunit;

namespace Serverless.Unit.Functions;

public sealed class OutcomePublisherTests
{
    private const string Name = "2026/a b%#.html";

    private readonly FakeStorage _storage = new();
    private readonly OutcomePublisher _publisher;

    public OutcomePublisherTests() => _publisher = new OutcomePublisher(_storage.Storage, _storage.Clock, NullLogger<OutcomePublisher>.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PublishAsync_FirstOutcome_LandsUnderTheArticlesNameInTwoRequests()
    {
        var version = await UploadAsync();
        await _storage.Storage.Summaries.CreateIfNotExistsAsync(cancellationToken: Stop);
        _storage.Requests.Clear();

        Assert.True(await _publisher.PublishAsync(version, Samples.Document(), Stop));

        Assert.Equal([$"PUT summaries/{Name}.json", $"HEAD failures/{Name}.json"], _storage.Requests);
        Assert.Equal("application/json; charset=utf-8", _storage.ContentType("summaries", Name + ".json"));
        Assert.Equal("Zwölf", Summary()!.Headline);
    }

    [Fact]
    public async Task PublishAsync_ContainerMissing_IsCreated()
    {
        Assert.True(await _publisher.PublishAsync(await UploadAsync(), Samples.Document(), Stop));

        Assert.Contains("PUT summaries", _storage.Requests);
    }

    [Fact]
    public async Task PublishAsync_AfterFailureOfTheSameContent_RemovesTheFailure()
    {
        var version = await UploadAsync();
        await _publisher.PublishFailureAsync(version, Problems.Describe(ProblemTypes.ModelUnavailable, "Later."), Stop);

        await _publisher.PublishAsync(version, Samples.Document(), Stop);

        Assert.Empty(_storage.Names("failures"));
        Assert.NotNull(Summary());
    }

    [Fact]
    public async Task PublishFailureAsync_NewContentFails_RemovesTheSummaryOfTheOld()
    {
        await _publisher.PublishAsync(await UploadAsync(), Samples.Document(), Stop);
        _storage.Clock.Advance(TimeSpan.FromSeconds(5));
        var newer = await UploadAsync();

        await _publisher.PublishFailureAsync(newer, Problems.Describe(ProblemTypes.Empty, "No bytes."), Stop);

        var failure = JsonSerializer.Deserialize(_storage.Text("failures", Name + ".json")!, SummaryJson.Contract.FailureDocument)!;
        Assert.Equal(("articles/" + Name, newer.ETag.ToString(), "urn:problem-type:serverless-summarizer:empty"), (failure.Instance, failure.Etag, failure.Type));
        Assert.Equal("application/problem+json; charset=utf-8", _storage.ContentType("failures", Name + ".json"));
        Assert.Empty(_storage.Names("summaries"));
    }

    [Fact]
    public async Task PublishFailureAsync_AnotherDeliverySucceeded_KeepsTheSummary()
    {
        var version = await UploadAsync();
        await _publisher.PublishAsync(version, Samples.Document(), Stop);

        Assert.False(await _publisher.PublishFailureAsync(version, Problems.Describe(ProblemTypes.Internal, "Broke off."), Stop));

        Assert.NotNull(Summary());
        Assert.Empty(_storage.Names("failures"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Publish_SummaryAndFailureOfOneContentAtOnce_TheSummaryStays(bool summaryFirst)
    {
        var version = await UploadAsync();
        var refused = Problems.Describe(ProblemTypes.ContentFiltered, "Stopped.");
        var turn = summaryFirst ? $"HEAD failures/{Name}.json" : $"HEAD summaries/{Name}.json";
        Task? other = null;
        _storage.Before = line =>
        {
            if (line != turn) return null;
            // The first has written its document and is about to look for the other's: now the other runs from end to end.
            _storage.Before = null;
            other = summaryFirst ? _publisher.PublishFailureAsync(version, refused, Stop) : _publisher.PublishAsync(version, Samples.Document(), Stop);
            return null;
        };

        await (summaryFirst ? _publisher.PublishAsync(version, Samples.Document(), Stop) : _publisher.PublishFailureAsync(version, refused, Stop));
        await other!;

        Assert.NotNull(Summary());
        Assert.Empty(_storage.Names("failures"));
    }

    [Fact]
    public async Task PublishAsync_NewerContentHasASummary_ChangesNothing()
    {
        var older = await UploadAsync();
        _storage.Clock.Advance(TimeSpan.FromSeconds(5));
        await _publisher.PublishAsync(await UploadAsync(), Samples.Document() with { Headline = "Newer" }, Stop);

        Assert.False(await _publisher.PublishAsync(older, Samples.Document(), Stop));

        Assert.Equal("Newer", Summary()!.Headline);
    }

    [Fact]
    public async Task PublishAsync_NewerContentOfTheSameSecond_ChangesNothing()
    {
        var older = await UploadAsync();
        await _publisher.PublishAsync(await UploadAsync(), Samples.Document() with { Headline = "Newer" }, Stop);

        Assert.False(await _publisher.PublishAsync(older, Samples.Document(), Stop));

        Assert.Equal("Newer", Summary()!.Headline);
    }

    [Fact]
    public async Task PublishAsync_NewerContentFailedMeanwhile_TakesItsOwnSummaryBack()
    {
        var older = await UploadAsync();
        _storage.Clock.Advance(TimeSpan.FromSeconds(5));
        await _publisher.PublishFailureAsync(await UploadAsync(), Problems.Describe(ProblemTypes.Empty, "No bytes."), Stop);

        Assert.False(await _publisher.PublishAsync(older, Samples.Document(), Stop));

        Assert.Empty(_storage.Names("summaries"));
        Assert.Single(_storage.Names("failures"));
    }

    [Fact]
    public async Task PublishAsync_OverwrittenBetweenLookAndWrite_LooksAgain()
    {
        var version = await UploadAsync();
        await _publisher.PublishAsync(version, Samples.Document("old options"), Stop);
        var writes = 0;
        _storage.Before = line =>
        {
            // The second write carries If-Match of what was looked at; by then somebody has written again.
            if (line == $"PUT summaries/{Name}.json" && ++writes == 2) _storage.Put("summaries", Name + ".json", "{}");
            return null;
        };

        Assert.True(await _publisher.PublishAsync(version, Samples.Document(), Stop));

        Assert.Equal(3, writes);
        Assert.Equal("Zwölf", Summary()!.Headline);
    }

    [Fact]
    public async Task PublishAsync_SecondDeliveryOfTheSameContent_WritesNothing()
    {
        var version = await UploadAsync();
        await _publisher.PublishAsync(version, Samples.Document(), Stop);
        var etag = await ETagAsync();

        Assert.True(await _publisher.PublishAsync(version, Samples.Document(), Stop));

        Assert.Equal(etag, await ETagAsync());
    }

    [Theory]
    [InlineData("../../x.txt")]
    [InlineData("a/../../articles/b.txt")]
    [InlineData("a/./b.txt")]
    [InlineData("..")]
    [InlineData("%2e%2e/%2e%2e/x")]
    [InlineData("..\\..\\x")]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a.")]
    [InlineData("a?comp=lease#x")]
    public async Task PublishAsync_NameThatClimbsOrConfuses_StaysInItsContainer(string name)
    {
        var version = new ArticleVersion(name, new ETag("\"0x1\""), _storage.Clock.GetUtcNow());

        await _publisher.PublishAsync(version, Samples.Document(), Stop);

        Assert.All(_storage.Requests, request => Assert.Matches("^(PUT|HEAD) (summaries|failures)(/|$)", request));
        Assert.Equal([StorageLayout.DocumentName(name)], _storage.Names("summaries"));
    }

    private SummaryDocument? Summary() =>
        _storage.Text("summaries", Name + ".json") is { } json ? JsonSerializer.Deserialize(json, SummaryJson.Contract.SummaryDocument) : null;

    private async Task<ETag> ETagAsync() =>
        (await _storage.Storage.Summaries.GetBlobClient(Name + ".json").GetPropertiesAsync(cancellationToken: Stop)).Value.ETag;

    private async Task<ArticleVersion> UploadAsync()
    {
        _storage.Put("articles", Name, "text");
        return (await ArticleReader.ReadVersionAsync(_storage.Storage.Articles.GetBlobClient(Name), Stop))!;
    }
}
