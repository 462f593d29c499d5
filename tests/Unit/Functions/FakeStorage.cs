using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Time.Testing;
using Serverless.Functions.Storing;

namespace Serverless.Unit.Functions;

/// <summary>
/// Storage in memory behind the real clients: conditions, leases, metadata and queue messages as the service answers them, in
/// whole seconds and on a clock that a test moves. <see cref="Before"/> runs between a client's decision and its request.
/// </summary>
internal sealed class FakeStorage
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<string, Blob>> _containers = [];
    private int _versions;

    public FakeStorage()
    {
        var blobs = new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(new Handler(this))) };
        var queues = new QueueClientOptions { Transport = new HttpClientTransport(new HttpClient(new Handler(this))) };
        blobs.Retry.MaxRetries = queues.Retry.MaxRetries = 0;
        Blobs = new BlobServiceClient("UseDevelopmentStorage=true", blobs);
        Queues = new QueueServiceClient("UseDevelopmentStorage=true", queues);
        Storage = new ArticleStorage(Blobs, Queues, Microsoft.Extensions.Options.Options.Create(new StorageOptions()));
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    public ArticleStorage Storage { get; }

    /// <summary>Every request, as <c>PUT articles/a.txt</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What was sent to the queue, with the wait before it becomes visible.</summary>
    public ConcurrentQueue<(string Text, TimeSpan Wait)> Messages { get; } = new();

    /// <summary>Runs before a request is answered; returning an answer replaces the storage's own.</summary>
    public Func<string, HttpResponseMessage?>? Before { get; set; }

    public void Put(string container, string name, string text, IDictionary<string, string>? metadata = null) =>
        Put(container, name, Encoding.UTF8.GetBytes(text), metadata);

    public void Put(string container, string name, byte[] bytes, IDictionary<string, string>? metadata = null, string type = "application/octet-stream")
    {
        lock (_gate) Of(container)[name] = new Blob(bytes, type, NextETag(), Now(), new Dictionary<string, string>(metadata ?? new Dictionary<string, string>()));
    }

    public string? Text(string container, string name)
    {
        lock (_gate) return _containers.TryGetValue(container, out var blobs) && blobs.TryGetValue(name, out var blob) ? Encoding.UTF8.GetString(blob.Bytes) : null;
    }

    public string? ContentType(string container, string name)
    {
        lock (_gate) return Of(container).TryGetValue(name, out var blob) ? blob.Type : null;
    }

    public IReadOnlyList<string> Names(string container)
    {
        lock (_gate) return _containers.TryGetValue(container, out var blobs) ? [.. blobs.Keys] : [];
    }

    /// <summary>Requests that are taken and never answered.</summary>
    public Predicate<string>? Silent { get; set; }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        const string Account = "/devstoreaccount1/";
        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        path = path.StartsWith(Account, StringComparison.Ordinal) ? path[Account.Length..] : "outside:" + path;
        var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri.Query);
        var line = $"{request.Method} {path}{(query["comp"] is { } comp ? "?" + comp : "")}";
        Requests.Enqueue(line);
        if (Silent?.Invoke(line) is true) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        if (Before?.Invoke(line) is { } replaced) return replaced;

        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        lock (_gate)
        {
            if (request.RequestUri.Port == 10001) return Queue(request.Method, path, query["visibilitytimeout"], body);
            var (container, name) = path.Split('/', 2) is [var first, var rest] ? (first, rest) : (path, "");
            if (name.Length == 0) return Container(request, container, query["comp"]);
            return query["comp"] == "lease" ? Lease(request, container, name) : BlobRequest(request, container, name, body);
        }
    }

    private HttpResponseMessage Queue(HttpMethod method, string path, string? wait, byte[] body)
    {
        if (method == HttpMethod.Put) return Answer(HttpStatusCode.Created);

        var text = XDocument.Parse(Encoding.UTF8.GetString(body).TrimStart('\uFEFF')).Root!.Element("MessageText")!.Value;
        Messages.Enqueue((text, TimeSpan.FromSeconds(int.Parse(wait ?? "0", CultureInfo.InvariantCulture))));
        var sent = Answer(HttpStatusCode.Created);
        const string Date = "Sun, 01 Mar 2026 12:00:00 GMT";
        sent.Content = new StringContent(
            $"<QueueMessagesList><QueueMessage><MessageId>m</MessageId><InsertionTime>{Date}</InsertionTime><ExpirationTime>{Date}</ExpirationTime><PopReceipt>p</PopReceipt><TimeNextVisible>{Date}</TimeNextVisible></QueueMessage></QueueMessagesList>",
            Encoding.UTF8, "application/xml");
        return path.EndsWith("/messages", StringComparison.Ordinal) ? sent : Refuse(HttpStatusCode.BadRequest, "InvalidUri");
    }

    private HttpResponseMessage Container(HttpRequestMessage request, string container, string? comp)
    {
        if (request.Method == HttpMethod.Put)
        {
            Of(container);
            return Answer(HttpStatusCode.Created, ("ETag", NextETag()), ("Last-Modified", Now().ToString("R")));
        }

        if (comp != "list") return Refuse(HttpStatusCode.BadRequest, "InvalidUri");
        if (!_containers.TryGetValue(container, out var blobs)) return Refuse(HttpStatusCode.NotFound, "ContainerNotFound");

        var prefix = System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query)["prefix"] ?? "";
        var list = new XElement("EnumerationResults", new XElement("Blobs", blobs.Where(blob => blob.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(blob => new XElement("Blob",
            new XElement("Name", blob.Key),
            new XElement("Properties",
                new XElement("Last-Modified", blob.Value.Modified.ToString("R")), new XElement("Etag", blob.Value.ETag.Trim('"')), new XElement("Content-Length", blob.Value.Bytes.Length), new XElement("BlobType", "BlockBlob")),
            new XElement("Metadata", blob.Value.Metadata.Select(pair => new XElement(pair.Key, pair.Value)))))), new XElement("NextMarker"));
        var answer = Answer(HttpStatusCode.OK);
        answer.Content = new StringContent(list.ToString(), Encoding.UTF8, "application/xml");
        return answer;
    }

    private HttpResponseMessage Lease(HttpRequestMessage request, string container, string name)
    {
        if (!Of(container).TryGetValue(name, out var blob)) return Refuse(HttpStatusCode.NotFound, "BlobNotFound");
        if (Condition(request, blob) is { } refused) return refused;

        var leased = blob.LeaseUntil > Clock.GetUtcNow();
        var action = request.Headers.GetValues("x-ms-lease-action").Single();
        var id = action == "acquire" ? request.Headers.GetValues("x-ms-proposed-lease-id").Single() : request.Headers.GetValues("x-ms-lease-id").Single();
        if (action == "acquire" && leased && blob.LeaseId != id) return Refuse(HttpStatusCode.Conflict, "LeaseAlreadyPresent");
        if (action != "acquire" && blob.LeaseId != id) return Refuse(HttpStatusCode.Conflict, "LeaseIdMismatchWithLeaseOperation");

        if (action == "acquire") (blob.LeaseId, blob.LeaseFor) = (id, TimeSpan.FromSeconds(int.Parse(request.Headers.GetValues("x-ms-lease-duration").Single(), CultureInfo.InvariantCulture)));
        blob.LeaseUntil = action == "release" ? default : Clock.GetUtcNow() + blob.LeaseFor;
        return Answer(action == "acquire" ? HttpStatusCode.Created : HttpStatusCode.OK, ("x-ms-lease-id", id), ("ETag", blob.ETag), ("Last-Modified", blob.Modified.ToString("R")));
    }

    private HttpResponseMessage BlobRequest(HttpRequestMessage request, string container, string name, byte[] body)
    {
        if (!_containers.TryGetValue(container, out var blobs)) return Refuse(HttpStatusCode.NotFound, "ContainerNotFound");
        blobs.TryGetValue(name, out var blob);
        if (request.Method != HttpMethod.Put && blob is null) return Refuse(HttpStatusCode.NotFound, "BlobNotFound");
        if (Condition(request, blob) is { } refused) return refused;
        if (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head) return Read(blob!);
        if (blob is not null && blob.LeaseUntil > Clock.GetUtcNow() && Header(request, "x-ms-lease-id") != blob.LeaseId) return Refuse(HttpStatusCode.PreconditionFailed, "LeaseIdMissing");
        if (Header(request, "x-ms-lease-id") is { } lease && (blob?.LeaseId != lease || blob.LeaseUntil <= Clock.GetUtcNow())) return Refuse(HttpStatusCode.PreconditionFailed, "LeaseLost");

        if (request.Method == HttpMethod.Delete)
        {
            blobs.Remove(name);
            return Answer(HttpStatusCode.Accepted);
        }

        var metadata = request.Headers.Where(header => header.Key.StartsWith("x-ms-meta-", StringComparison.OrdinalIgnoreCase)).ToDictionary(header => header.Key["x-ms-meta-".Length..], header => header.Value.Single());
        var written = new Blob(body, Header(request, "x-ms-blob-content-type") ?? "application/octet-stream", NextETag(), Now(), metadata);
        if (blob is not null) (written.LeaseId, written.LeaseUntil, written.LeaseFor) = (blob.LeaseId, blob.LeaseUntil, blob.LeaseFor);
        blobs[name] = written;
        return Answer(HttpStatusCode.Created, ("ETag", written.ETag), ("Last-Modified", written.Modified.ToString("R")));
    }

    private static HttpResponseMessage Read(Blob blob)
    {
        var answer = Answer(HttpStatusCode.OK, [("ETag", blob.ETag), ("x-ms-blob-type", "BlockBlob"), .. blob.Metadata.Select(pair => ("x-ms-meta-" + pair.Key, pair.Value))]);
        answer.Content = new ByteArrayContent(blob.Bytes);
        answer.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(blob.Type);
        answer.Content.Headers.LastModified = blob.Modified;
        answer.Content.Headers.ContentLength = blob.Bytes.Length;
        return answer;
    }

    private static HttpResponseMessage? Condition(HttpRequestMessage request, Blob? blob)
    {
        if (Header(request, "If-None-Match") == "*" && blob is not null) return Refuse(HttpStatusCode.Conflict, "BlobAlreadyExists");
        return Header(request, "If-Match") is { } etag && blob?.ETag != etag ? Refuse(HttpStatusCode.PreconditionFailed, "ConditionNotMet") : null;
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) || request.Content?.Headers.TryGetValues(name, out values) == true ? values!.Single() : null;

    private SortedDictionary<string, Blob> Of(string container) =>
        _containers.TryGetValue(container, out var blobs) ? blobs : _containers[container] = new SortedDictionary<string, Blob>(StringComparer.Ordinal);

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(Clock.GetUtcNow().ToUnixTimeSeconds());

    private string NextETag() => string.Create(CultureInfo.InvariantCulture, $"\"0x8D{++_versions:X13}\"");

    public static HttpResponseMessage Refuse(HttpStatusCode status, string code)
    {
        var answer = Answer(status, ("x-ms-error-code", code));
        answer.Content = new StringContent($"<Error><Code>{code}</Code><Message>{code}</Message></Error>", Encoding.UTF8, "application/xml");
        return answer;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, params IEnumerable<(string Name, string Value)> headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        foreach (var (name, value) in headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, value)) answer.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    private sealed class Handler(FakeStorage storage) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => storage.AnswerAsync(request, cancellationToken);
    }

    private sealed class Blob(byte[] bytes, string type, string etag, DateTimeOffset modified, IDictionary<string, string> metadata)
    {
        public byte[] Bytes => bytes;

        public string Type => type;

        public string ETag => etag;

        public DateTimeOffset Modified => modified;

        public IDictionary<string, string> Metadata => metadata;

        public string? LeaseId { get; set; }

        public DateTimeOffset LeaseUntil { get; set; }

        public TimeSpan LeaseFor { get; set; }
    }
}
