using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Serverless.Bench.Fuzz;

/// <summary>Throws mutated and hostile input at the cleaner; anything but an article or an UnreadableArticleException is a finding.</summary>
internal static class FuzzBench
{
    private static readonly string s_root =
        typeof(FuzzBench).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly string s_findings = Path.Combine(s_root, ".local/fuzz");

    public static Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long to run.", DefaultValueFactory = _ => 1 };
        var seed = new Option<int?>("--seed") { Description = "Repeats a run; without it one is drawn and printed." };
        var data = new Option<string?>("--data") { Description = "A folder with html/ID.html.gz whose pages are mutated too." };
        var input = new Option<string?>("--input") { Description = "Runs this one file instead, such as the kept input of a finding." };
        var command = new Command("fuzz", "Mutated and hostile input against the cleaner; findings are kept under .local/fuzz.") { minutes, seed, data, input };
        command.SetAction(parsed => parsed.GetValue(input) is { } file
            ? Repeat(file)
            : Run(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(seed) ?? Random.Shared.Next(), parsed.GetValue(data)));
        return command;
    }

    private static int Run(TimeSpan limit, int seed, string? data)
    {
        var corpus = SeedCorpus.Load(Path.Combine(s_root, "tests/Golden"), data);
        var trial = new Trial(s_findings);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {corpus.Count} seed inputs"));

        var started = Stopwatch.StartNew();
        foreach (var (name, bytes) in HostileInputs.All())
        {
            if (started.Elapsed > limit) break;
            trial.Run(name, bytes);
        }

        var random = new Random(seed);
        for (var run = 0; started.Elapsed < limit; run++)
        {
            trial.Run(string.Create(CultureInfo.InvariantCulture, $"seed-{seed}-run-{run}"), Mutator.Mutate(random, corpus));
        }

        return Conclude(trial);
    }

    private static int Repeat(string file)
    {
        var trial = new Trial(s_findings);
        trial.Run(Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file));
        return Conclude(trial);
    }

    private static int Conclude(Trial trial)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trial.Runs} runs: {trial.Articles} articles, {trial.Refusals} refused, slowest {trial.SlowestMsPerMb:F0} ms per MB ({trial.Slowest})"));
        Result.Print(("runs", trial.Runs), ("findings", trial.Findings));
        return trial.Findings == 0 ? 0 : 1;
    }
}
