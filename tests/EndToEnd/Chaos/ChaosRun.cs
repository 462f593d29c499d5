using System.Diagnostics;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.ScriptedModel;
using Xunit;

namespace Serverless.EndToEnd.Chaos;

/// <summary>Lets a plan happen to the real worker behind the local host, waits for quiet and looks at what is left.</summary>
internal sealed class ChaosRun(ChaosPlan plan, int seed)
{
    private const int StorageFaultPercent = 6;

    // Killed workers leave leases of 15 s and messages hidden for 30 s; the last of them come back after the last fault.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan s_calm = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_leaseLimit = TimeSpan.FromSeconds(60);

    // The host waits longer after every death, up to 30 s.
    private static readonly TimeSpan s_rebirth = TimeSpan.FromMinutes(3);

    private readonly List<(long Before, long After)> _kills = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Runs all of it; returns what happened, for the log of the test.</summary>
    public async Task<string> RunAsync()
    {
        await using var model = await ScriptedModelServer.StartAsync(clock: null, Stop);
        var script = new ChaosModel(seed, plan.Filtered);
        model.Script = script.Answer;

        // Its worker has nothing to do with articles: it lends the storage that the proxy stands in front of.
        await using var lender = await LocalHostProcess.ListenAsync(new Dictionary<string, string>(), Stop, "--app", LocalHostProcess.EmptyApp);
        var connection = await lender.StorageAsync(Stop);
        var storage = new ChaosStorage(new BlobServiceClient(connection), new QueueServiceClient(connection));
        await using var proxy = await FaultProxy.StartAsync(connection, StorageFaultPercent, seed, Stop);
        await using var host = LocalHostProcess.Start(Settings(model), "--storage", proxy.ConnectionString, "--port", FreePort.Next());
        await host.AddressAsync(Stop);
        proxy.Worker = () => host.Workers is [.., var last] ? last : null;

        proxy.Armed = true;
        var started = Stopwatch.GetTimestamp();
        var standstill = TimeSpan.Zero;
        foreach (var happening in plan.Happenings)
        {
            var wait = happening.At + standstill - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, Stop);
            var before = Stopwatch.GetTimestamp();
            await HappenAsync(happening, storage, host);
            // What was planned for after a death happens while there is a worker again, and not all at once.
            if (happening is Kill) standstill += Stopwatch.GetElapsedTime(before);
        }

        await Task.Delay(s_calm, Stop);
        proxy.Armed = false;
        var audit = new ChaosAudit(plan, storage);
        await SettleAsync(audit, host);
        var twice = ChaosAudit.PaidTwice(script.Calls, _kills).ToList();
        var about = plan.Happenings.OfType<Upload>().Where(upload => twice.Any(line => line.StartsWith(upload.Edition.Topic + ":", StringComparison.Ordinal))).Select(upload => upload.Name).ToHashSet();
        Assert.True(twice.Count == 0, $"paid twice: {string.Join('\n', twice)}\n{string.Join('\n', host.Log.Where(line => about.Any(name => line.Contains(name, StringComparison.Ordinal))))}");
        return Report(script, proxy, Stopwatch.GetElapsedTime(started));
    }

    private static async Task SettleAsync(ChaosAudit audit, LocalHostProcess host)
    {
        var wrong = "";
        await Poll.UntilAsync(
            async () => (wrong = await audit.LookAsync(Stop)).Length == 0 ? "quiet" : null, s_patience,
            () => $"quiet; what is still wrong:\n{wrong}\n{string.Join('\n', host.Log.TakeLast(60))}", Stop);
        // Quiet is what stays so.
        await Task.Delay(s_calm, Stop);
        Assert.Equal("", await audit.LookAsync(Stop));

        var leased = "";
        await Poll.UntilAsync(
            async () => (leased = await audit.LeasesAsync(Stop)).Length == 0 ? "free" : null, s_leaseLimit, () => $"claims to run out: {leased}", Stop);
    }

    private async Task HappenAsync(Happening happening, ChaosStorage storage, LocalHostProcess host)
    {
        switch (happening)
        {
            case Upload upload:
                await storage.UploadAsync(upload.Name, upload.Edition.Bytes, Stop);
                break;
            case Delivery delivery:
                await storage.DeliverAsync(delivery, Stop);
                break;
            default:
                await KillAsync(host);
                break;
        }
    }

    private async Task KillAsync(LocalHostProcess host)
    {
        var before = Stopwatch.GetTimestamp();
        var workers = host.Workers;
        if (ProcessTree.IsRunning(workers[^1]))
        {
            using var worker = Process.GetProcessById(workers[^1]);
            worker.Kill();
            await worker.WaitForExitAsync(Stop);
        }

        _kills.Add((before, Stopwatch.GetTimestamp()));
        await Poll.UntilAsync(() => host.Workers.Count > workers.Count, s_rebirth, () => $"a new worker:\n{string.Join('\n', host.Log.TakeLast(60))}", Stop);
    }

    private string Report(ChaosModel script, FaultProxy proxy, TimeSpan time)
    {
        var text = new StringBuilder();
        text.AppendLine(FormattableString.Invariant(
            $"{plan.Newest.Count} articles, {plan.Happenings.OfType<Upload>().Count()} uploads, {plan.Happenings.OfType<Delivery>().Count()} further deliveries, {_kills.Count} workers killed, {time.TotalSeconds:F0} s"));
        text.AppendLine(FormattableString.Invariant(
            $"{script.Calls.Count} model calls for {plan.Contents} contents: {script.Calls.Count(call => call.Fault is null)} answered, {script.Calls.Count(call => call.Fault is not null)} scripted to fail"));
        text.AppendLine("model: " + string.Join(", ", script.Calls.Where(call => call.Fault is not null).CountBy(call => call.Fault!).OrderByDescending(fault => fault.Value).Select(fault => $"{fault.Value} × {fault.Key}")));
        text.AppendLine("storage: " + string.Join(", ", proxy.Faults.OrderByDescending(fault => fault.Value).Select(fault => $"{fault.Value} × {fault.Key}")));
        return text.ToString();
    }

    private static Dictionary<string, string> Settings(ScriptedModelServer model) => new()
    {
        ["Summarizer__Provider"] = "azure-openai",
        ["Summarizer__Endpoint"] = model.Endpoint.AbsoluteUri,
        ["Summarizer__Model"] = "scripted",
        ["Summarizer__ApiKey"] = "key",
        ["Summarizer__CallTimeout"] = "00:00:02",
        ["Summarizer__ArticleBudget"] = "00:00:20",
        ["Storage__ClaimDuration"] = "00:00:15",
        // Many and short: the test is about what is left at the end, and a content may fail in several attempts.
        ["Retries__Delays"] = string.Join(' ', Enumerable.Repeat("00:00:01", 4).Concat(Enumerable.Repeat("00:00:02", 12))),
    };
}
