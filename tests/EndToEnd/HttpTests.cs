using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Serverless.Summaries;
using Xunit;

namespace Serverless.EndToEnd;

[Collection(nameof(ExtractiveHost))]
public sealed class HttpTests(ExtractiveHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Articles => new()
    {
        { "text/plain", Texts.Article("Plain"), "text/plain" },
        { "text/plain; charset=utf-8", Texts.Article("Plain"), "text/plain" },
        { "text/html", Texts.Page("Markup"), "text/html" },
        { "application/json", JsonSerializer.Serialize(new { text = Texts.Article("Json"), title = "A title of its own", url = "https://news.example/1" }), "text/plain" },
        { "application/json", JsonSerializer.Serialize(new { html = Texts.Page("Json") }), "text/html" },
    };

    public static TheoryData<string, string, int, string> Refused => new()
    {
        { "text/plain", "", 422, "empty" },
        { "text/html", Texts.ConsentPage, 422, "no-article" },
        { "text/plain", new string('x', 1_000_001), 413, "too-large" },
        { "application/pdf", "%PDF-1.7", 415, "unsupported" },
        { "application/json", "{\"text\":", 400, "bad-request" },
        { "application/json", "{\"url\":\"http://169.254.169.254/\"}", 400, "bad-request" },
    };

    [Theory]
    [MemberData(nameof(Articles))]
    public async Task Post_Article_AnswersItsDocument(string contentType, string body, string mediaType)
    {
        using var answer = await PostAsync(contentType, body);

        Assert.Equal((HttpStatusCode.OK, "application/json; charset=utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        var document = Contract.Summary(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal((mediaType, null), (document.Source.MediaType, document.Source.Container));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Post_NoArticle_AnswersItsProblem(string contentType, string body, int status, string problem)
    {
        using var answer = await PostAsync(contentType, body);

        await AssertProblemAsync(answer, status, problem);
    }

    [Fact]
    public async Task Post_EndlessBody_IsCutOffAtTheLimit()
    {
        using var body = new StreamContent(new EndlessStream());
        body.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/summaries") { Content = body };
        request.Headers.TransferEncodingChunked = true;

        try
        {
            using var answer = await host.Http.SendAsync(request, Stop);
            await AssertProblemAsync(answer, 413, "too-large");
        }
        catch (HttpRequestException)
        {
            // A server that has heard enough may close the connection before the client has read its answer.
        }

        using var next = await PostAsync("text/plain", Texts.Article("After the flood"));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Post_SameIdempotencyKey_AnswersTheSameOrRefuses()
    {
        using var first = await PostAsync("text/plain", Texts.Article("Keyed"), key: "e2e-1");
        using var again = await PostAsync("text/plain", Texts.Article("Keyed"), key: "e2e-1");
        using var other = await PostAsync("text/plain", Texts.Article("Other"), key: "e2e-1");

        Assert.Equal(await first.Content.ReadAsStringAsync(Stop), await again.Content.ReadAsStringAsync(Stop));
        await AssertProblemAsync(other, 422, "key-reused");
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string problem)
    {
        var failure = Contract.Failure(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal((status, status, FailureDocument.TypePrefix + problem), ((int)answer.StatusCode, failure.Status, failure.Type));
        Assert.Equal("application/problem+json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
    }

    private async Task<HttpResponseMessage> PostAsync(string contentType, string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/summaries") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await host.Http.SendAsync(request, Stop);
    }

    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'x', offset, count);
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
