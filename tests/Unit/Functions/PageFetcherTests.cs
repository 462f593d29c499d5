using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Serverless.Articles;
using Serverless.Functions.Http;
using Serverless.Functions.Storing;
using Xunit;

namespace Serverless.Unit.Functions;

public sealed class PageFetcherTests
{
    private const string Page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n<p>News.</p>";
    private const string NoRobots = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("93.184.215.14", true)]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.127.255.255", false)]
    [InlineData("100.128.0.1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void IsPublic_Address_IsTrueOnlyForPublicServers(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://0:{0}/")]
    public async Task FetchAsync_WayToThisMachine_IsRefusedBeforeAByteIsSent(string address)
    {
        using var server = new Server(_ => Page);
        using var fetcher = Fetcher(PublicAddress.IsPublic);

        await AssertRefusedAsync(fetcher, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, server.Port));

        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task FetchAsync_RedirectToThisMachine_IsRefused()
    {
        // The first hop is allowed, as a public server would be; the second leads to an address that is not.
        using var inner = new Server(_ => Page);
        using var outer = new Server(path => path == "/robots.txt" ? NoRobots : $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{inner.Port}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", IPAddress.IPv6Loopback);
        using var fetcher = Fetcher(address => address.Equals(IPAddress.IPv6Loopback));

        await AssertRefusedAsync(fetcher, $"http://[::1]:{outer.Port}/");

        Assert.Equal((2, 0), (outer.Connections, inner.Connections));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://news.example/")]
    [InlineData("http://user:secret@news.example/")]
    public async Task FetchAsync_AddressOfAnotherKind_IsRefused(string address)
    {
        using var fetcher = Fetcher(_ => throw new InvalidOperationException("Something was connected."));

        await AssertRefusedAsync(fetcher, address);
    }

    [Fact]
    public async Task FetchAsync_Page_IsReadWithTypeCharsetAndAddress()
    {
        using var server = new Server(path => path == "/robots.txt" ? NoRobots : Page);
        using var fetcher = Fetcher(_ => true);

        var source = await fetcher.FetchAsync(new Uri($"http://127.0.0.1:{server.Port}/news"), Stop);

        Assert.Equal(("<p>News.</p>", "text/html", "utf-8", "/news"), (Encoding.UTF8.GetString(source.Bytes.Span), source.MediaType, source.Charset, source.Url!.AbsolutePath));
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "fetch-failed")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx", "fetch-failed")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx", "fetch-failed")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "fetch-failed")]
    [InlineData("rubbish\r\n\r\n", "fetch-failed")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<p>0123456789012345678901234567890123456789", "too-large")]
    public async Task FetchAsync_AnswerThatIsNoArticle_IsItsProblem(string answer, string problem)
    {
        using var server = new Server(path => path == "/robots.txt" ? NoRobots : answer);
        using var fetcher = Fetcher(_ => true);

        var refused = await Assert.ThrowsAsync<UnreadableArticleException>(() => fetcher.FetchAsync(new Uri($"http://127.0.0.1:{server.Port}/"), Stop));

        Assert.Equal(problem, refused.Problem);
    }

    [Fact]
    public async Task FetchAsync_NoAnswerInTime_IsRefused()
    {
        using var server = new Server(_ => null);
        using var fetcher = Fetcher(_ => true, TimeSpan.FromMilliseconds(200));

        await AssertRefusedAsync(fetcher, $"http://127.0.0.1:{server.Port}/");
    }

    [Fact]
    public async Task FetchAsync_RobotsDisallow_IsRefused()
    {
        using var server = new Server(path => path == "/robots.txt" ? "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nUser-agent: *\nDisallow: /private" : Page);
        using var fetcher = Fetcher(_ => true);

        await AssertRefusedAsync(fetcher, $"http://127.0.0.1:{server.Port}/private/1");
        Assert.NotNull(await fetcher.FetchAsync(new Uri($"http://127.0.0.1:{server.Port}/public"), Stop));
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: SERVERLESSsummarizer\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: ServerlessSummarizer\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/news", "/a/news/1", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true)]
    [InlineData("User-agent: * # all\r\nDisallow: /x # no", "/x", false)]
    [InlineData("rubbish", "/a", true)]
    public void Allows_Path_FollowsTheLongestRuleOfTheClosestGroup(string robots, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(robots, "ServerlessSummarizer").Allows(path));

    private static async Task AssertRefusedAsync(PageFetcher fetcher, string address)
    {
        var refused = await Assert.ThrowsAsync<UnreadableArticleException>(() => fetcher.FetchAsync(new Uri(address), Stop));
        Assert.Equal(ProblemTypes.FetchFailed, refused.Problem);
    }

    private static PageFetcher Fetcher(Func<IPAddress, bool> mayConnect, TimeSpan? timeout = null) => new(
        Options.Create(new HttpOptions { FetchTimeout = timeout ?? TimeSpan.FromSeconds(20) }), Options.Create(new StorageOptions { MaxArticleBytes = 40 }), TimeProvider.System, mayConnect);

    /// <summary>Answers each connection with the bytes of a script; null leaves the caller waiting.</summary>
    private sealed class Server : IDisposable
    {
        private readonly TcpListener _listener;
        private readonly Func<string, string?> _script;
        private int _connections;

        public Server(Func<string, string?> script, IPAddress? address = null)
        {
            _script = script;
            _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
            _listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Connections => Volatile.Read(ref _connections);

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            Interlocked.Increment(ref _connections);
            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
                var path = (await reader.ReadLineAsync())?.Split(' ')[1] ?? "";
                while (await reader.ReadLineAsync() is { Length: > 0 }) { }

                if (_script(path) is { } answer) await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer));
                else await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            }
        }
    }
}
