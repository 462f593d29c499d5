using System.Diagnostics;
using System.Globalization;

namespace Serverless.Bench.Load;

/// <summary>A worker that has answered once.</summary>
internal sealed class StartedWorker : IAsyncDisposable
{
    private StartedWorker(LoadHost host, Process process, TimeSpan coldStart)
    {
        (Host, Process, ColdStart) = (host, process, coldStart);
        IdleBytes = PeakBytes;
    }

    public LoadHost Host { get; }

    public Process Process { get; }

    /// <summary>From the start of its process to its first answer.</summary>
    public TimeSpan ColdStart { get; }

    /// <summary>The most memory it held up to its first answer.</summary>
    public long IdleBytes { get; }

    /// <summary>The most memory it has held so far.</summary>
    public long PeakBytes
    {
        get
        {
            Process.Refresh();
            return Process.PeakWorkingSet64;
        }
    }

    /// <summary>The memory it holds now.</summary>
    public long Bytes
    {
        get
        {
            Process.Refresh();
            return Process.WorkingSet64;
        }
    }

    /// <summary>Starts a local host on this storage and asks its worker at once.</summary>
    /// <param name="app">Folder of the function app; null for this repository's.</param>
    /// <param name="path">An HTTP function of the app.</param>
    /// <param name="storage">Connection string.</param>
    /// <param name="settings">The worker's settings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<StartedWorker> StartAsync(string? app, string path, string storage, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var host = LoadHost.Start(settings, ["--storage", storage, .. app is null ? Array.Empty<string>() : ["--app", app]], cancellationToken);
        try
        {
            var process = await host.WorkerAsync(cancellationToken);
            var started = process.StartTime;
            using var http = new HttpClient { BaseAddress = await host.AddressAsync(cancellationToken) };
            using var content = new ByteArrayContent([]);
            using var answer = await http.PostAsync(path, content, cancellationToken);
            var coldStart = DateTime.Now - started;

            // 404 is the host's own word for a function that it does not know, 5xx is no answer at all.
            var status = (int)answer.StatusCode;
            if (status is 404 or >= 500) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path} answered {status}:\n{host.Log}"));
            return new StartedWorker(host, process, coldStart);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Process.Dispose();
    }
}
