using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Serverless.Unit.Infra;

/// <summary>The Bicep compiler of the NuGet package; it needs no network.</summary>
internal static class Bicep
{
    public static readonly string Root = Metadata("RepositoryRoot");

    public static readonly string Templates = Path.Combine(Root, "infra");

    private static readonly string s_program = Path.Combine(Metadata("BicepFolder"), OperatingSystem.IsWindows() ? "bicep.exe" : "bicep");

    // What the predicted resources are named after: made-up ids, the same on every machine.
    private static readonly string[] s_place =
    [
        "--subscription-id", "00000000-0000-0000-0000-0000000005b1", "--resource-group", "rg-news",
        "--location", "westeurope", "--tenant-id", "00000000-0000-0000-0000-00000000007e",
    ];

    public static BicepRun Run(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(s_program, [.. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new BicepRun(process.ExitCode, output, errors.Result);
    }

    /// <summary>Predicts the resources of a parameter set in a copy of the templates, after <paramref name="change"/> was made to the copy.</summary>
    public static JsonNode Predict(string set, Action<string>? change = null)
    {
        using var copy = new TemplateCopy();
        change?.Invoke(copy.Folder);
        var run = Run(["snapshot", Path.Combine(copy.Folder, "sets", set + ".bicepparam"), "--mode", "overwrite", .. s_place]);
        return run.ExitCode == 0
            ? JsonNode.Parse(File.ReadAllText(Path.Combine(copy.Folder, "sets", set + ".snapshot.json")))!
            : throw new InvalidOperationException($"bicep snapshot {set} failed: {run.Errors}");
    }

    private static string Metadata(string key) =>
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

/// <summary>What the compiler said.</summary>
internal sealed record BicepRun(int ExitCode, string Output, string Errors);

/// <summary>The templates in a folder of their own, where a test may change them and the compiler may write beside them.</summary>
internal sealed class TemplateCopy : IDisposable
{
    public TemplateCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Bicep.Templates, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".snapshot.json", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Bicep.Templates, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("bicep-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
