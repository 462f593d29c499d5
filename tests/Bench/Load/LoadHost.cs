using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Serverless.EndToEnd;

namespace Serverless.Bench.Load;

/// <summary>The local host as a process of its own, with one worker.</summary>
internal sealed partial class LoadHost : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    private readonly CancellationTokenRegistration _stop;

    private LoadHost(Process process, CancellationToken cancellationToken)
    {
        _process = process;
        // Documents that land go to the standard output; nobody reads them here, but a full pipe would stop the host.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // Ctrl+C leaves this process two seconds: no host may have to wait until others have been disposed of.
        _stop = cancellationToken.Register(Kill);
    }

    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The worker that does nothing.</summary>
    public static string EmptyApp { get; } = Path.Combine(Root, "tests/Bench/EmptyWorker/bin", Metadata("Configuration"), "net10.0");

    /// <summary>Null while it runs.</summary>
    public int? Ended => _process.HasExited ? _process.ExitCode : null;

    /// <summary>The last lines it printed for people.</summary>
    public string Log => string.Join('\n', _log.TakeLast(30));

    /// <summary>Workers it has started; more than one when the first has died.</summary>
    public int Workers => _log.Count(line => WorkerLine().IsMatch(line));

    public static LoadHost Start(IReadOnlyDictionary<string, string> settings, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var program = Path.Combine(Root, "src/LocalHost/bin", Metadata("Configuration"), "net10.0/Serverless.LocalHost.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--port", FreePort.Next(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        return new LoadHost(new Process { StartInfo = start }, cancellationToken);
    }

    public async Task<Uri> AddressAsync(CancellationToken cancellationToken) => new(await LineAsync(ListeningLine(), cancellationToken));

    public Task<string> StorageAsync(CancellationToken cancellationToken) => LineAsync(StorageLine(), cancellationToken);

    public async Task<Process> WorkerAsync(CancellationToken cancellationToken) =>
        Process.GetProcessById(int.Parse(await LineAsync(WorkerLine(), cancellationToken), CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        await _stop.DisposeAsync();
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Its guards end the worker and the storage and delete the temporary folder once it is gone; killing them too would leave that behind.
    private void Kill()
    {
        if (!_process.HasExited) _process.Kill();
    }

    // Looks often: the time of a start is measured through this.
    private async Task<string> LineAsync(Regex pattern, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (_log.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success) is { } found) return found.Groups[1].Value;
            if (Ended is { } code) throw new InvalidOperationException($"The local host ended with {code}:\n{Log}");
            if (Stopwatch.GetElapsedTime(started) > s_startLimit) throw new TimeoutException($"The local host never printed {pattern}:\n{Log}");
            await Task.Delay(s_pause, cancellationToken);
        }
    }

    private static string Metadata(string key) =>
        typeof(LoadHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    [GeneratedRegex(@"listening on (http://\S+)")]
    private static partial Regex ListeningLine();

    [GeneratedRegex(@"storage (\S+=\S+)")]
    private static partial Regex StorageLine();

    [GeneratedRegex(@"worker started \(pid (\d+)\)")]
    private static partial Regex WorkerLine();
}
