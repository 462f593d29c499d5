using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Azure.Storage.Blobs;
using Serverless.ScriptedModel;

namespace Serverless.Bench.Load;

/// <summary>Uploads articles to a running app and follows each one to its summary.</summary>
internal sealed class LoadRun(StartedWorker worker, CountingProxy proxy, ScriptedModelServer model, TimeSpan latency)
{
    private const int UploadsAtOnce = 16;
    private const int MemoryMarks = 4;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    // Receipts and claims of the last articles are still on their way when their summaries are there.
    private static readonly TimeSpan s_aftermath = TimeSpan.FromSeconds(2);

    // Not one more summary for this long is not slow any more, it is stuck.
    private static readonly TimeSpan s_stuck = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, long> _uploaded = new();
    private readonly ConcurrentDictionary<string, long> _landed = new();
    private readonly ConcurrentQueue<string> _failed = new();
    private readonly List<(int Landed, long Bytes)> _memory = [];
    private long _firstCall;

    /// <summary>Milliseconds from the end of the upload to the summary, per article.</summary>
    public IReadOnlyList<double> Waits => [.. _uploaded.Select(upload => Stopwatch.GetElapsedTime(upload.Value, _landed[upload.Key]).TotalMilliseconds).Order()];

    /// <summary>Memory the worker held when each quarter of the articles had landed.</summary>
    public IReadOnlyList<(int Landed, long Bytes)> Memory => _memory;

    /// <summary>From the first model call, when the listener has found the first articles, to the last summary.</summary>
    public TimeSpan Duration => Stopwatch.GetElapsedTime(_firstCall, _landed.Values.Max());

    /// <summary>Uploads all and waits for all.</summary>
    /// <exception cref="InvalidOperationException">An article failed, or none was summarized for minutes.</exception>
    public async Task RunAsync(IReadOnlyList<(string Name, string Text)> articles, string storage, CancellationToken cancellationToken)
    {
        model.Reset();
        model.Script = Answer;
        proxy.Worker = worker.Process.Id;
        proxy.Reset();
        proxy.Answered = Note;
        var container = new BlobContainerClient(storage, "articles");
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await Parallel.ForEachAsync(articles, new ParallelOptions { MaxDegreeOfParallelism = UploadsAtOnce, CancellationToken = cancellationToken }, async (article, stop) =>
        {
            await container.GetBlobClient(article.Name).UploadAsync(BinaryData.FromBytes(Encoding.UTF8.GetBytes(article.Text)), stop);
            _uploaded[article.Name] = Stopwatch.GetTimestamp();
        });

        await LandAsync(articles.Count, cancellationToken);
        await Task.Delay(s_aftermath, cancellationToken);
    }

    private async Task LandAsync(int count, CancellationToken cancellationToken)
    {
        var (landed, since) = (0, Stopwatch.GetTimestamp());
        while (_memory.Count < MemoryMarks)
        {
            if (!_failed.IsEmpty) throw new InvalidOperationException($"{_failed.First()} failed:\n{worker.Host.Log}");
            if (worker.Host.Ended is not null || worker.Host.Workers > 1) throw new InvalidOperationException($"The host or its worker ended:\n{worker.Host.Log}");
            if (_landed.Count > landed) (landed, since) = (_landed.Count, Stopwatch.GetTimestamp());
            if (Stopwatch.GetElapsedTime(since) > s_stuck) throw new InvalidOperationException($"{landed} of {count} summaries, and none for {s_stuck}:\n{worker.Host.Log}");
            if (landed * MemoryMarks >= count * (_memory.Count + 1)) _memory.Add((landed, worker.Bytes));
            else await Task.Delay(s_pause, cancellationToken);
        }
    }

    private ModelReply Answer(ModelRequest request)
    {
        Interlocked.CompareExchange(ref _firstCall, Stopwatch.GetTimestamp(), 0);
        return ModelReply.Sensible(request).After(latency);
    }

    private void Note(Transaction transaction)
    {
        if (transaction.IsWrittenTo("failures")) _failed.Enqueue(transaction.Path);
        if (transaction.IsWrittenTo("summaries")) _landed.TryAdd(transaction.Path["summaries/".Length..^".json".Length], transaction.At);
    }
}
