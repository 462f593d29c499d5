using System.CommandLine;
using System.Globalization;
using Serverless.ScriptedModel;

namespace Serverless.Bench.Load;

/// <summary>Many articles at once through the local host, the real worker and a model that takes its time.</summary>
internal static class LoadBench
{
    private const int Starts = 3;
    private const double Megabyte = 1024 * 1024;

    public static Command Create()
    {
        var articles = new Option<int>("--articles") { Description = "Articles to upload, each with a content of its own.", DefaultValueFactory = _ => 500 };
        var latency = new Option<int>("--model-latency") { Description = "Milliseconds that each model call takes.", DefaultValueFactory = _ => 500 };
        var concurrency = new Option<int>("--concurrency") { Description = "Model calls at once; host.json lets 8 articles through at once.", DefaultValueFactory = _ => 8 };
        var seed = new Option<int>("--seed") { Description = "Makes the articles.", DefaultValueFactory = _ => 1 };
        var app = new Option<string?>("--app") { Description = "Folder of a published function app; the built one without it." };
        var empty = new Option<string>("--empty-app") { Description = "Folder of the worker to compare with.", DefaultValueFactory = _ => LoadHost.EmptyApp };
        var command = new Command("load", "Articles per second, waits, model calls, storage transactions, memory and cold start of the worker beside an empty one.") { articles, latency, concurrency, seed, app, empty };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = new Plan(parsed.GetValue(articles), TimeSpan.FromMilliseconds(parsed.GetValue(latency)), parsed.GetValue(concurrency), parsed.GetValue(seed), parsed.GetValue(app), parsed.GetValue(empty)!);
            try
            {
                return await RunAsync(plan, cancellationToken);
            }
            catch (Exception problem) when (problem is InvalidOperationException or TimeoutException)
            {
                await Console.Error.WriteLineAsync(problem.Message);
                return 1;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(Plan plan, CancellationToken cancellationToken)
    {
        Say($"{plan.Articles} articles, {plan.Latency.TotalMilliseconds:F0} ms per model call, {plan.Concurrency} at once; {Environment.ProcessorCount} cores, load {MachineLoad()}");
        await using var model = await ScriptedModelServer.StartAsync(clock: null, cancellationToken);
        // Its worker is not measured: it lends the storage that all the others work on.
        await using var lender = LoadHost.Start(new Dictionary<string, string>(), ["--ephemeral", "--app", plan.EmptyApp], cancellationToken);
        await lender.AddressAsync(cancellationToken);
        var storage = await lender.StorageAsync(cancellationToken);
        await using var proxy = await CountingProxy.StartAsync(storage, cancellationToken);

        List<(TimeSpan ColdStart, long Bytes)> empty = [], own = [];
        var settings = Settings(plan, model);
        for (var start = 1; ; start++)
        {
            await using (var nothing = await StartedWorker.StartAsync(plan.EmptyApp, "/api/ping", proxy.ConnectionString, settings, cancellationToken))
            {
                empty.Add((nothing.ColdStart, nothing.PeakBytes));
            }

            await using var worker = await StartedWorker.StartAsync(plan.App, "/api/summaries", proxy.ConnectionString, settings, cancellationToken);
            own.Add((worker.ColdStart, worker.IdleBytes));
            if (start < Starts) continue;

            var run = new LoadRun(worker, proxy, model, plan.Latency);
            await run.RunAsync(GeneratedArticles.Make(plan.Articles, plan.Seed), storage, cancellationToken);
            return Report(plan, run, proxy, model.Calls, worker.PeakBytes, empty, own);
        }
    }

    private static int Report(Plan plan, LoadRun run, CountingProxy proxy, int calls, long peak, List<(TimeSpan ColdStart, long Bytes)> empty, List<(TimeSpan ColdStart, long Bytes)> own)
    {
        var waits = run.Waits;
        var (rate, ideal) = (plan.Articles / run.Duration.TotalSeconds, plan.Concurrency / plan.Latency.TotalSeconds);
        var (byWorker, byListener, byPrinting) = (PerArticle(plan, proxy, Sender.Worker), PerArticle(plan, proxy, Sender.Listener), PerArticle(plan, proxy, Sender.Printing));
        var (emptyStart, ownStart) = (Median(empty.Select(start => start.ColdStart.TotalMilliseconds)), Median(own.Select(start => start.ColdStart.TotalMilliseconds)));
        var (emptyBytes, idleBytes) = (Median(empty.Select(start => (double)start.Bytes)), Median(own.Select(start => (double)start.Bytes)));
        Say($"articles per second    {rate,9:F2}   ideal {ideal:F2}, {rate / ideal:P1} of it");
        Say($"upload to JSON, ms     {Percentile(waits, 50),9:F0} p50 {Percentile(waits, 95):F0} p95 {Percentile(waits, 99):F0} p99 (all were uploaded at once: most of it is waiting in line)");
        Say($"model calls            {calls,9}   for {plan.Articles} articles");
        Say($"storage transactions   {byWorker + byListener,9:F2}   per article: {byWorker:F2} by the worker, {byListener:F2} by the listeners; {byPrinting:F2} more are the local host's, which prints what lands");
        foreach (var kind in proxy.Transactions.GroupBy(Kind).OrderByDescending(kind => kind.Count()).Where(kind => kind.Count() * 20 >= plan.Articles))
        {
            Say($"    {kind.Count() / (double)plan.Articles,6:F2} {kind.Key}");
        }

        Say($"worker's peak memory   {peak / Megabyte,9:F0} MB; {idleBytes / Megabyte:F0} idle, empty worker {emptyBytes / Megabyte:F0}");
        foreach (var (landed, bytes) in run.Memory) Say($"    {bytes / Megabyte,6:F0} MB after {landed} articles");
        Say($"cold start, ms         {ownStart,9:F0}   empty worker {emptyStart:F0} (medians of {Starts}); load at the end {MachineLoad()}");
        Result.Print(("of_ideal", rate / ideal), ("model_calls", calls), ("transactions_per_article", byWorker + byListener), ("p50_ms", Percentile(waits, 50)), ("p99_ms", Percentile(waits, 99)),
            ("memory_vs_empty", peak / emptyBytes), ("coldstart_vs_empty", ownStart / emptyStart), ("transactions_with_printing", byWorker + byListener + byPrinting));
        return calls == plan.Articles ? 0 : 1;
    }

    private static Dictionary<string, string> Settings(Plan plan, ScriptedModelServer model) => new()
    {
        ["Summarizer__Provider"] = "azure-openai",
        ["Summarizer__Endpoint"] = model.Endpoint.ToString(),
        ["Summarizer__Model"] = "scripted",
        ["Summarizer__ApiKey"] = "scripted",
        ["Summarizer__MaxConcurrentCalls"] = plan.Concurrency.ToString(CultureInfo.InvariantCulture),
    };

    private static double PerArticle(Plan plan, CountingProxy proxy, Sender whose) => proxy.Transactions.Count(transaction => Whose(transaction) == whose) / (double)plan.Articles;

    // Nothing but printing reads results on the host's side, and Azure's host does not print.
    private static Sender Whose(Transaction transaction) => transaction switch
    {
        { ByWorker: true } => Sender.Worker,
        { Method: "GET", Container: "summaries" or "failures" } => Sender.Printing,
        _ => Sender.Listener,
    };

    private static string Kind(Transaction transaction) => string.Create(CultureInfo.InvariantCulture,
        $"{Whose(transaction),-8} {transaction.Service} {transaction.Method} {transaction.Container}{(transaction.Operation.Length > 0 ? "?comp=" + transaction.Operation : "")} {transaction.Status}");

    private static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 50);

    private static double Percentile(IReadOnlyList<double> ordered, int percent) => ordered[Math.Max(0, (int)Math.Ceiling(ordered.Count * percent / 100.0) - 1)];

    private static string MachineLoad() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private enum Sender
    {
        Worker,
        Listener,
        Printing,
    }

    private sealed record Plan(int Articles, TimeSpan Latency, int Concurrency, int Seed, string? App, string EmptyApp);
}
