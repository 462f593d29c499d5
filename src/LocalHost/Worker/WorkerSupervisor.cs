using Google.Protobuf.Collections;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Worker.Protocol;

namespace Serverless.LocalHost.Worker;

/// <summary>Keeps one worker alive: starts it, starts another when it dies, and calls functions in the one that lives.</summary>
internal sealed class WorkerSupervisor(FunctionApp app, WorkerServer server, WorkerSettings settings, Terminal terminal, TimeProvider clock) : IFunctionInvoker, IAsyncDisposable
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);

    // A worker that worked this long is sound; its death starts the pauses anew.
    private static readonly TimeSpan s_soundAfter = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private volatile WorkerProcess? _worker;
    private Task _supervising = Task.CompletedTask;

    /// <summary>Starts the first worker; later ones follow by themselves.</summary>
    /// <exception cref="StartupException">The worker cannot start.</exception>
    public async Task<LiveWorker> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var first = await WorkerProcess.StartAsync(app, server, settings, terminal, cancellationToken);
            _worker = first;
            _supervising = SuperviseAsync(first);
            return first.Live;
        }
        catch (WorkerRefusedException refusal)
        {
            throw new StartupException($"The worker {app.Name} cannot start ({refusal.Message.TrimEnd('.')}). Correct the setting, or build the function app again, and start once more.", refusal);
        }
    }

    /// <summary>Waits for a worker that can be called.</summary>
    public async Task<LiveWorker> ReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_worker?.Live is { } live && !live.Session.Lost.IsCompleted)
            {
                return live;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task<InvocationOutcome> InvokeAsync(WorkerFunction function, TriggerInput input, CancellationToken cancellationToken)
    {
        var worker = await ReadyAsync(cancellationToken);
        var request = new InvocationRequest
        {
            InvocationId = input.InvocationId,
            FunctionId = function.Id,
            InputData = { new ParameterBinding { Name = function.Trigger.Name, Data = input.Data } },
        };
        Add(request.TriggerMetadata, input.Metadata);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        timeout.CancelAfter(app.Host.FunctionTimeout);
        try
        {
            var response = await worker.Session.InvokeAsync(request, timeout.Token);
            return response.Result?.Status == StatusResult.Types.Status.Success ? InvocationOutcome.Success : new InvocationOutcome(LiveWorker.Describe(response.Result));
        }
        catch (WorkerLostException lost)
        {
            return new InvocationOutcome(lost.Message, WorkerLost: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            return new InvocationOutcome($"it did not end within {app.Host.FunctionTimeout}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_worker is { } worker)
        {
            await worker.DisposeAsync();
        }

        await _supervising;
        _stop.Dispose();
    }

    internal static TimeSpan Pause(int deaths) =>
        TimeSpan.FromTicks(Math.Min(s_longestPause.Ticks, s_firstPause.Ticks << Math.Min(deaths - 1, 10)));

    private static void Add(MapField<string, TypedData> map, IReadOnlyDictionary<string, TypedData> values)
    {
        foreach (var (name, value) in values)
        {
            map[name] = value;
        }
    }

    private async Task SuperviseAsync(WorkerProcess worker)
    {
        var deaths = 0;
        var born = clock.GetTimestamp();
        var reason = await worker.ExitReasonAsync();
        while (!await IsStoppingAsync())
        {
            deaths = clock.GetElapsedTime(born) > s_soundAfter ? 1 : deaths + 1;
            terminal.Say($"worker exited ({reason}); restarting");
            try
            {
                await worker.DisposeAsync();
                await Task.Delay(Pause(deaths), clock, _stop.Token);
                born = clock.GetTimestamp();
                worker = await WorkerProcess.StartAsync(app, server, settings, terminal, _stop.Token);
                _worker = worker;
                reason = await worker.ExitReasonAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception refusal)
            {
                // Whatever it is, the next worker may do better; without this loop there would never be one.
                reason = refusal.Message;
            }
        }
    }

    // Ctrl+C reaches the worker at the same time as this process: a death just before our own end is no news.
    private async Task<bool> IsStoppingAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(150), _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _stop.IsCancellationRequested;
    }
}
