using System.Collections;
using Serverless.LocalHost.Azurite;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Files;
using Serverless.LocalHost.Http;
using Serverless.LocalHost.Triggers;
using Serverless.LocalHost.Worker;

namespace Serverless.LocalHost;

/// <summary>One run of the host, from nothing to everything up and back.</summary>
internal static class HostRun
{
    private const string OwnStorage = "UseDevelopmentStorage=true";

    /// <summary>Returns 0 when all files succeeded and 1 when some did not; without <c>--once</c> it ends with the token only.</summary>
    /// <exception cref="StartupException">Something that is needed is missing or wrong.</exception>
    public static async Task<int> RunAsync(CommandOptions options, Terminal terminal, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (options is { Once: true, Files.Count: 0 })
        {
            throw new StartupException("--once leaves when every FILE has an outcome, and there is no FILE: name one.");
        }

        HttpDoor.Check(options.Port);
        var uploads = UploadPlan.From(options.Files);
        var app = FunctionApp.Open(options.App);
        var root = BuildMetadata.Read("RepositoryRoot") ?? Directory.GetCurrentDirectory();
        var settings = WorkerSettings.Load(options.App is null ? [root, app.Folder] : [app.Folder, root], OwnEnvironment());

        await using var azurite = await StartStorageAsync(options, settings, Path.Combine(root, ".local"), terminal, clock, cancellationToken);
        var connection = settings[WorkerSettings.StorageName]!;
        var storage = StorageAccount.Open(connection, options.Storage is null ? WorkerSettings.StorageName : "--storage");
        if (azurite is null)
        {
            await storage.CheckAsync(connection, options.Storage is null ? WorkerSettings.StorageName : "--storage", cancellationToken);
        }

        await using var server = await WorkerServer.StartAsync(cancellationToken);
        await using var workers = new WorkerSupervisor(app, server, settings, terminal, clock);
        var worker = await workers.StartAsync(cancellationToken);
        using var forwarding = new HttpForwarding(workers, app.Host, terminal);
        await using var door = await HttpDoor.OpenAsync(options.Port, worker.Functions, app.Host, forwarding, cancellationToken);

        var watch = new ResultWatch(storage.Blobs.GetBlobContainerClient(options.Results), storage.Blobs.GetBlobContainerClient(options.Failures), terminal, clock);
        await watch.StartAsync(cancellationToken);
        using var triggers = new TriggerSet(app, settings, workers, terminal, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = triggers.RunAsync(worker.Functions, stop.Token);
        terminal.Say($"listening on http://127.0.0.1:{door.Port}");
        if (uploads.Count == 0)
        {
            terminal.SayBlock(Hints.Write(options, worker.Functions, app.Host, door.Port, connection));
        }

        try
        {
            var run = new FileRun(storage.Blobs.GetBlobContainerClient(options.Container), watch, triggers, terminal, clock);
            var files = run.RunAsync(uploads, options.Once ? options.Patience : null, stop.Token);
            await await Task.WhenAny(files, listening, EndOf(azurite, stop.Token));
            var end = await files;
            if (end.PutOff > 0) terminal.Say(Hints.WhatIsPutOff(await triggers.WaitingQueuesAsync(stop.Token), options.Ephemeral));
            return end is { Failed: 0, PutOff: 0 } ? 0 : 1;
        }
        finally
        {
            await stop.CancelAsync();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task EndOf(AzuriteServer? azurite, CancellationToken cancellationToken)
    {
        var exitCode = azurite is null ? null : await azurite.Exited.WaitAsync(cancellationToken) as int?;
        await Task.Delay(exitCode is null ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(0.5), cancellationToken);
        throw new StartupException($"The local storage ended by itself (exit code {exitCode}): start the local host once more.");
    }

    private static async Task<AzuriteServer?> StartStorageAsync(CommandOptions options, WorkerSettings settings, string localFolder, Terminal terminal, TimeProvider clock, CancellationToken cancellationToken)
    {
        var given = options.Storage ?? settings[WorkerSettings.StorageName] ?? OwnStorage;
        if (!given.TrimEnd(';').Equals(OwnStorage, StringComparison.OrdinalIgnoreCase))
        {
            settings.Set(WorkerSettings.StorageName, given);
            return null;
        }

        Directory.CreateDirectory(localFolder);
        var azurite = await AzuriteServer.StartAsync(localFolder, options.Ephemeral, terminal, clock, cancellationToken);
        settings.Set(WorkerSettings.StorageName, azurite.ConnectionString);
        foreach (var (name, _) in settings.Values.Where(setting => setting.Value.Equals(OwnStorage, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            // The ports may not be the ones that this short form stands for.
            settings.Set(name, azurite.ConnectionString);
        }

        terminal.Say($"storage {azurite.ConnectionString}");
        return azurite;
    }

    private static Dictionary<string, string> OwnEnvironment() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
}
