using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Moq;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Triggers;
using Serverless.LocalHost.Worker;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class BlobAttemptsTests : IDisposable
{
    private static readonly ETag s_etag = new("0x8D");
    private static readonly WorkerFunction s_function = new("1", "Sum", new TriggerBinding { Name = "blob", Type = "blobTrigger", Deferred = true });

    private readonly Mock<IFunctionInvoker> _invoker = new(MockBehavior.Strict);
    private readonly Mock<BlobClient> _blob = new(MockBehavior.Strict);
    private readonly Mock<BlobClient> _receipt = new(MockBehavior.Strict);
    private readonly Mock<QueueClient> _poison = new(MockBehavior.Strict);
    private readonly StringWriter _said = new();
    private readonly BlobAttempts _attempts;

    public BlobAttemptsTests()
    {
        _attempts = new BlobAttempts(_invoker.Object, 5, new Terminal(Stream.Null, _said, interactive: false));
        _blob.Setup(blob => blob.Name).Returns("a b.txt");
        _blob.Setup(blob => blob.BlobContainerName).Returns("articles");
        _blob.Setup(blob => blob.Uri).Returns(new Uri("http://127.0.0.1/articles/a%20b.txt"));
        BlobHas(s_etag);
        _receipt.Setup(blob => blob.UploadAsync(It.IsAny<BinaryData>(), true, It.IsAny<CancellationToken>())).ReturnsAsync(Mock.Of<Response<BlobContentInfo>>());
        _poison.Setup(queue => queue.CreateIfNotExistsAsync(null, It.IsAny<CancellationToken>())).ReturnsAsync(Mock.Of<Response>());
        _poison.Setup(queue => queue.SendMessageAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(Mock.Of<Response<SendReceipt>>());
    }

    public void Dispose()
    {
        _attempts.Dispose();
        _said.Dispose();
    }

    [Fact]
    public async Task RunAsync_FirstCallSucceeds_WritesTheReceipt()
    {
        FunctionAnswers(InvocationOutcome.Success);

        Assert.Equal(BlobEnd.Done, await RunAsync());

        Calls(1);
        Receipts(1);
    }

    [Fact]
    public async Task RunAsync_ThirdCallSucceeds_StopsThere()
    {
        var failed = new InvocationOutcome("no");
        FunctionAnswers(failed, failed, InvocationOutcome.Success);

        Assert.Equal(BlobEnd.Done, await RunAsync());

        Calls(3);
        _poison.Verify(queue => queue.SendMessageAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task RunAsync_EveryCallFails_IsPoisonAfterFiveAndDone()
    {
        FunctionAnswers([.. Enumerable.Repeat(new InvocationOutcome("no"), 5)]);

        Assert.Equal(BlobEnd.Poisoned, await RunAsync());

        Calls(5);
        Receipts(1);
        _poison.Verify(queue => queue.SendMessageAsync(It.Is<string>(message => Encoding.UTF8.GetString(Convert.FromBase64String(message)).Contains("a b.txt")), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task RunAsync_WorkerDiesUnderIt_IsTriedAgain()
    {
        FunctionAnswers(new InvocationOutcome("gone", WorkerLost: true), InvocationOutcome.Success);

        Assert.Equal(BlobEnd.Done, await RunAsync());
    }

    [Fact]
    public async Task RunAsync_BlobHasOtherContentNow_CallsNothing()
    {
        BlobHas(new ETag("0x8E"));

        Assert.Equal(BlobEnd.Superseded, await RunAsync());

        Receipts(0);
    }

    [Fact]
    public async Task RunAsync_BlobIsGone_CallsNothing()
    {
        _blob.Setup(blob => blob.GetPropertiesAsync(null, It.IsAny<CancellationToken>())).ThrowsAsync(new RequestFailedException(404, "gone"));

        Assert.Equal(BlobEnd.Superseded, await RunAsync());
    }

    private Task<BlobEnd> RunAsync()
    {
        var hosts = new Mock<BlobContainerClient>(MockBehavior.Strict);
        hosts.Setup(container => container.GetBlobClient("blobreceipts/h/Sum/0x8D/articles/a b.txt")).Returns(_receipt.Object);
        var queues = new Mock<QueueServiceClient>(MockBehavior.Strict);
        queues.Setup(service => service.GetQueueClient(PoisonBlob.QueueName)).Returns(_poison.Object);
        var work = new BlobWork(s_function, _blob.Object, s_etag, new Dictionary<string, string> { ["name"] = "a b.txt" }, new BlobReceipts(hosts.Object, "h", "Sum"), queues.Object);
        return _attempts.RunAsync(work, TestContext.Current.CancellationToken);
    }

    private void BlobHas(ETag etag) =>
        _blob.Setup(blob => blob.GetPropertiesAsync(null, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Response.FromValue(BlobsModelFactory.BlobProperties(eTag: etag, metadata: new Dictionary<string, string>()), Mock.Of<Response>()));

    private void FunctionAnswers(params InvocationOutcome[] outcomes)
    {
        var answers = _invoker.SetupSequence(invoker => invoker.InvokeAsync(s_function, It.Is<TriggerInput>(input => input.Metadata["name"].String == "a b.txt"), It.IsAny<CancellationToken>()));
        foreach (var outcome in outcomes)
        {
            answers = answers.ReturnsAsync(outcome);
        }
    }

    private void Calls(int count) =>
        _invoker.Verify(invoker => invoker.InvokeAsync(It.IsAny<WorkerFunction>(), It.IsAny<TriggerInput>(), It.IsAny<CancellationToken>()), Times.Exactly(count));

    private void Receipts(int count) =>
        _receipt.Verify(blob => blob.UploadAsync(It.IsAny<BinaryData>(), true, It.IsAny<CancellationToken>()), Times.Exactly(count));
}
