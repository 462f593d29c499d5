using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Serverless.EndToEnd.Storage;

namespace Serverless.EndToEnd.Chaos;

/// <summary>Storage in trouble: some of the worker's requests are refused, lost on the way, or done without an answer. Its host is spared.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, bool> _ofWorker = new();
    private readonly ConcurrentDictionary<string, int> _faults = new();
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly int _percent;
    private StorageProxy _proxy = null!;

    private FaultProxy(int percent, int seed) => (_percent, _random) = (percent, new Random(seed));

    /// <summary>The storage behind this proxy.</summary>
    public string ConnectionString => _proxy.ConnectionString;

    /// <summary>Whether anything goes wrong.</summary>
    public bool Armed { get; set; }

    /// <summary>The worker's process.</summary>
    public Func<int?> Worker { get; set; } = () => null;

    /// <summary>How often what went wrong.</summary>
    public IReadOnlyDictionary<string, int> Faults => _faults;

    public static async Task<FaultProxy> StartAsync(string connectionString, int percent, int seed, CancellationToken cancellationToken)
    {
        var faulty = new FaultProxy(percent, seed);
        faulty._proxy = await StorageProxy.StartAsync(connectionString, faulty.HandleAsync, cancellationToken);
        return faulty;
    }

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    private async Task HandleAsync(StorageRequest request)
    {
        if (!Armed || !IsOfWorker(request.Context) || Draw(100) >= _percent)
        {
            await request.ForwardAsync();
            return;
        }

        var stop = request.Context.RequestAborted;
        switch (Draw(7))
        {
            case 0:
                await RefuseAsync(request, 500, "InternalError");
                break;
            case 1:
                await RefuseAsync(request, 503, "ServerBusy");
                break;
            case 2:
                await Task.Delay(TimeSpan.FromSeconds(2), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await RefuseAsync(request, 500, "OperationTimedOut");
                break;
            case 3:
                Cut(request, "lost");
                break;
            case 4:
                await request.ForwardInSilenceAsync();
                Cut(request, "done, answer lost");
                break;
            case 5:
                await request.ForwardInSilenceAsync();
                await RefuseAsync(request, 500, "OperationTimedOut, but done");
                break;
            default:
                await Task.Delay(TimeSpan.FromSeconds(2), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await request.ForwardInSilenceAsync();
                Cut(request, "done late, answer lost");
                break;
        }
    }

    private async Task RefuseAsync(StorageRequest request, int status, string what)
    {
        Note(what);
        var code = what.Split(',')[0];
        var response = request.Context.Response;
        response.Headers.Clear();
        response.StatusCode = status;
        response.ContentType = "application/xml";
        response.Headers["x-ms-error-code"] = code;
        if (!HttpMethods.IsHead(request.Context.Request.Method))
            await response.WriteAsync($"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>Scripted.</Message></Error>", request.Context.RequestAborted);
    }

    private void Cut(StorageRequest request, string what)
    {
        Note(what);
        request.Context.Abort();
    }

    private void Note(string what) => _faults.AddOrUpdate(what, 1, (_, count) => count + 1);

    private int Draw(int sides)
    {
        lock (_gate) return _random.Next(sides);
    }

    private bool IsOfWorker(HttpContext context) =>
        _ofWorker.GetOrAdd(context.Connection.Id, _ => Worker() is { } worker && SocketOwner.Holds(worker, context.Connection.RemotePort));
}
