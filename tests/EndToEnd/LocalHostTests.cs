using System.Diagnostics;
using System.Text.Json;
using Serverless.ScriptedModel;
using Xunit;

namespace Serverless.EndToEnd;

public sealed class LocalHostTests
{
    private static readonly Dictionary<string, string> s_settings = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Once_TwoFiles_PrintsTheirDocumentsAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "a b.txt"), Texts.Article("Printed text"));
        File.WriteAllText(Path.Combine(folder.Path, "page.html"), Texts.Page("Printed page"));

        await using var host = LocalHostProcess.Start(s_settings, "--once", "--ephemeral", "--port", FreePort.Next(), folder.Path);

        await host.EndsWithAsync(0, Stop);
        Assert.Equal(["a b.txt", "page.html"], Documents(host.Output).Select(json => Path.GetFileName(Contract.Summary(json).Source.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Once_FileWithoutAnArticle_PrintsItsProblemAndFails()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "zero.txt");
        File.WriteAllText(file, "");

        await using var host = LocalHostProcess.Start(s_settings, "--once", "--ephemeral", "--port", FreePort.Next(), file);

        await host.EndsWithAsync(1, Stop);
        Assert.EndsWith(":empty", Contract.Failure(Assert.Single(Documents(host.Output))).Type, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_ModelAsksToComeBackTomorrow_LeavesAndSaysSo()
    {
        await using var model = await ScriptedModelServer.StartAsync(clock: null, Stop);
        model.Script = _ => ModelReply.Throttled(TimeSpan.FromDays(1), RetryAfterSpelling.Seconds);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "put off.txt");
        File.WriteAllText(file, Texts.Article("Put off"));
        var settings = new Dictionary<string, string>
        {
            ["Summarizer__Provider"] = "azure-openai",
            ["Summarizer__Endpoint"] = model.Endpoint.AbsoluteUri,
            ["Summarizer__Model"] = "scripted",
            ["Summarizer__ApiKey"] = "key",
        };

        await using var host = LocalHostProcess.Start(settings, "--once", "--patience", "5", "--ephemeral", "--port", FreePort.Next(), file);

        await host.EndsWithAsync(1, Stop);
        Assert.Empty(host.Output);
        Assert.Contains(host.Log, line => line.Contains("put off.txt: attempt 1 follows in", StringComparison.Ordinal));
        Assert.Contains("no outcome yet: put off.txt", host.Log);
        Assert.Contains(host.Log, line => line.Contains("start again without it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WrongSetting_SaysWhichInASentence()
    {
        var settings = new Dictionary<string, string> { ["Storage__StateContainer"] = "articles" };

        await using var host = LocalHostProcess.Start(settings, "--ephemeral", "--port", FreePort.Next());

        await host.EndsWithAsync(2, Stop);
        Assert.Contains(host.Log, line => line.Contains("Storage__StateContainer", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log, line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Kill_WorkerAndTheNextWhileItStarts_AnotherFollows()
    {
        await using var host = await LocalHostProcess.ListenAsync(s_settings, Stop);
        for (var workers = 1; workers <= 2; workers++)
        {
            // The second has a process but has not said a word yet.
            using (var worker = Process.GetProcessById(host.Workers[^1])) worker.Kill();
            await Poll.UntilAsync(() => host.Workers.Count > workers, TimeSpan.FromMinutes(2), () => $"worker {workers + 1}:\n{string.Join('\n', host.Log)}", Stop);
        }

        using var http = new HttpClient { BaseAddress = await host.AddressAsync(Stop) };
        using var answer = await http.PostAsync("/api/summaries", new StringContent(Texts.Article("After two deaths")), Stop);

        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Kill_LocalHost_LeavesNoProcessAndNoPort()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are listed from /proc.");
        await using var host = await LocalHostProcess.ListenAsync(s_settings, Stop);
        var port = (await host.AddressAsync(Stop)).Port;
        var children = ProcessTree.Below(host.Id);
        Assert.Contains(host.Workers[^1], children);

        host.Kill();

        await Poll.UntilAsync(
            () => !children.Any(ProcessTree.IsRunning), TimeSpan.FromSeconds(30), () => $"processes {string.Join(", ", children.Where(ProcessTree.IsRunning))} to end", Stop);
        await Poll.UntilAsync(() => FreePort.IsFree(port), TimeSpan.FromSeconds(5), () => $"port {port} to be free", Stop);
    }

    // Documents follow each other; the reader takes one after the other whatever stands between them.
    private static List<string> Documents(string output)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(output), new JsonReaderOptions { AllowMultipleValues = true });
        var documents = new List<string>();
        while (reader.Read()) documents.Add(JsonElement.ParseValue(ref reader).GetRawText());
        return documents;
    }
}

/// <summary>A folder that goes when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("serverless-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Processes and who started them, on Linux.</summary>
internal static class ProcessTree
{
    /// <summary>Everybody below a process.</summary>
    public static IReadOnlyList<int> Below(int id)
    {
        var parents = Process.GetProcesses().Select(process => (process.Id, Parent: ParentOf(process.Id))).Where(pair => pair.Parent is not null).ToLookup(pair => pair.Parent!.Value, pair => pair.Id);
        var found = new List<int>();
        for (var queue = new Queue<int>([id]); queue.TryDequeue(out var next);)
        {
            foreach (var child in parents[next])
            {
                found.Add(child);
                queue.Enqueue(child);
            }
        }

        return found;
    }

    /// <summary>Whether it runs; one that ended and waits to be collected does not.</summary>
    public static bool IsRunning(int id) => Fields(id) is [var state, ..] && state is not "Z" and not "X";

    private static int? ParentOf(int id) => Fields(id) is [_, var parent, ..] ? int.Parse(parent, System.Globalization.CultureInfo.InvariantCulture) : null;

    // proc_pid_stat(5): the name in parentheses may itself hold spaces and parentheses.
    private static string[] Fields(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
