using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Guardian;

namespace Serverless.LocalHost.Azurite;

/// <summary>A running Azurite of our own.</summary>
internal sealed class AzuriteServer : IAsyncDisposable
{
    private const int PortAttempts = 3;

    // Azurite's only account and its key are published with it; they open nothing but a storage on this machine.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);

    private readonly GuardedProcess _process;
    private readonly FolderLock? _folder;

    private AzuriteServer(GuardedProcess process, FolderLock? folder, int[] ports)
    {
        _process = process;
        _folder = folder;
        ConnectionString = Connection(ports);
    }

    public string ConnectionString { get; }

    /// <summary>Exit code, when it ends by itself.</summary>
    public Task<int> Exited => _process.Exited;

    /// <summary>Installs Azurite if need be and starts it on loopback.</summary>
    /// <exception cref="StartupException">Node.js, npm or Azurite does not play its part.</exception>
    public static async Task<AzuriteServer> StartAsync(string localFolder, bool ephemeral, Terminal terminal, TimeProvider clock, CancellationToken cancellationToken)
    {
        var node = await NodeRuntime.FindAsync(cancellationToken);
        var script = await AzuriteInstall.EnsureAsync(node, localFolder, terminal, clock, cancellationToken);
        var data = ephemeral ? Directory.CreateTempSubdirectory("local-host-").FullName : Path.Combine(localFolder, "storage");
        var folder = ephemeral ? null : await TakeFolderAsync(data, cancellationToken);
        try
        {
            return await StartAsync(node, script, data, folder, ephemeral, cancellationToken);
        }
        catch when (folder is not null)
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        if (_folder is not null)
        {
            await _folder.DisposeAsync();
        }
    }

    internal static string Connection(int[] ports) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{ports[0]}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{ports[1]}/{Account};TableEndpoint=http://127.0.0.1:{ports[2]}/{Account};";

    private static async Task<FolderLock> TakeFolderAsync(string data, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(data);
        return await FolderLock.TakeAsync(data + ".lock", TimeSpan.FromSeconds(5), cancellationToken)
            ?? throw new StartupException($"Another local host uses the storage in {data}: stop it, or start this one with --ephemeral.");
    }

    private static async Task<AzuriteServer> StartAsync(NodeRuntime node, string script, string data, FolderLock? folder, bool ephemeral, CancellationToken cancellationToken)
    {
        var last = "";
        for (var attempt = 1; attempt <= PortAttempts; attempt++)
        {
            // The usual ports where they are free: Storage Explorer and az look there.
            var ports = FreePorts.Choose(10000, 10001, 10002);
            var awaited = ports.Length;
            var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var process = GuardedProcess.Start(new GuardedCommand(node.Node,
            [
                script, "--skipApiVersionCheck", "--disableTelemetry", "--silent", "--location", data,
                "--blobPort", $"{ports[0]}", "--queuePort", $"{ports[1]}", "--tablePort", $"{ports[2]}",
            ])
            {
                DeleteAfterwards = ephemeral ? data : null,
                OnOutput = line =>
                {
                    if (line.Contains("successfully listening", StringComparison.Ordinal) && --awaited == 0) listening.TrySetResult();
                },
                OnError = line => last = line,
            });
            try
            {
                if (await IsUpAsync(process, listening.Task, cancellationToken))
                {
                    return new AzuriteServer(process, folder, ports);
                }
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }

            await process.DisposeAsync();
        }

        throw new StartupException($"The local storage does not start ({Terminal.OneLine(last)}): delete the folder node_modules that {script} lies in to have it installed anew, or name a storage of yours with --storage.");
    }

    // Its own word counts, not that the ports answer: two hosts that start at once choose the same ports, and the one whose Azurite
    // cannot have them would work on the other's until its own is seen to have ended.
    private static async Task<bool> IsUpAsync(GuardedProcess process, Task listening, CancellationToken cancellationToken)
    {
        await Task.WhenAny(listening, process.Exited, Task.Delay(s_startTimeout, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return listening.IsCompleted && !process.Exited.IsCompleted;
    }
}
