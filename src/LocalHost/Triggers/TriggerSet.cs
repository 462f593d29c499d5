using System.Threading.Channels;
using Azure;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Worker;

namespace Serverless.LocalHost.Triggers;

/// <summary>Listeners for all functions of a worker, except HTTP.</summary>
internal sealed class TriggerSet : IDisposable
{
    private readonly FunctionApp _app;
    private readonly WorkerSettings _settings;
    private readonly Terminal _terminal;
    private readonly TimeProvider _clock;
    private readonly Activity _activity;
    private readonly Channel<BlobWork> _work = Channel.CreateUnbounded<BlobWork>();
    private readonly List<BlobListener> _blobListeners = [];
    private readonly List<QueueListener> _queueListeners = [];
    private readonly BlobAttempts _attempts;

    public TriggerSet(FunctionApp app, WorkerSettings settings, IFunctionInvoker invoker, Terminal terminal, TimeProvider clock)
    {
        (_app, _settings, _terminal, _clock) = (app, settings, terminal, clock);
        _activity = new Activity(invoker, clock);
        _attempts = new BlobAttempts(_activity, app.Host.BlobAttempts, terminal);
    }

    /// <summary>Raised when the work on a blob has ended.</summary>
    public event Action<BlobWork, BlobEnd>? BlobEnded;

    /// <summary>How long no function has been at work for a trigger.</summary>
    public TimeSpan Idle => _activity.Idle;

    /// <summary>Looks for new blobs at once.</summary>
    public void Nudge() => _blobListeners.ForEach(listener => listener.Nudge());

    /// <summary>Queues that hold messages which nobody may see yet, or has seen yet.</summary>
    public async Task<IReadOnlyList<string>> WaitingQueuesAsync(CancellationToken cancellationToken)
    {
        var waiting = new List<string>();
        foreach (var listener in _queueListeners)
        {
            if (await listener.CountAsync(cancellationToken) > 0) waiting.Add(listener.Name);
        }

        return waiting;
    }

    /// <summary>Starts listening; the task ends with the token.</summary>
    /// <exception cref="StartupException">A trigger names a storage or a schedule that cannot be read.</exception>
    public async Task RunAsync(IReadOnlyList<WorkerFunction> functions, CancellationToken cancellationToken)
    {
        var listeners = functions.Select(Listener).OfType<Func<CancellationToken, Task>>().ToList();
        listeners.AddRange(Enumerable.Repeat<Func<CancellationToken, Task>>(WorkAsync, _blobListeners.Count > 0 ? _app.Host.BlobParallelism : 0));
        await foreach (var ended in Task.WhenEach(listeners.Select(listener => Task.Run(() => listener(cancellationToken), CancellationToken.None))))
        {
            await ended;
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public void Dispose() => _attempts.Dispose();

    private Func<CancellationToken, Task>? Listener(WorkerFunction function) => function.Trigger switch
    {
        { Type: var type } when Is(type, "httpTrigger") => null,
        { Many: true } => Skip(function, "it takes several messages at once"),
        { Type: var type } when Is(type, "blobTrigger") => Blob(function),
        { Type: var type } when Is(type, "queueTrigger") => Queue(function),
        { Type: var type } when Is(type, "timerTrigger") => Timer(function),
        _ => Skip(function, $"this host knows no {function.Trigger.Type}"),
    };

    private Func<CancellationToken, Task>? Blob(WorkerFunction function)
    {
        if (BlobPattern.Parse(_settings.Resolve(function.Trigger.Path ?? "")) is not { } pattern)
        {
            return Skip(function, $"its path {function.Trigger.Path} names no container");
        }

        var account = Account(function);
        var receipts = new BlobReceipts(account.Blobs.GetBlobContainerClient(BlobReceipts.ContainerName), HostId, function.Name);
        var listener = new BlobListener(function, pattern, account.Blobs.GetBlobContainerClient(pattern.Container), receipts, account.Queues, _work.Writer, _terminal, _clock);
        _blobListeners.Add(listener);
        return listener.RunAsync;
    }

    private Func<CancellationToken, Task>? Queue(WorkerFunction function)
    {
        var name = _settings.Resolve(function.Trigger.Queue ?? "").ToLowerInvariant();
        if (name.Length == 0)
        {
            return Skip(function, "it names no queue");
        }

        var queues = Account(function).Queues;
        var listener = new QueueListener(function, queues.GetQueueClient(name), queues.GetQueueClient(name + "-poison"), _app.Host, _activity, _terminal, _clock);
        _queueListeners.Add(listener);
        return listener.RunAsync;
    }

    private Func<CancellationToken, Task> Timer(WorkerFunction function)
    {
        var expression = _settings.Resolve(function.Trigger.Schedule ?? "");
        var schedule = TimerSchedule.Parse(expression)
            ?? throw new StartupException($"The schedule \"{expression}\" of {function.Name} is neither a cron expression nor a time span: correct it, for example \"0 */5 * * * *\".");
        return new TimerListener(function, schedule, _activity, _terminal, _clock).RunAsync;
    }

    private StorageAccount Account(WorkerFunction function)
    {
        var name = function.Trigger.Connection;
        var connection = _settings.Connection(name)
            ?? throw new StartupException($"{function.Name} reads its storage from the setting {name}, which is not set: add it to local.settings.json.");
        return StorageAccount.Open(connection, string.IsNullOrEmpty(name) ? WorkerSettings.StorageName : name);
    }

    private Func<CancellationToken, Task>? Skip(WorkerFunction function, string why)
    {
        _terminal.Say($"{function.Name} is not fired here: {why}");
        return null;
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var work in _work.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                BlobEnded?.Invoke(work, await _attempts.RunAsync(work, cancellationToken));
            }
            catch (RequestFailedException e)
            {
                _terminal.Say($"{work.Path} was not put away ({e.ErrorCode ?? e.Message}); it comes again at the next start");
            }
        }
    }

    private string HostId => $"local-{_app.Name.ToLowerInvariant()}";

    private static bool Is(string type, string name) => type.Equals(name, StringComparison.OrdinalIgnoreCase);
}
