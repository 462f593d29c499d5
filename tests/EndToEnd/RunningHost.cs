using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.ScriptedModel;
using Serverless.Summaries;
using Xunit;

namespace Serverless.EndToEnd;

/// <summary>One local host, its storage and a scripted model, shared by the tests of a collection.</summary>
public abstract class RunningHost : IAsyncLifetime
{
    // The listener looks every two seconds; what takes longer than this is lost.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private LocalHostProcess? _host;
    private BlobServiceClient _blobs = null!;

    /// <summary>The scripted model.</summary>
    public ScriptedModelServer Model { get; private set; } = null!;

    /// <summary>Calls the host's functions over HTTP.</summary>
    public HttpClient Http { get; private set; } = null!;

    internal LocalHostProcess Process => _host!;

    /// <summary>Settings beside those that make waits short.</summary>
    protected abstract IReadOnlyDictionary<string, string> Settings { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Model = await ScriptedModelServer.StartAsync(clock: null, Stop);
        var settings = new Dictionary<string, string>
        {
            ["Storage__ClaimDuration"] = "00:00:15",
            ["Storage__MaxArticleBytes"] = "1000000",
            ["Retries__Delays"] = "00:00:01 00:00:01",
        };
        foreach (var (name, value) in Settings) settings[name] = value;
        _host = await LocalHostProcess.ListenAsync(settings, Stop);
        Http = new HttpClient { BaseAddress = await _host.AddressAsync(Stop) };
        var connection = await _host.StorageAsync(Stop);
        _blobs = new BlobServiceClient(connection);
        Queues = new QueueServiceClient(connection);
        await Articles.CreateIfNotExistsAsync(cancellationToken: Stop);
    }

    internal QueueServiceClient Queues { get; private set; } = null!;

    internal BlobContainerClient Articles => _blobs.GetBlobContainerClient("articles");

    internal BlobContainerClient Summaries => _blobs.GetBlobContainerClient("summaries");

    internal BlobContainerClient Failures => _blobs.GetBlobContainerClient("failures");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var log = _host is null ? "" : string.Join('\n', _host.Log);
        var ended = _host?.Ended;
        if (_host is not null) await _host.DisposeAsync();
        Http?.Dispose();
        await Model.DisposeAsync();

        Assert.True(ended is null, $"The local host ended by itself with {ended}:\n{log}");
    }

    /// <summary>Uploads an article.</summary>
    public Task UploadAsync(string name, string text) => UploadAsync(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Uploads an article.</summary>
    public Task UploadAsync(string name, byte[] bytes) => Articles.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true, Stop);

    /// <summary>The summary of an article, when it is there and of the newest content.</summary>
    public async Task<SummaryDocument> SummaryAsync(string name)
    {
        var etag = (await Articles.GetBlobClient(name).GetPropertiesAsync(cancellationToken: Stop)).Value.ETag.ToString();
        var json = await Poll.UntilAsync(
            async () => await ReadAsync(Summaries.GetBlobClient(name + ".json")) is { } found && EndToEnd.Contract.Summary(found).Source.Etag == etag ? found : null,
            s_patience, () => Missing("summary", name), Stop);
        return EndToEnd.Contract.Summary(json);
    }

    /// <summary>The failure of an article, when it is there.</summary>
    public async Task<FailureDocument> FailureAsync(string name) =>
        EndToEnd.Contract.Failure(await Poll.UntilAsync(() => ReadAsync(Failures.GetBlobClient(name + ".json")), s_patience, () => Missing("failure", name), Stop));

    /// <summary>Waits until a document is not there any more.</summary>
    internal static Task GoneAsync(BlobContainerClient container, string name) => Poll.UntilAsync(
        async () => await container.GetBlobClient(name + ".json").ExistsAsync(Stop) ? null : "gone", s_patience, () => $"{name}.json to go from {container.Name}", Stop);

    private string Missing(string what, string name) => $"the {what} of {name}:\n{Process.Tail}";

    private static async Task<string?> ReadAsync(BlobClient blob)
    {
        try
        {
            var content = (await blob.DownloadContentAsync(Stop)).Value;
            Assert.EndsWith("json; charset=utf-8", content.Details.ContentType, StringComparison.Ordinal);
            return content.Content.ToString();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
