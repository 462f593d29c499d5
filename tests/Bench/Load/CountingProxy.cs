using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.Bench.Load;

/// <summary>One request that storage has answered.</summary>
/// <param name="Service"><c>blob</c> or <c>queue</c>.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path after the account, as sent.</param>
/// <param name="Operation">The <c>comp</c> of the query; empty when there is none.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="ByWorker">The worker sent it, not its host.</param>
/// <param name="At">When it was answered, by <see cref="Stopwatch.GetTimestamp"/>.</param>
internal sealed record Transaction(string Service, string Method, string Path, string Operation, int Status, bool ByWorker, long At)
{
    public string Container => Path.Split('/')[0];

    public bool IsWrittenTo(string container) => Service == "blob" && Method == "PUT" && Operation.Length == 0 && Status is >= 200 and < 300 && Container == container && Path.Contains('/');
}

/// <summary>Stands in front of the storage and notes every request to blobs and queues.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Transaction> _transactions = new();
    private readonly ConcurrentDictionary<string, bool> _ofWorker = new();

    private CountingProxy(WebApplication app) => _app = app;

    /// <summary>The storage's connection string, its blobs and queues behind this proxy.</summary>
    public string ConnectionString { get; private set; } = "";

    public IReadOnlyCollection<Transaction> Transactions => _transactions;

    /// <summary>The worker's process, by which its requests are told from its host's.</summary>
    public int? Worker { get; set; }

    /// <summary>Called with each transaction, on many threads at once.</summary>
    public Action<Transaction>? Answered { get; set; }

    public void Reset() => _transactions.Clear();

    public static async Task<CountingProxy> StartAsync(string connectionString, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0", "http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Services.AddHttpForwarder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var proxy = new CountingProxy(app);
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var services = new Dictionary<int, (string Name, string Target)>();
        var forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, ActivityHeadersPropagator = null });
        app.Lifetime.ApplicationStopped.Register(client.Dispose);
        app.Run(context => proxy.ForwardAsync(context, forwarder, client, services[context.Connection.LocalPort]));
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

    private async Task ForwardAsync(HttpContext context, IHttpForwarder forwarder, HttpMessageInvoker client, (string Name, string Target) service)
    {
        var byWorker = Worker is { } worker && _ofWorker.GetOrAdd(context.Connection.Id, _ => SocketOwner.Holds(worker, context.Connection.RemotePort));
        await forwarder.SendAsync(context, service.Target, client);
        var path = string.Join('/', context.Request.Path.Value!.Split('/').Skip(2));
        var transaction = new Transaction(
            service.Name, context.Request.Method, path, context.Request.Query["comp"].ToString(), context.Response.StatusCode,
            byWorker, Stopwatch.GetTimestamp());
        _transactions.Enqueue(transaction);
        Answered?.Invoke(transaction);
    }
}
