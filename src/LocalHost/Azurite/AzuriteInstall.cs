using System.Security.Cryptography;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Guardian;

namespace Serverless.LocalHost.Azurite;

/// <summary>The pinned Azurite, installed once by npm under <c>.local/azurite</c>.</summary>
internal static class AzuriteInstall
{
    private const string StampFile = "installed";

    // Where npm says why a request failed.
    private const string Because = ", reason: ";

    // Lines that say something only together with those that follow.
    private static readonly string[] s_bareFacts = ["code ", "syscall ", "errno "];

    /// <summary>Installs unless that has been done, and returns Azurite's main script.</summary>
    /// <exception cref="StartupException">npm failed.</exception>
    public static async Task<string> EnsureAsync(NodeRuntime node, string localFolder, Terminal terminal, TimeProvider clock, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(localFolder, "azurite");
        Directory.CreateDirectory(folder);

        // Two hosts may be started at the same time; the second finds everything done.
        await using var only = await FolderLock.TakeAsync(folder + ".lock", TimeSpan.FromMinutes(5), cancellationToken)
            ?? throw new StartupException($"Another local host has been installing Azurite into {folder} for minutes: stop it and start once more.");
        var source = Path.Combine(AppContext.BaseDirectory, "Azurite");
        var stamp = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"), cancellationToken)));
        var stampPath = Path.Combine(folder, StampFile);
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script) || !File.Exists(stampPath) || await File.ReadAllTextAsync(stampPath, cancellationToken) != stamp)
        {
            File.Delete(stampPath);
            File.Copy(Path.Combine(source, "package.json"), Path.Combine(folder, "package.json"), overwrite: true);
            File.Copy(Path.Combine(source, "package-lock.json"), Path.Combine(folder, "package-lock.json"), overwrite: true);
            await InstallAsync(node, folder, terminal, clock, cancellationToken);
            await File.WriteAllTextAsync(stampPath, stamp, cancellationToken);
        }

        return script;
    }

    private static async Task InstallAsync(NodeRuntime node, string folder, Terminal terminal, TimeProvider clock, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        int exitCode;
        await using (terminal.Busy("installing the local storage (Azurite, by npm; only the first time)…", clock))
        {
            // Azurite needs no install script of its own or of its dependencies. Few retries: who is offline wants to know soon.
            string[] arguments =
            [
                "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error",
                "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=3000",
            ];
            await using var npm = GuardedProcess.Start(new GuardedCommand(node.Npm, arguments)
            {
                WorkingDirectory = folder,
                Grace = TimeSpan.Zero,
                OnError = line => { lock (errors) { errors.Add(line); } },
            });
            exitCode = await npm.Exited.WaitAsync(cancellationToken);
        }

        if (exitCode != 0)
        {
            throw new StartupException($"npm could not install the local storage ({Reason(errors)}): check the network, or npm's proxy and registry settings, or name a storage of yours with --storage.");
        }
    }

    /// <summary>The first words of npm that say something to a person.</summary>
    internal static string Reason(IReadOnlyList<string> errors)
    {
        const string Prefix = "npm error ";
        var words = errors.Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)).Select(line => line[Prefix.Length..].Trim()).ToList();
        return words.FirstOrDefault(line => line.Contains(Because, StringComparison.Ordinal)) is { } failure
            ? failure[(failure.IndexOf(Because, StringComparison.Ordinal) + Because.Length)..]
            : words.FirstOrDefault(line => !s_bareFacts.Any(fact => line.StartsWith(fact, StringComparison.Ordinal)))
            ?? (errors.Count > 0 ? errors[^1] : "it gave no reason");
    }
}
