using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Serverless.LocalHost.Cli;

/// <summary>Everything that means "stop": Ctrl+C, a termination signal, the end of the <c>dotnet run</c> that started us.</summary>
internal sealed partial class StopSignals : IDisposable
{
    private static readonly TimeSpan s_oneAndTheSame = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private long _first;

    public StopSignals()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }

        _ = FollowParentAsync();
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>Code to leave with after the signal: 128 + its number.</summary>
    public int ExitCode { get; private set; } = 130;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        // A second one ends the process at once, and the guards the children; but some senders reach us twice with one (timeout, terminals).
        context.Cancel = !_stop.IsCancellationRequested || Stopwatch.GetElapsedTime(_first) < s_oneAndTheSame;
        _first = _first == 0 ? Stopwatch.GetTimestamp() : _first;
        ExitCode = context.Signal switch { PosixSignal.SIGTERM => 143, PosixSignal.SIGHUP => 129, PosixSignal.SIGQUIT => 131, _ => 130 };
        _stop.Cancel();
    }

    // `dotnet run` killed hard leaves its program running; nobody would know that a worker and a storage are still up.
    private async Task FollowParentAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            using var parent = Process.GetProcessById(ParentId());
            if (parent.ProcessName == "dotnet")
            {
                await parent.WaitForExitAsync(_stop.Token);
                await _stop.CancelAsync();
            }
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or OperationCanceledException or ObjectDisposedException)
        {
            // No parent to follow, or no need any more.
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentId();
}
