using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.EndToEnd.Storage;

/// <summary>Stands in front of a storage's blobs and queues; whoever starts it decides what becomes of each request.</summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StorageProxy(WebApplication app) => _app = app;

    /// <summary>The storage's connection string, its blobs and queues behind this proxy.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Listens on two free ports.</summary>
    /// <param name="connectionString">The storage.</param>
    /// <param name="handle">Called with each request, on many threads at once.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<StorageProxy> StartAsync(string connectionString, Func<StorageRequest, Task> handle, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0", "http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Services.AddHttpForwarder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var proxy = new StorageProxy(app);
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var services = new Dictionary<int, (string Name, string Target)>();
        var forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, ActivityHeadersPropagator = null });
        app.Lifetime.ApplicationStopped.Register(client.Dispose);
        app.Run(async context =>
        {
            var (name, target) = services[context.Connection.LocalPort];
            await handle(new StorageRequest(name, context, async transformer => await forwarder.SendAsync(context, target, client, ForwarderRequestConfig.Empty, transformer)));
        });
        await app.StartAsync(cancellationToken);

        foreach (var (service, address) in new[] { "blob", "queue" }.Zip(app.Urls))
        {
            var key = service == "blob" ? "BlobEndpoint" : "QueueEndpoint";
            var endpoint = new Uri(parts[key]);
            services[new Uri(address).Port] = (service, endpoint.GetLeftPart(UriPartial.Authority));
            parts[key] = new Uri(new Uri(address), endpoint.AbsolutePath).ToString();
        }

        proxy.ConnectionString = string.Join(';', parts.Select(part => $"{part.Key}={part.Value}")) + ";";
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }
}

/// <summary>A request on its way to the storage.</summary>
/// <param name="service"><c>blob</c> or <c>queue</c>.</param>
/// <param name="context">The request and its answer.</param>
/// <param name="forward">Sends it on.</param>
internal sealed class StorageRequest(string service, HttpContext context, Func<HttpTransformer, Task> forward)
{
    /// <summary><c>blob</c> or <c>queue</c>.</summary>
    public string Service => service;

    /// <summary>The request and its answer.</summary>
    public HttpContext Context => context;

    /// <summary>Path after the account, as sent.</summary>
    public string Path => string.Join('/', context.Request.Path.Value!.Split('/').Skip(2));

    /// <summary>The storage does it, and its answer goes back.</summary>
    public Task ForwardAsync() => forward(HttpTransformer.Default);

    /// <summary>The storage does it, and nobody hears of it: the answer is still to be written.</summary>
    public Task ForwardInSilenceAsync() => forward(s_silence);

    private static readonly SilentTransformer s_silence = new();

    private sealed class SilentTransformer : HttpTransformer
    {
        public override ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }
}
