using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Serverless.Articles;
using Serverless.Functions.Storing;

namespace Serverless.Functions.Http;

/// <summary>
/// Reads a page that a request names. Whoever may send requests could otherwise look through this app into its network, so the
/// address is checked where it cannot change any more: in the socket that is about to be connected, at every redirect anew.
/// </summary>
public sealed class PageFetcher : IDisposable
{
    private const string Agent = "ServerlessSummarizer";
    private const int MaxRedirects = 5;
    private const int MaxRobotsBytes = 512 * 1024;

    private static readonly string[] s_types = ["text/html", "application/xhtml+xml", "text/plain"];

    private readonly HttpOptions _http;
    private readonly StorageOptions _storage;
    private readonly Func<IPAddress, bool> _mayConnect;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;

    /// <summary>A fetcher that reaches public servers only.</summary>
    public PageFetcher(IOptions<HttpOptions> http, IOptions<StorageOptions> storage, TimeProvider clock)
        : this(http, storage, clock, PublicAddress.IsPublic)
    {
    }

    internal PageFetcher(IOptions<HttpOptions> http, IOptions<StorageOptions> storage, TimeProvider clock, Func<IPAddress, bool> mayConnect)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(storage);

        (_http, _storage, _clock, _mayConnect) = (http.Value, storage.Value, clock, mayConnect);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would be the one to connect, where nothing can be checked.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(Agent, "1.0"));
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml, text/plain;q=0.9");
    }

    /// <summary>Reads the page as an article.</summary>
    /// <exception cref="UnreadableArticleException">It may not be read, or could not.</exception>
    public async Task<ArticleSource> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);

        using var limit = new CancellationTokenSource(_http.FetchTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(address, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Refuse("The address did not answer in time.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            // What exactly failed would tell the caller about the network behind this app.
            throw Refuse("The address could not be reached.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<ArticleSource> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
                throw Refuse("Only http and https addresses without a user name are read.");
            if (!await AllowedByRobotsAsync(address, cancellationToken)) throw Refuse("The site asks programs not to read this address.");

            using var answer = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } next)
            {
                address = new Uri(address, next);
                continue;
            }

            return await ReadAsync(address, answer, cancellationToken);
        }

        throw Refuse("The address redirects too often.");
    }

    private async Task<ArticleSource> ReadAsync(Uri address, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode) throw Refuse($"The address answers with status {(int)answer.StatusCode}.");
        var type = answer.Content.Headers.ContentType;
        if (type?.MediaType is null || !s_types.Contains(type.MediaType, StringComparer.OrdinalIgnoreCase)) throw Refuse("The address holds neither HTML nor plain text.");

        var bytes = await ReadAsync(answer.Content, _storage.MaxArticleBytes, cancellationToken) ?? throw Triggers.ArticleJob.TooLarge(_storage.MaxArticleBytes + 1L, _storage.MaxArticleBytes);
        return new ArticleSource { Bytes = bytes, Name = "request", MediaType = type.MediaType, Charset = type.CharSet?.Trim('"'), Url = address };
    }

    private async Task<bool> AllowedByRobotsAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync(new Uri(address, "/robots.txt"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        // RFC 9309, 2.3.1: a missing file allows everything, a server in trouble nothing. Redirects of the file are not followed.
        if ((int)answer.StatusCode >= 500) return false;
        if (!answer.IsSuccessStatusCode) return true;

        var text = await ReadAsync(answer.Content, MaxRobotsBytes, cancellationToken);
        return text is null || RobotsRules.Parse(Encoding.UTF8.GetString(text), Agent).Allows(address.PathAndQuery);
    }

    /// <summary>The body, decompressed; null when it is longer than the limit.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[81_920];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (read.Length + count > limit) return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // Resolved here and connected to by address: a name that points elsewhere a moment later cannot slip in between.
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Length == 0 || !addresses.All(_mayConnect)) throw new HttpRequestException("The host is not a public one.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static UnreadableArticleException Refuse(string detail) => new(ProblemTypes.FetchFailed, detail);
}
