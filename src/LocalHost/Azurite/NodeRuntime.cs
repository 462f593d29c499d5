using System.Globalization;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Guardian;

namespace Serverless.LocalHost.Azurite;

/// <summary>Node.js and npm as found on the PATH.</summary>
internal sealed record NodeRuntime(string Node, string Npm)
{
    private const int LeastMajor = 20;

    private const string WayOut = "install it from https://nodejs.org, or name a storage of yours with --storage.";

    /// <summary>Finds Node.js and checks its version.</summary>
    /// <exception cref="StartupException">There is none, or it is too old.</exception>
    public static async Task<NodeRuntime> FindAsync(CancellationToken cancellationToken)
    {
        var windows = OperatingSystem.IsWindows();
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var node = Find(path, windows ? "node.exe" : "node") ?? throw new StartupException($"The local storage needs Node.js {LeastMajor} or later, and there is no node on the PATH: {WayOut}");
        var version = await VersionAsync(node, cancellationToken);
        if (Major(version) is not { } major || major < LeastMajor)
        {
            throw new StartupException($"The local storage needs Node.js {LeastMajor} or later, and {node} is {(version.Length > 0 ? version : "not working")}: {WayOut}");
        }

        var npm = Find(path, windows ? "npm.cmd" : "npm") ?? throw new StartupException($"The local storage is installed by npm, and there is no npm on the PATH beside {node}: {WayOut}");
        return new NodeRuntime(node, npm);
    }

    internal static int? Major(string version) =>
        version.StartsWith('v') && int.TryParse(version.AsSpan(1, Math.Max(0, version.IndexOf('.', StringComparison.Ordinal) - 1)), CultureInfo.InvariantCulture, out var major) ? major : null;

    internal static string? Find(string path, string program) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static async Task<string> VersionAsync(string node, CancellationToken cancellationToken)
    {
        var version = "";
        await using var process = GuardedProcess.Start(new GuardedCommand(node, ["--version"]) { OnOutput = line => version = line.Trim() });
        await process.Exited.WaitAsync(cancellationToken);
        return version;
    }
}
