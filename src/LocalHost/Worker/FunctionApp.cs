using System.Reflection;
using System.Text.Json;
using Serverless.LocalHost.Cli;

namespace Serverless.LocalHost.Worker;

/// <summary>A built isolated worker: its folder, its program and its host.json.</summary>
internal sealed record FunctionApp(string Folder, string Program, HostJson Host)
{
    /// <summary>Short name of the app, for ids.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Program);

    /// <summary>Reads the folder that the build wrote; null: that of the app built together with this host.</summary>
    /// <exception cref="StartupException">The folder holds no isolated worker.</exception>
    public static FunctionApp Open(string? folder)
    {
        folder = Path.GetFullPath(folder ?? BuildMetadata.Read("FunctionApp") ?? ".");
        var config = Path.Combine(folder, "worker.config.json");
        if (!File.Exists(config))
        {
            throw new StartupException($"{folder} holds no built isolated worker (worker.config.json is missing): build the function app, or name its output folder with --app.");
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(config));
            var program = json.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString()!;
            return new FunctionApp(folder, Path.Combine(folder, program), HostJson.Read(Path.Combine(folder, "host.json")));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StartupException($"{config} cannot be read ({e.Message}): build the function app again.", e);
        }
    }
}

/// <summary>What the build wrote into this assembly.</summary>
internal static class BuildMetadata
{
    public static string? Read(string key) =>
        typeof(BuildMetadata).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == key)?.Value;
}
