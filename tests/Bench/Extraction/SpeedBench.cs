using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Serverless.Cleaning.Charset;
using Serverless.Cleaning.Html;

namespace Serverless.Bench.Extraction;

/// <summary>
/// extraction-speed: one core, warm; the leanest AngleSharp parse is the floor, SmartReader the peer. Each runs in a process of
/// its own, one after the other: all build on the same parser, which the runtime compiles for the nodes it has met first, so that
/// whoever came second in one process was measured with code made for another. Seconds are processor seconds of the process, so
/// that other work on the machine changes little. Each warms up for equally long: a round of a fast cleaner is over before the
/// runtime has compiled it with all its optimizations, a round of a slow one is not. Each is timed for equally long, and its
/// median round counts: a slow minute of a virtual machine must not fall on all rounds of a fast cleaner and on few of a slow one.
/// </summary>
internal static class SpeedBench
{
    private const int FewestRounds = 3;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(15);

    private static readonly HtmlParserOptions s_leanest = new()
    {
        DisableElementPositionTracking = true,
        SkipComments = true,
        SkipScriptText = true,
        SkipRawText = true,
        SkipCDATA = true,
        SkipProcessingInstructions = true,
        SkipPlaintext = true,
    };

    private static readonly Dictionary<string, Action<LoadedPage>> s_work = new()
    {
        ["parse"] = page => new HtmlParser(s_leanest).ParseDocument(page.Html),
        ["html"] = page => HtmlCleaner.Clean(page.Html, page.Gold.Url),
        ["whole"] = page => Extractors.Ours(page.Gold, page.Bytes),
        ["peer"] = page => Extractors.SmartReader(page.Gold, page.Html),
    };

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with gold.json and html/.", Required = true };
        var seconds = new Option<int>("--seconds") { Description = "How long each is timed, and for three rounds at least; the median one counts.", DefaultValueFactory = _ => 25 };
        var limit = new Option<int>("--limit") { Description = "Only so many pages, spread over the set.", DefaultValueFactory = _ => int.MaxValue };
        var only = new Option<string?>("--only") { Description = "Measures one of them in this process and prints its numbers as JSON: parse, html, whole or peer." };
        var command = new Command("extraction-speed", "Pages and megabytes per second on one core: parse only, ours, SmartReader.") { data, seconds, limit, only };
        command.SetAction(async (parsed, cancel) =>
        {
            var (folder, time, pages) = (parsed.GetValue(data)!.FullName, parsed.GetValue(seconds), parsed.GetValue(limit));
            if (parsed.GetValue(only) is { } name) Console.WriteLine(JsonSerializer.Serialize(Measure(Load(folder, pages), TimeSpan.FromSeconds(time), s_work[name])));
            else await CompareAsync(folder, time, pages, cancel);
        });
        return command;
    }

    private static async Task CompareAsync(string folder, int seconds, int limit, CancellationToken cancel)
    {
        Console.WriteLine($"{"",-34} {"pages/s",8} {"MB/s",7} {"kB/page",8} {"slowest",9}");
        var parse = await MeasureApartAsync("parse", "AngleSharp, leanest parse");
        var html = await MeasureApartAsync("html", "ours, HTML text to blocks");
        var whole = await MeasureApartAsync("whole", "ours, bytes to article");
        var peer = await MeasureApartAsync("peer", "SmartReader");
        Result.Print(("pages_per_s", html.PagesPerSecond), ("vs_smartreader", html.PagesPerSecond / peer.PagesPerSecond), ("vs_parse", html.PagesPerSecond / parse.PagesPerSecond), ("whole_vs_smartreader", whole.PagesPerSecond / peer.PagesPerSecond));

        async Task<Speed> MeasureApartAsync(string only, string name)
        {
            var answer = await OwnProcess.RunAsync(["extraction-speed", "--data", folder, "--seconds", $"{seconds}", "--limit", $"{limit}", "--only", only], cancel);
            var speed = JsonSerializer.Deserialize<Speed>(answer)!;
            Print(name, speed);
            return speed;
        }
    }

    private static List<LoadedPage> Load(string folder, int limit)
    {
        var gold = GoldSet.Read(folder);
        var step = Math.Max(1, gold.Count / limit);
        return gold.Where((_, i) => i % step == 0).ToList().ConvertAll(page =>
        {
            var bytes = page.ReadBytes();
            return new LoadedPage(page, bytes, CharsetReader.Read(bytes, null).Text);
        });
    }

    private static Speed Measure(List<LoadedPage> pages, TimeSpan time, Action<LoadedPage> work)
    {
        var started = Stopwatch.GetTimestamp();
        do
        {
            foreach (var page in pages) work(page);
        }
        while (Stopwatch.GetElapsedTime(started) < s_warmUp);

        var rounds = new List<Speed>();
        started = Stopwatch.GetTimestamp();
        while (rounds.Count < FewestRounds || Stopwatch.GetElapsedTime(started) < time)
        {
            GC.Collect();
            rounds.Add(Once(pages, work));
        }

        rounds.Sort((one, other) => one.PagesPerSecond.CompareTo(other.PagesPerSecond));
        return rounds[rounds.Count / 2];
    }

    private static Speed Once(List<LoadedPage> pages, Action<LoadedPage> work)
    {
        var slowest = TimeSpan.Zero;
        var slowestId = "";
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Environment.CpuUsage.TotalTime;
        foreach (var page in pages)
        {
            var before = Stopwatch.GetTimestamp();
            work(page);
            var took = Stopwatch.GetElapsedTime(before);
            if (took > slowest) (slowest, slowestId) = (took, page.Gold.Id);
        }

        var seconds = (Environment.CpuUsage.TotalTime - started).TotalSeconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return new Speed(pages.Count / seconds, pages.Sum(page => (double)page.Bytes.Length) / 1e6 / seconds, allocated / 1e3 / pages.Count, slowest.TotalMilliseconds, slowestId);
    }

    private static void Print(string name, Speed speed) =>
        Console.WriteLine($"{name,-34} {speed.PagesPerSecond,8:0} {speed.MegabytesPerSecond,7:0.0} {speed.KilobytesPerPage,8:0} {speed.SlowestMs,6:0} ms   (page {speed.SlowestId})");

    private sealed record LoadedPage(GoldPage Gold, byte[] Bytes, string Html);

    private sealed record Speed(double PagesPerSecond, double MegabytesPerSecond, double KilobytesPerPage, double SlowestMs, string SlowestId);
}
