using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Serverless.EndToEnd;

public sealed class PublishTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publish_Release_ListensToEventsAndBringsEverythingButLocalSettings()
    {
        using var folder = new TemporaryFolder();
        await PublishAsync(folder.Path);

        var files = new DirectoryInfo(folder.Path).GetFiles("*", SearchOption.AllDirectories);
        TestContext.Current.TestOutputHelper!.WriteLine($"The package has {files.Length} files, {files.Sum(file => file.Length) / 1_000_000.0:F1} MB before compression.");
        Assert.Equal("EventGrid", TriggerSource(Path.Combine(folder.Path, "functions.metadata")));
        Assert.True(File.Exists(Path.Combine(folder.Path, "host.json")));
        Assert.DoesNotContain(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), file => Path.GetFileName(file).StartsWith("local.settings", StringComparison.Ordinal));
        Assert.True(BlobExtensionVersion(folder.Path) >= new Version(5, 3, 10));
    }

    [Fact]
    public void Build_Debug_Polls()
    {
        Assert.SkipUnless(Repository.Configuration == "Debug", "This is a Release build.");

        Assert.Equal("LogsAndContainerScan", TriggerSource(Path.Combine(Repository.Root, "src/Functions/bin/Debug/net10.0/functions.metadata")));
    }

    private static async Task PublishAsync(string folder)
    {
        // Compiling ahead changes neither what is published nor how it is triggered, and takes longest.
        string[] arguments = ["publish", Path.Combine(Repository.Root, "src/Functions"), "-c", "Release", "-o", folder, "-v", "quiet", "--nologo", "-p:PublishReadyToRun=false"];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync(Stop);
        await publish.WaitForExitAsync(Stop);
        Assert.True(publish.ExitCode == 0, output);
    }

    private static string TriggerSource(string metadata)
    {
        using var functions = JsonDocument.Parse(File.ReadAllText(metadata));
        var binding = functions.RootElement.EnumerateArray().SelectMany(function => function.GetProperty("bindings").EnumerateArray())
            .Single(binding => binding.GetProperty("type").GetString() == "blobTrigger");
        return binding.TryGetProperty("source", out var source) ? source.ToString() : "LogsAndContainerScan";
    }

    // The type's full name carries the version of its assembly.
    private static Version BlobExtensionVersion(string folder)
    {
        using var extensions = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "extensions.json")));
        var blobs = extensions.RootElement.GetProperty("extensions").EnumerateArray().Single(extension => extension.GetProperty("name").GetString() == "AzureStorageBlobs");
        return Version.Parse(blobs.GetProperty("typeName").GetString()!.Split("Version=")[1].Split(',')[0]);
    }
}
