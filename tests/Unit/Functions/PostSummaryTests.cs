using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Serverless.Articles;
using Serverless.Functions.Http;
using Serverless.Functions.Storing;
using Serverless.Functions.Triggers;
using Serverless.Pipeline;
using Serverless.Storing;
using Serverless.Summaries;
using Serverless.Summarizing;
using Xunit;

namespace Serverless.Unit.Functions;

public sealed class PostSummaryTests
{
    private const int Limit = 2000;

    private readonly FakeStorage _storage = new();
    private readonly Mock<ISummarizer> _summarizer = new(MockBehavior.Strict);

    public PostSummaryTests()
    {
        _summarizer.Setup(summarizer => summarizer.Model).Returns(Samples.Model);
        _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Article article, CancellationToken _) => Samples.Draft(article));
    }

    public static TheoryData<string, string> GoodRequests => new()
    {
        { "text/plain", Samples.Text },
        { "text/plain; charset=utf-8", Samples.Text },
        { "text/html", $"<html><body><p>{Samples.Text}</p></body></html>" },
        { "application/json", JsonSerializer.Serialize(new { text = Samples.Text, title = "A title", url = "https://news.example/1" }) },
        { "application/json; charset=utf-8", JsonSerializer.Serialize(new { html = $"<p>{Samples.Text}</p>" }) },
    };

    public static TheoryData<string?, string, int, string> BadRequests => new()
    {
        { "text/plain", "", 422, "empty" },
        { "text/plain", new string('x', Limit + 1), 413, "too-large" },
        { "application/x-www-form-urlencoded", "text", 415, "unsupported" },
        { null, "text", 415, "unsupported" },
        { "application/json", "{", 400, "bad-request" },
        { "application/json", "null", 400, "bad-request" },
        { "application/json", "[]", 400, "bad-request" },
        { "application/json", "{}", 400, "bad-request" },
        { "application/json", """{"text":"a","html":"b"}""", 400, "bad-request" },
        { "application/json", """{"text":"a","more":1}""", 400, "bad-request" },
        { "application/json", """{"text":{"a":[[[[1]]]]}}""", 400, "bad-request" },
        { "application/json", """{"text":"a","text":"b"}""", 400, "bad-request" },
        { "application/json", """{"text":"a","url":"file:///etc/passwd"}""", 400, "bad-request" },
        { "application/json", """{"text":"a","url":"news/1"}""", 400, "bad-request" },
        { "application/json", """{"url":"https://news.example/1"}""", 400, "bad-request" },
        { "application/json", new string('[', 1900), 400, "bad-request" },
    };

    [Theory]
    [MemberData(nameof(GoodRequests))]
    public async Task RunAsync_Article_AnswersTheDocument(string contentType, string body)
    {
        var answer = await PostAsync(contentType, body);

        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.ContentType));
        var document = JsonSerializer.Deserialize(answer.Body.Span, SummaryJson.Contract.SummaryDocument)!;
        Assert.Equal((null, null), (document.Source.Container, document.Source.Etag));
        Assert.NotEmpty(document.Summary.Sentences);
    }

    [Fact]
    public async Task RunAsync_JsonWithTitleAndAddress_KeepsBoth()
    {
        var answer = await PostAsync("application/json", JsonSerializer.Serialize(new { text = Samples.Text, title = " A title ", url = "https://news.example/1" }));

        var document = JsonSerializer.Deserialize(answer.Body.Span, SummaryJson.Contract.SummaryDocument)!;
        Assert.Equal(("A title", "https://news.example/1"), (document.Article.Title, document.Source.Url));
    }

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task RunAsync_BadRequest_AnswersItsProblem(string? contentType, string body, int status, string problem)
    {
        var answer = await PostAsync(contentType, body);

        AssertProblem(answer, status, problem);
        Assert.Null(answer.RetryAfter);
        _summarizer.Verify(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task RunAsync_TooLargeByItsHeader_IsNotRead()
    {
        var body = new Mock<Stream>(MockBehavior.Strict);
        var context = Context("text/plain", body.Object);
        context.Request.ContentLength = Limit + 1;

        AssertProblem(await PostAsync(context), 413, "too-large");
    }

    [Fact]
    public async Task RunAsync_CompressedBody_IsRefused()
    {
        var context = Context("text/plain", new MemoryStream([1, 2]));
        context.Request.Headers.ContentEncoding = "gzip";

        AssertProblem(await PostAsync(context), 415, "unsupported");
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(null, 30)]
    [InlineData(86400, 3600)]
    public async Task RunAsync_ModelUnavailable_SaysWhenToComeBack(int? askedSeconds, int toldSeconds)
    {
        Fail(new ModelUnavailableException("429", askedSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, null));

        var answer = await PostAsync("text/plain", Samples.Text);

        AssertProblem(answer, 503, "model-unavailable");
        Assert.Equal(TimeSpan.FromSeconds(toldSeconds), answer.RetryAfter);
    }

    [Fact]
    public async Task RunAsync_UnexpectedError_IsAProblemWithoutItsMessage()
    {
        Fail(new InvalidOperationException("secret"));

        var answer = await PostAsync("text/plain", Samples.Text);

        AssertProblem(answer, 500, "internal");
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SameArticleIsBeingSummarized_WaitsForItsResult()
    {
        var done = Samples.Document();
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        var store = new Mock<ISummaryStore>(MockBehavior.Strict);
        store.SetupSequence(claims => claims.ClaimAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new SummaryBusyException(TimeSpan.FromSeconds(10)))
            .ReturnsAsync(SummaryClaim.Done(done));

        var answer = PostAsync(Context("text/plain", new MemoryStream(Encoding.UTF8.GetBytes(Samples.Text))), store.Object, clock);
        while (!answer.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        Assert.Equal(200, (await answer).Status);
    }

    [Fact]
    public async Task RunAsync_StillBusyAfterAMinute_IsAProblemThatSaysWhenToComeBack()
    {
        var clock = new FakeTimeProvider();
        var store = new Mock<ISummaryStore>(MockBehavior.Strict);
        store.Setup(claims => claims.ClaimAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ThrowsAsync(new SummaryBusyException(TimeSpan.FromSeconds(10)));

        var answer = PostAsync(Context("text/plain", new MemoryStream(Encoding.UTF8.GetBytes(Samples.Text))), store.Object, clock);
        while (!answer.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        AssertProblem(await answer, 503, "busy");
        Assert.Equal(TimeSpan.FromSeconds(10), (await answer).RetryAfter);
    }

    [Fact]
    public async Task RunAsync_SameIdempotencyKeyAndBody_AnswersTheSameWithoutWork()
    {
        var first = await PostAsync(Context("text/plain", Samples.Text, key: "k1"));
        var again = await PostAsync(Context("text/plain", Samples.Text, key: "k1"), new Mock<ISummaryStore>(MockBehavior.Strict).Object);

        Assert.Equal((200, first.ContentType), (again.Status, again.ContentType));
        Assert.Equal(first.Body.ToArray(), again.Body.ToArray());
    }

    [Fact]
    public async Task RunAsync_SameIdempotencyKeyOtherBody_IsRefused()
    {
        await PostAsync(Context("text/plain", Samples.Text, key: "k1"));

        AssertProblem(await PostAsync(Context("text/plain", Samples.Text + " More.", key: "k1")), 422, "key-reused");
        AssertProblem(await PostAsync(Context("text/html", Samples.Text, key: "k1")), 422, "key-reused");
    }

    [Fact]
    public async Task RunAsync_IdempotencyKeyOfYesterday_CanBeUsedAgain()
    {
        await PostAsync(Context("text/plain", Samples.Text, key: "k1"));
        _storage.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(200, (await PostAsync(Context("text/plain", Samples.Text + " More.", key: "k1"))).Status);
    }

    [Fact]
    public async Task RunAsync_IdempotencyKeyOfAFailureThatCanPass_IsWorkedOnAgain()
    {
        Fail(new ModelUnavailableException("429", null, null));
        AssertProblem(await PostAsync(Context("text/plain", Samples.Text, key: "k1")), 503, "model-unavailable");
        _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Article article, CancellationToken _) => Samples.Draft(article));

        Assert.Equal(200, (await PostAsync(Context("text/plain", Samples.Text, key: "k1"))).Status);
    }

    [Fact]
    public async Task RunAsync_EndlessIdempotencyKey_IsRefused() =>
        AssertProblem(await PostAsync(Context("text/plain", Samples.Text, key: new string('k', 256))), 400, "bad-request");

    [Fact]
    public async Task ExecuteAsync_Problem_SendsStatusTypeAndRetryAfter()
    {
        var context = new DefaultHttpContext();
        context.Response.Body = new MemoryStream();

        await JsonAnswer.Of(Problems.Describe(ProblemTypes.Busy, "Later."), TimeSpan.FromMilliseconds(1500)).ExecuteAsync(context);

        Assert.Equal((503, "application/problem+json; charset=utf-8", "2", "nosniff"),
            (context.Response.StatusCode, context.Response.ContentType, context.Response.Headers.RetryAfter.ToString(), context.Response.Headers.XContentTypeOptions.ToString()));
        Assert.Equal(context.Response.ContentLength, context.Response.Body.Length);
    }

    private static void AssertProblem(JsonAnswer answer, int status, string problem)
    {
        var failure = JsonSerializer.Deserialize(answer.Body.Span, SummaryJson.Contract.FailureDocument)!;
        Assert.Equal((status, status, FailureDocument.TypePrefix + problem), (answer.Status, failure.Status, failure.Type));
        Assert.Equal("application/problem+json; charset=utf-8", answer.ContentType);
        Assert.NotEmpty(failure.Detail);
    }

    private void Fail(Exception exception) =>
        _summarizer.Setup(summarizer => summarizer.SummarizeAsync(It.IsAny<Article>(), It.IsAny<CancellationToken>())).ThrowsAsync(exception);

    private static DefaultHttpContext Context(string? contentType, Stream body)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.ContentType = contentType;
        context.Request.Body = body;
        return context;
    }

    private static DefaultHttpContext Context(string? contentType, string body, string key)
    {
        var context = Context(contentType, new MemoryStream(Encoding.UTF8.GetBytes(body)));
        context.Request.Headers[RequestLedger.Header] = key;
        return context;
    }

    private Task<JsonAnswer> PostAsync(string? contentType, string body) => PostAsync(Context(contentType, new MemoryStream(Encoding.UTF8.GetBytes(body))));

    private async Task<JsonAnswer> PostAsync(HttpContext context, ISummaryStore? store = null, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        var pipeline = new ArticlePipeline(_summarizer.Object, store ?? new MemorySummaryStore(), new SummaryOptions(), clock, NullLogger<ArticlePipeline>.Instance);
        var storage = Options.Create(new StorageOptions { MaxArticleBytes = Limit });
        using var fetcher = new PageFetcher(Options.Create(new HttpOptions()), storage, clock);
        var reader = new ArticleRequestReader(storage, Options.Create(new HttpOptions()), fetcher);
        var function = new PostSummary(reader, new RequestLedger(_storage.Storage, _storage.Clock), pipeline, clock, NullLogger<PostSummary>.Instance);
        return Assert.IsType<JsonAnswer>(await function.RunAsync(context.Request, TestContext.Current.CancellationToken));
    }
}
