using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Options;
using Moq;
using Serverless.Functions.Storing;
using Xunit;

namespace Serverless.Unit.Functions;

public sealed class ArticleReaderTests
{
    private readonly Mock<BlobClient> _blob = new(MockBehavior.Strict);
    private readonly ArticleReader _reader = new(Options.Create(new StorageOptions { MaxArticleBytes = 10 }));

    public ArticleReaderTests() => _blob.Setup(blob => blob.Name).Returns("a.txt");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_FittingBlob_IsOneRequest()
    {
        Answers(Answer("news", contentType: "text/plain; charset=\"ISO-8859-1\""));

        var article = (await _reader.ReadAsync(_blob.Object, Stop))!;

        Assert.Equal("news"u8.ToArray(), article.Source!.Bytes.ToArray());
        Assert.Equal(("text/plain", "ISO-8859-1", "\"0x1\"", "articles"), (article.Source.MediaType, article.Source.Charset, article.Source.ETag, article.Source.Container));
        VerifyReads(1);
    }

    [Fact]
    public async Task ReadAsync_OverTheLimit_DoesNotTouchTheBody()
    {
        var body = new Mock<Stream>(MockBehavior.Strict);
        body.Setup(stream => stream.Close());
        Answers(Answer(body.Object, 11));

        var article = (await _reader.ReadAsync(_blob.Object, Stop))!;

        Assert.Null(article.Source);
        Assert.Equal(11, article.Bytes);
        body.Verify(stream => stream.ReadAsync(It.IsAny<Memory<byte>>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task ReadAsync_OverwrittenWhileReading_ReadsTheNewContent()
    {
        var broken = new Mock<Stream>();
        broken.Setup(stream => stream.ReadAsync(It.IsAny<Memory<byte>>(), It.IsAny<CancellationToken>())).ThrowsAsync(new RequestFailedException(412, "changed"));
        Answers(Answer(broken.Object, 4), Answer("new", etag: "\"0x2\""));

        var article = (await _reader.ReadAsync(_blob.Object, Stop))!;

        Assert.Equal("new"u8.ToArray(), article.Source!.Bytes.ToArray());
        Assert.Equal(new ETag("\"0x2\""), article.Version.ETag);
        VerifyReads(2);
    }

    [Fact]
    public async Task ReadAsync_OverwrittenEveryTime_GivesUpAfterFiveReads()
    {
        _blob.Setup(blob => blob.DownloadStreamingAsync(It.IsAny<BlobDownloadOptions>(), It.IsAny<CancellationToken>())).ThrowsAsync(new RequestFailedException(412, "changed"));

        await Assert.ThrowsAsync<RequestFailedException>(() => _reader.ReadAsync(_blob.Object, Stop));

        VerifyReads(5);
    }

    [Fact]
    public async Task ReadAsync_Gone_IsNull()
    {
        _blob.Setup(blob => blob.DownloadStreamingAsync(It.IsAny<BlobDownloadOptions>(), It.IsAny<CancellationToken>())).ThrowsAsync(new RequestFailedException(404, "gone"));

        Assert.Null(await _reader.ReadAsync(_blob.Object, Stop));
    }

    [Fact]
    public async Task ReadAsync_FolderOfAHierarchicalAccount_IsNull()
    {
        Answers(Answer("", metadata: new Dictionary<string, string> { ["hdi_isfolder"] = "true" }));

        Assert.Null(await _reader.ReadAsync(_blob.Object, Stop));
    }

    [Fact]
    public async Task ReadAsync_ZeroBytes_IsAnArticleOfNone()
    {
        Answers(Answer(""));

        Assert.Equal(0, (await _reader.ReadAsync(_blob.Object, Stop))!.Source!.Bytes.Length);
    }

    private void Answers(params ReadOnlySpan<Response<BlobDownloadStreamingResult>> answers)
    {
        var sequence = _blob.SetupSequence(blob => blob.DownloadStreamingAsync(It.IsAny<BlobDownloadOptions>(), It.IsAny<CancellationToken>()));
        foreach (var answer in answers) sequence = sequence.ReturnsAsync(answer);
    }

    private void VerifyReads(int count) =>
        _blob.Verify(blob => blob.DownloadStreamingAsync(It.IsAny<BlobDownloadOptions>(), It.IsAny<CancellationToken>()), Times.Exactly(count));

    private static Response<BlobDownloadStreamingResult> Answer(string text, string etag = "\"0x1\"", string contentType = "text/plain", IDictionary<string, string>? metadata = null)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Answer(new MemoryStream(bytes), bytes.Length, etag, contentType, metadata);
    }

    private static Response<BlobDownloadStreamingResult> Answer(
        Stream body, long length, string etag = "\"0x1\"", string contentType = "text/plain", IDictionary<string, string>? metadata = null)
    {
        var details = BlobsModelFactory.BlobDownloadDetails(contentLength: length, contentType: contentType, eTag: new ETag(etag), metadata: metadata);
        return Response.FromValue(BlobsModelFactory.BlobDownloadStreamingResult(body, details), Mock.Of<Response>());
    }
}
