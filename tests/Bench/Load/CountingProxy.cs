using System.Collections.Concurrent;
using System.Diagnostics;
using Serverless.EndToEnd.Storage;

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
    private readonly ConcurrentQueue<Transaction> _transactions = new();
    private readonly ConcurrentDictionary<string, bool> _ofWorker = new();
    private StorageProxy _proxy = null!;

    private CountingProxy()
    {
    }

    /// <summary>The storage's connection string, its blobs and queues behind this proxy.</summary>
    public string ConnectionString => _proxy.ConnectionString;

    public IReadOnlyCollection<Transaction> Transactions => _transactions;

    /// <summary>The worker's process, by which its requests are told from its host's.</summary>
    public int? Worker { get; set; }

    /// <summary>Called with each transaction, on many threads at once.</summary>
    public Action<Transaction>? Answered { get; set; }

    public void Reset() => _transactions.Clear();

    public static async Task<CountingProxy> StartAsync(string connectionString, CancellationToken cancellationToken)
    {
        var counting = new CountingProxy();
        counting._proxy = await StorageProxy.StartAsync(connectionString, counting.ForwardAsync, cancellationToken);
        return counting;
    }

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    private async Task ForwardAsync(StorageRequest request)
    {
        var context = request.Context;
        var byWorker = Worker is { } worker && _ofWorker.GetOrAdd(context.Connection.Id, _ => SocketOwner.Holds(worker, context.Connection.RemotePort));
        await request.ForwardAsync();
        var transaction = new Transaction(
            request.Service, context.Request.Method, request.Path, context.Request.Query["comp"].ToString(), context.Response.StatusCode,
            byWorker, Stopwatch.GetTimestamp());
        _transactions.Enqueue(transaction);
        Answered?.Invoke(transaction);
    }
}
