using System.CommandLine;
using System.Diagnostics;
using AngleSharp.Html.Parser;
using Serverless.Cleaning.Charset;
using Serverless.Cleaning.Html;

namespace Serverless.Bench.Extraction;

/// <summary>
/// extraction-speed: one core, warm; the leanest AngleSharp parse is the floor, SmartReader the peer. Seconds are processor
/// seconds of the process, so that other work on the machine changes little. Each warms up for equally long: a round of a fast
/// cleaner is over before the runtime has compiled it with all its optimizations, a round of a slow one is not.
/// </summary>
internal static class SpeedBench
{
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

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with gold.json and html/.", Required = true };
        var rounds = new Option<int>("--rounds") { Description = "Timed rounds; the best one counts.", DefaultValueFactory = _ => 3 };
        var limit = new Option<int>("--limit") { Description = "Only so many pages, spread over the set.", DefaultValueFactory = _ => int.MaxValue };
        var command = new Command("extraction-speed", "Pages and megabytes per second on one core: parse only, ours, SmartReader.") { data, rounds, limit };
        command.SetAction(parsed => Run(parsed.GetValue(data)!.FullName, parsed.GetValue(rounds), parsed.GetValue(limit)));
        return command;
    }

    private static int Run(string folder, int rounds, int limit)
    {
        var gold = GoldSet.Read(folder);
        var step = Math.Max(1, gold.Count / limit);
        var pages = gold.Where((_, i) => i % step == 0).ToList().ConvertAll(page =>
        {
            var bytes = page.ReadBytes();
            return new LoadedPage(page, bytes, CharsetReader.Read(bytes, null).Text);
        });
        var parse = Measure(pages, rounds, page => new HtmlParser(s_leanest).ParseDocument(page.Html));
        var html = Measure(pages, rounds, page => HtmlCleaner.Clean(page.Html, page.Gold.Url));
        var whole = Measure(pages, rounds, page => Extractors.Ours(page.Gold, page.Bytes));
        var peer = Measure(pages, rounds, page => Extractors.SmartReader(page.Gold, page.Html));

        Console.WriteLine($"{"",-34} {"pages/s",8} {"MB/s",7} {"kB/page",8} {"slowest",9}   {pages.Count} pages");
        Print("AngleSharp, leanest parse", parse);
        Print("ours, HTML text to blocks", html);
        Print("ours, bytes to article", whole);
        Print("SmartReader", peer);
        Result.Print(("pages_per_s", html.PagesPerSecond), ("vs_smartreader", html.PagesPerSecond / peer.PagesPerSecond), ("vs_parse", html.PagesPerSecond / parse.PagesPerSecond), ("whole_vs_smartreader", whole.PagesPerSecond / peer.PagesPerSecond));
        return 0;
    }

    private static Speed Measure(List<LoadedPage> pages, int rounds, Action<LoadedPage> work)
    {
        var started = Stopwatch.GetTimestamp();
        do
        {
            foreach (var page in pages) work(page);
        }
        while (Stopwatch.GetElapsedTime(started) < s_warmUp);

        var best = new Speed(0, 0, 0, 0, "");
        for (var round = 0; round < rounds; round++)
        {
            GC.Collect();
            var speed = Once(pages, work);
            if (speed.PagesPerSecond > best.PagesPerSecond) best = speed;
        }

        return best;
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
