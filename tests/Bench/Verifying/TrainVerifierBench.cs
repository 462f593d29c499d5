using System.CommandLine;
using Serverless.Verifying.Grounding;

namespace Serverless.Bench.Verifying;

/// <summary>
/// Trains the verifier's models on the development data. Articles are dealt into five folds; what is printed was measured on folds
/// that the model had not seen, what is written with <c>--out</c> was trained on all.
/// </summary>
internal static class TrainVerifierBench
{
    public const int Folds = 5;

    private static readonly BoosterOptions s_anchors = new(Trees: 120, Depth: 4, Rate: 0.15, LeastWeight: 8);
    private static readonly BoosterOptions s_negations = new(Trees: 120, Depth: 4, Rate: 0.15, LeastWeight: 8);

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with grounding and answers.", Required = true };
        var output = new Option<FileInfo?>("--out") { Description = "The models.txt to write; nothing is written without it." };
        var only = new Option<string>("--measure") { Description = "anchors, support, all or nothing.", DefaultValueFactory = _ => "all" };
        var command = new Command("train-verifier", "Trains the verifier's models and measures them on held-out articles.") { data, output, only };
        command.SetAction(result => Run(result.GetRequiredValue(data), result.GetValue(output), result.GetValue(only)!));
        return command;
    }

    private static void Run(string path, FileInfo? output, string only)
    {
        var set = TrainingSet.Make(path, seed: 4711);
        Console.WriteLine($"{set.Numbers.Count} numbers, {set.Names.Count} names, {set.Negations.Count} sentences for negation.");
        if (only is "all" or "anchors")
        {
            CrossValidate("number", set.Numbers, s_anchors);
            CrossValidate("name", set.Names, s_anchors);
            CrossValidate("negation", set.Negations, s_negations);
        }

        var claims = BenchData.ReadClaims(Path.Combine(path, "grounding"));
        if (only is "all" or "support") SupportTraining.CrossValidate(claims, set, Folds);
        if (output is null) return;

        var anchors = TrainAnchors(set, _ => true);
        using var writer = output.CreateText();
        writer.NewLine = "\n";
        writer.WriteLine("# Trained by: dotnet run -c Release --project tests/Bench -- train-verifier --data DIR --out FILE. Forest.cs says how to read it.");
        foreach (var (name, lines) in anchors) Write(writer, name, lines);
        Write(writer, "support", SupportTraining.Train(claims, Models(anchors)));
    }

    /// <summary>The lines of the three models of errors within an article, trained on some buckets.</summary>
    public static Dictionary<string, List<string>> TrainAnchors(TrainingSet set, Func<int, bool> bucket) => new()
    {
        ["number"] = Train([.. set.Numbers.Where(example => bucket(example.Bucket))], s_anchors),
        ["name"] = Train([.. set.Names.Where(example => bucket(example.Bucket))], s_anchors),
        ["negation"] = Train([.. set.Negations.Where(example => bucket(example.Bucket))], s_negations),
    };

    /// <summary>Those models, with a model of support that knows nothing.</summary>
    public static ErrorModels Models(Dictionary<string, List<string>> lines) =>
        new(Forest.Parse(lines["number"]), Forest.Parse(lines["name"]), Forest.Parse(lines["negation"]), Forest.Parse(["0"]));

    public static void Write(TextWriter writer, string section, List<string> lines)
    {
        writer.WriteLine($"[{section}]");
        foreach (var line in lines) writer.WriteLine(line);
    }

    /// <summary>Errors and faithful examples weigh the same together.</summary>
    public static List<string> Train(List<Example> examples, BoosterOptions options)
    {
        var errors = examples.Count(example => example.IsError);
        var weight = (double)(examples.Count - errors) / errors;
        return Booster.Train([.. examples.Select(example => example.Features)], [.. examples.Select(example => example.IsError)], [.. examples.Select(example => example.IsError ? weight : 1.0)], options);
    }

    private static void CrossValidate(string name, List<Example> examples, BoosterOptions options)
    {
        var scored = new List<(double Score, bool IsError, int Sentence)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var forest = Forest.Parse(Train([.. examples.Where(example => example.Bucket % Folds != fold)], options));
            scored.AddRange(examples.Where(example => example.Bucket % Folds == fold).Select(example => (forest.Score(example.Features), example.IsError, example.Sentence)));
        }

        // A sentence is flagged by its worst anchor, so alarms are counted per sentence.
        var alarms = scored.Where(example => !example.IsError).GroupBy(example => example.Sentence).Select(group => group.Max(example => example.Score)).OrderDescending().ToList();
        var errors = scored.Where(example => example.IsError).Select(example => example.Score).ToList();
        Console.WriteLine($"{name}: held out, {alarms.Count} faithful sentences with one, {errors.Count} errors");
        foreach (var share in (ReadOnlySpan<double>)[0.003, 0.005, 0.01, 0.02, 0.03, 0.05])
        {
            var threshold = alarms[(int)(share * alarms.Count)];
            Console.WriteLine($"  {share,6:P1} of them flagged above {threshold:F3}: {(double)errors.Count(score => score > threshold) / errors.Count:P1} of the errors caught");
        }
    }
}
