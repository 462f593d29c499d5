using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Serverless.EndToEnd;

/// <summary>The local host as a user starts it: a process with arguments, settings in its environment, documents on stdout and all else on stderr.</summary>
internal sealed partial class LocalHostProcess : IAsyncDisposable
{
    // A fresh clone installs Azurite first, and two cores may be busy with other suites.
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _output = new();

    private LocalHostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>A worker that does nothing, for where only the storage is wanted.</summary>
    public static string EmptyApp { get; } = Path.Combine(Repository.Root, "tests/Bench/EmptyWorker/bin", Repository.Configuration, "net10.0");

    /// <summary>What it printed for people.</summary>
    public IReadOnlyList<string> Log => [.. _errors];

    /// <summary>The end of it.</summary>
    public string Tail => string.Join('\n', _errors.TakeLast(40));

    /// <summary>What it printed for programs.</summary>
    public string Output => string.Join('\n', _output);

    public int Id => _process.Id;

    /// <summary>The code it ended with; null while it runs.</summary>
    public int? Ended => _process.HasExited ? _process.ExitCode : null;

    /// <summary>Starts it without waiting for anything.</summary>
    public static LocalHostProcess Start(IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments)
    {
        var host = Path.Combine(Repository.Root, "src/LocalHost/bin", Repository.Configuration, "net10.0/Serverless.LocalHost.dll");
        var start = new ProcessStartInfo("dotnet", [host, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        return new LocalHostProcess(new Process { StartInfo = start });
    }

    /// <summary>Starts it with storage of its own on free ports and waits until it listens.</summary>
    public static async Task<LocalHostProcess> ListenAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        var host = Start(settings, ["--ephemeral", "--port", FreePort.Next(), .. arguments]);
        try
        {
            await host.AddressAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where HTTP functions are called.</summary>
    public async Task<Uri> AddressAsync(CancellationToken cancellationToken) => new(await LineAsync(ListeningLine(), cancellationToken));

    /// <summary>The connection string of its storage.</summary>
    public Task<string> StorageAsync(CancellationToken cancellationToken) => LineAsync(StorageLine(), cancellationToken);

    /// <summary>Process ids of all workers so far, the running one last.</summary>
    public IReadOnlyList<int> Workers => [.. _errors.Select(line => WorkerLine().Match(line)).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    /// <summary>Waits until it ends by itself and checks how.</summary>
    public async Task EndsWithAsync(int code, CancellationToken cancellationToken)
    {
        await Poll.UntilAsync(() => _process.HasExited, s_startLimit, () => $"the local host to end:\n{string.Join('\n', _errors)}", cancellationToken);
        // Output that was written before the end is still on its way.
        await _process.WaitForExitAsync(cancellationToken);
        Assert.True(_process.ExitCode == code, $"The local host ended with {_process.ExitCode}, not {code}:\n{string.Join('\n', _errors)}");
    }

    /// <summary>Ends it the hardest way.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();

        // Whatever a test did with this host, no log may hold what the articles said, nor what was said to the model.
        var log = string.Join('\n', _errors);
        Assert.DoesNotContain(Texts.Phrases, phrase => log.Contains(phrase, StringComparison.Ordinal));
    }

    private async Task<string> LineAsync(Regex pattern, CancellationToken cancellationToken) => await Poll.UntilAsync(
        () =>
        {
            if (_errors.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success) is { } found) return Task.FromResult<string?>(found.Groups[1].Value);
            return _process.HasExited
                ? throw new InvalidOperationException($"The local host ended with {_process.ExitCode}:\n{string.Join('\n', _errors)}")
                : Task.FromResult<string?>(null);
        },
        s_startLimit,
        () => $"the line {pattern}:\n{string.Join('\n', _errors)}",
        cancellationToken);

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null) lines.Enqueue(line);
    }

    [GeneratedRegex(@"listening on (http://\S+)")]
    private static partial Regex ListeningLine();

    [GeneratedRegex(@"storage (\S+=\S+)")]
    private static partial Regex StorageLine();

    [GeneratedRegex(@"worker started \(pid (\d+)\)")]
    private static partial Regex WorkerLine();
}
