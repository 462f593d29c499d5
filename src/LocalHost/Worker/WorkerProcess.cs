using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Guardian;

namespace Serverless.LocalHost.Worker;

/// <summary>One worker process, from its start to the point where it has loaded its functions.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(3);

    // For the words over the stream; after it the guard asks in the system's own way, with the grace above.
    private static readonly TimeSpan s_goodbye = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);

    private readonly GuardedProcess _process;
    private readonly WorkerSession _session;
    private readonly WorkerOutput _output;

    private WorkerProcess(GuardedProcess process, WorkerSession session, WorkerOutput output)
    {
        _process = process;
        _session = session;
        _output = output;
    }

    /// <summary>The worker once it is ready.</summary>
    public LiveWorker Live { get; private set; } = null!;

    /// <summary>Starts a process and brings it to the point where it can be called.</summary>
    /// <exception cref="WorkerRefusedException">It ended, or said no; the message is its reason.</exception>
    public static async Task<WorkerProcess> StartAsync(FunctionApp app, WorkerServer server, WorkerSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var workerId = Guid.NewGuid().ToString();
        var output = new WorkerOutput(terminal);
        var session = new WorkerSession(output.Log);
        var connected = server.Workers.Expect(workerId, session);
        var process = GuardedProcess.Start(new GuardedCommand(GuardedProcess.DotnetPath(), Arguments(app, server.Port, workerId))
        {
            WorkingDirectory = app.Folder,
            Environment = EnvironmentFor(app, settings),
            Grace = s_grace,
            OnOutput = output.Line,
            OnError = output.ErrorLine,
        });
        var worker = new WorkerProcess(process, session, output);
        try
        {
            await worker.GetReadyAsync(app, connected, terminal, cancellationToken);
            return worker;
        }
        catch
        {
            server.Workers.Forget(workerId);
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the process is gone and says why it went.</summary>
    public async Task<string> ExitReasonAsync()
    {
        // A worker whose stream broke cannot be reached any more, even if it lives on.
        await Task.WhenAny(_process.Exited, _session.Lost);
        if (await Task.WhenAny(_process.Exited, Task.Delay(s_grace)) != _process.Exited)
        {
            await _process.DisposeAsync();
            return "its connection broke";
        }

        return _output.Reason(await _process.Exited);
    }

    public async ValueTask DisposeAsync()
    {
        _session.Terminate(s_grace);
        await Task.WhenAny(_process.Exited, Task.Delay(Live is null ? TimeSpan.Zero : s_goodbye));
        await _process.DisposeAsync();
        _session.Abandon();
    }

    private static string[] Arguments(FunctionApp app, int port, string workerId)
    {
        var uri = $"http://127.0.0.1:{port}/";
        var requestId = Guid.NewGuid().ToString();
        var longest = $"{int.MaxValue}";
        return
        [
            app.Program, "--host", "127.0.0.1", "--port", $"{port}", "--workerId", workerId, "--requestId", requestId, "--grpcMaxMessageLength", longest,
            "--functions-uri", uri, "--functions-worker-id", workerId, "--functions-request-id", requestId, "--functions-grpc-max-message-length", longest,
        ];
    }

    private static Dictionary<string, string?> EnvironmentFor(FunctionApp app, WorkerSettings settings)
    {
        var environment = settings.Values.ToDictionary(setting => setting.Key, setting => (string?)setting.Value);
        environment.TryAdd("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated");
        environment.TryAdd("AZURE_FUNCTIONS_ENVIRONMENT", "Development");
        environment["FUNCTIONS_APPLICATION_DIRECTORY"] = app.Folder;
        environment["FUNCTIONS_WORKER_DIRECTORY"] = app.Folder;

        // Meant for this process, or for none: the worker picks its own port.
        foreach (var name in new[] { "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "HTTP_PORTS", "DOTNET_LAUNCH_PROFILE" })
        {
            environment[name] = null;
        }

        return environment;
    }

    private async Task GetReadyAsync(FunctionApp app, Task connected, Terminal terminal, CancellationToken cancellationToken)
    {
        if (await _process.Pid is > 0 and var pid)
        {
            terminal.Say($"worker started (pid {pid})");
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_startTimeout);
        try
        {
            if (await Task.WhenAny(connected, _process.Exited).WaitAsync(timeout.Token) == _process.Exited)
            {
                throw new WorkerRefusedException(_output.Reason(await _process.Exited));
            }

            Live = await LiveWorker.GreetAsync(_session, app, timeout.Token);
        }
        catch (WorkerLostException)
        {
            throw new WorkerRefusedException(await ExitReasonAsync());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WorkerRefusedException($"it was not ready within {s_startTimeout.TotalSeconds:0} s");
        }
    }
}
