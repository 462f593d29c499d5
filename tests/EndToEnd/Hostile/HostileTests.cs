using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Serverless.Bench.Fuzz;
using Serverless.Storing;
using Serverless.Summaries;
using Xunit;

namespace Serverless.EndToEnd.Hostile;

/// <summary>A host that takes articles of the usual size, for input of all kinds.</summary>
public sealed class HostileHost : RunningHost
{
    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Storage__MaxArticleBytes"] = "20971520" };
}

/// <summary>Whatever comes in, an outcome comes out, and the worker that began the suite ends it.</summary>
public sealed class HostileTests(HostileHost host) : IClassFixture<HostileHost>
{
    // All of it takes many minutes of two cores; the smaller half, some mutations and names show what a change breaks.
    private const int ShortBytes = 450_000;
    private const int ShortMutations = 25;
    private const int LongMutations = 1_000;
    private const int ShortNames = 50;
    private const int Seed = 1;

    // Schemas are checked on documents that a person could read.
    private const int ReadableChars = 200_000;

    private static readonly TimeSpan s_stuck = TimeSpan.FromMinutes(3);
    private static readonly bool s_all = Environment.GetEnvironmentVariable("SERVERLESS_HOSTILE") == "all";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Bodies => new()
    {
        { "application/json", "{\"text\":" + new string('[', 200_000) },
        { "application/json", "{\"text\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) },
        { "application/json", new string('[', 500_000) + new string(']', 500_000) },
        { "application/json", "{" + string.Join(',', Enumerable.Repeat("\"text\":\"a\"", 50_000)) + "}" },
        { "application/json", "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"\"k{number}\":1"))) + "}" },
        { "application/json", "{\"text\":" + new string('9', 1_000_000) + "}" },
        { "application/json", "{\"text\":\"" + new string('\\', 100_001) + "\"}" },
        { "application/json", "{\"text\":\"\\ud800 \\udc00 \\u0000\"}" },
        { "application/json", "{\"text\":\"" + string.Concat(Enumerable.Repeat("\\u0041", 500_000)) + "\"}" },
        { "application/json", "{\"html\":\"" + string.Concat(Enumerable.Repeat("<div>", 200_000)) + "\"}" },
        { "application/json", "{\"text\":\"a\",\"title\":\"" + new string('t', 2_000_000) + "\"}" },
        { "application/json", "{\"text\":\"a\",\"url\":\"https://" + new string('u', 100_000) + "\"}" },
        { "application/json", "null" },
        { "application/json", "\"text\"" },
        { "application/json; charset=utf-16", "{\"text\":\"a\"}" },
        { "text/html", string.Concat(Enumerable.Repeat("<table><tr><td>", 50_000)) },
        { "text/html; charset=no-such-charset", "<p>A page in a charset that nobody knows.</p>" },
        { "text/plain", new string('a', 3_000_000) },
        { "multipart/form-data; boundary=x", "--x\r\n\r\n--x--" },
    };

    [Fact]
    public async Task Upload_HostileBytes_EachEndsInAnOutcome()
    {
        var corpus = SeedCorpus.Load(Path.Combine(Repository.Root, "tests/Golden"), data: null);
        var random = new Random(Seed);
        var inputs = HostileInputs.All().Where(input => s_all || input.Bytes.Length <= ShortBytes)
            .Concat(Enumerable.Range(0, s_all ? LongMutations : ShortMutations).Select(number => (Name: string.Create(CultureInfo.InvariantCulture, $"mutation-{number}"), Bytes: Mutator.Mutate(random, corpus))));

        var names = new List<string>();
        foreach (var (name, bytes) in inputs.Where(input => s_all || input.Bytes.Length <= ShortBytes))
        {
            names.Add($"hostile/{name}");
            await host.UploadAsync(names[^1], bytes);
        }

        await EachHasAnOutcomeAsync(names);
        await WorkerIsWellAsync();
    }

    [Fact]
    public async Task Upload_HostileNames_EachEndsInASummaryOfItsOwn()
    {
        // Storage keeps a backslash as a slash.
        var all = HostileNames.Draw(1_000).Where(HostileNames.IsListable).Select(name => name.Replace('\\', '/')).Where(StorageLayout.IsAddressable).Distinct().ToList();
        var names = s_all ? all : [.. all.Where((_, index) => index % (all.Count / ShortNames) == 0)];
        for (var number = 0; number < names.Count; number++) await host.UploadAsync(Spelled(names[number], number), Texts.Article(string.Create(CultureInfo.InvariantCulture, $"Name {number}")));

        await EachHasAnOutcomeAsync(names);
        foreach (var name in names)
        {
            var json = await host.Summaries.GetBlobClient(StorageLayout.DocumentName(name)).DownloadContentAsync(Stop);
            Assert.Equal(name, JsonSerializer.Deserialize(json.Value.Content.ToString(), SummaryJson.Contract.SummaryDocument)!.Source.Name);
        }

        await WorkerIsWellAsync();
    }

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task Post_Bomb_IsAnsweredWithADocumentOrAProblem(string contentType, string body)
    {
        using var answer = await PostAsync(contentType, Encoding.UTF8.GetBytes(body));

        await IsAnsweredAsync(answer);
        await WorkerIsWellAsync();
    }

    [Fact]
    public async Task Post_CompressedBomb_IsRefused()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(new byte[50_000_000], Stop);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/summaries") { Content = new ByteArrayContent(bomb.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var answer = await host.Http.SendAsync(request, Stop);

        Assert.Equal(415, (int)answer.StatusCode);
        await IsAnsweredAsync(answer);
    }

    private static string Spelled(string name, int number) => number % 2 == 0 ? name : name.Replace('/', '\\');

    private static async Task IsAnsweredAsync(HttpResponseMessage answer)
    {
        var json = await answer.Content.ReadAsStringAsync(Stop);
        if ((int)answer.StatusCode == 200)
        {
            Assert.NotNull(JsonSerializer.Deserialize(json, SummaryJson.Contract.SummaryDocument));
            return;
        }

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal("application/problem+json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Contract.Failure(json);
    }

    private async Task EachHasAnOutcomeAsync(IReadOnlyList<string> names)
    {
        var missing = names.ToDictionary(StorageLayout.DocumentName, name => name);
        for (var left = -1; missing.Count != left;)
        {
            left = missing.Count;
            await Poll.UntilAsync(async () => await TakeAsync(missing) || missing.Count == 0 ? "moved" : null, s_stuck, () => $"outcomes of {JsonSerializer.Serialize(missing.Values)}", Stop);
        }
    }

    /// <summary>Checks what has landed of the missing and takes it off the list; false when nothing has.</summary>
    private async Task<bool> TakeAsync(Dictionary<string, string> missing)
    {
        var before = missing.Count;
        foreach (var container in (BlobContainerClient[])[host.Summaries, host.Failures])
        {
            if (!await container.ExistsAsync(Stop)) continue;
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: Stop))
            {
                if (!missing.Remove(blob.Name)) continue;
                var json = (await container.GetBlobClient(blob.Name).DownloadContentAsync(Stop)).Value.Content.ToString();
                if (container.Name == host.Failures.Name) Assert.DoesNotContain(":internal", Contract.Failure(json).Type, StringComparison.Ordinal);
                else if (json.Length <= ReadableChars) Contract.Summary(json);
            }
        }

        return missing.Count < before;
    }

    private async Task WorkerIsWellAsync()
    {
        using var answer = await PostAsync("text/plain", Encoding.UTF8.GetBytes(Texts.Article("Still well")));
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Single(host.Process.Workers);
    }

    private async Task<HttpResponseMessage> PostAsync(string contentType, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await host.Http.PostAsync("/api/summaries", content, Stop);
    }
}
