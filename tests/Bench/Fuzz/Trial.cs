using System.Diagnostics;
using System.Globalization;
using Serverless.Articles;
using Serverless.Cleaning;

namespace Serverless.Bench.Fuzz;

/// <summary>Runs the cleaner on one input after the other and keeps those that break a promise.</summary>
internal sealed class Trial(string folder)
{
    // The stack of a thread-pool thread; deep nesting that fits into the eight megabytes of a main thread proves nothing.
    private const int StackBytes = 1_500_000;
    private const double MaxSecondsPerMb = 2;
    private const double MaxBytesPerByte = 500;
    private const long FreeBytes = 64 << 20;
    private static readonly TimeSpan s_hang = TimeSpan.FromMinutes(5);

    public int Runs { get; private set; }

    public int Findings { get; private set; }

    public int Articles { get; private set; }

    public int Refusals { get; private set; }

    public double SlowestMsPerMb { get; private set; }

    public string Slowest { get; private set; } = "";

    /// <summary>Cleans an input and judges exception, time and memory.</summary>
    public void Run(string name, byte[] bytes)
    {
        Runs++;
        // A stack overflow ends the process at once: what it was busy with must lie there already.
        Directory.CreateDirectory(folder);
        var current = Path.Combine(folder, "current.bin");
        File.WriteAllBytes(current, bytes);

        var outcome = Clean(bytes);
        var limit = MaxSecondsPerMb * Math.Max(1, bytes.Length / 1e6);
        // The first run may have paid for compilation and garbage of others: only what is slow twice is slow.
        if (outcome.Problem is null && outcome.Seconds > limit) outcome = Clean(bytes) is { Problem: null } again && again.Seconds < outcome.Seconds ? again : outcome;

        if (outcome.Problem is { } problem) Report(name, problem);
        else if (outcome.Seconds > limit) Report(name, string.Create(CultureInfo.InvariantCulture, $"took {outcome.Seconds:F1} s for {bytes.Length / 1e6:F1} MB"));
        else if (outcome.Allocated > FreeBytes + MaxBytesPerByte * bytes.Length) Report(name, string.Create(CultureInfo.InvariantCulture, $"allocated {outcome.Allocated / 1e6:F0} MB for {bytes.Length / 1e6:F1} MB"));

        if (outcome.IsArticle) Articles++;
        else Refusals++;
        var msPerMb = outcome.Seconds * 1000 / Math.Max(0.1, bytes.Length / 1e6);
        if (msPerMb > SlowestMsPerMb) (SlowestMsPerMb, Slowest) = (msPerMb, name);
        File.Delete(current);
    }

    private readonly record struct Outcome(double Seconds, long Allocated, bool IsArticle, string? Problem);

    private static Outcome Clean(byte[] bytes)
    {
        var outcome = new Outcome(0, 0, false, "hung");
        var thread = new Thread(() => outcome = Measure(bytes), StackBytes) { IsBackground = true };
        thread.Start();
        if (thread.Join(s_hang)) return outcome;

        throw new TimeoutException($"The cleaner did not come back within {s_hang.TotalMinutes} minutes; its input lies in .local/fuzz/current.bin.");
    }

    private static Outcome Measure(byte[] bytes)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = ProcessorTime();
        var (isArticle, problem) = Judge(bytes);
        return new Outcome((ProcessorTime() - started).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - allocated, isArticle, problem);
    }

    // Not the clock: what else the machine is busy with is no fault of the input.
    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static (bool IsArticle, string? Problem) Judge(byte[] bytes)
    {
        try
        {
            var article = ArticleCleaner.Clean(new ArticleSource { Bytes = bytes, Name = "fuzz" });
            return (true, article.Sentences.All(sentence => sentence.Start >= 0 && sentence.Start < sentence.End && sentence.End <= article.Text.Length) ? null : "a sentence lies outside the text");
        }
        catch (UnreadableArticleException)
        {
            return (false, null);
        }
        catch (Exception e)
        {
            return (false, e.ToString());
        }
    }

    private void Report(string name, string problem)
    {
        Findings++;
        var kept = Path.Combine(folder, $"{name}.bin");
        File.Copy(Path.Combine(folder, "current.bin"), kept, overwrite: true);
        Console.WriteLine($"FINDING {name}: {problem}\n  input kept as {kept}");
    }
}
