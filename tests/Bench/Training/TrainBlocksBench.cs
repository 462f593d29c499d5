using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Serverless.Bench.Extraction;
using Serverless.Cleaning.Html;
using Serverless.Cleaning.Html.Judging;

namespace Serverless.Bench.Training;

/// <summary>train-blocks: learns the cleaner's block model; says first how a model that saw one half of the pages does on the other.</summary>
internal static class TrainBlocksBench
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo[]>("--data") { Description = "Folders with gold.json and html/; may be given more than once.", Required = true, AllowMultipleArgumentsPerToken = true };
        var output = new Option<FileInfo?>("--out") { Description = "Where the model trained on all pages goes; without it, only the halves are measured." };
        var skip = new Option<bool>("--no-check") { Description = "Do not measure the halves first." };
        var half = new Option<string?>("--half") { Description = "Learn only from half a or half b." };
        half.AcceptOnlyFromAmong("a", "b");
        var oracle = new Option<bool>("--oracle") { Description = "Print what the labels themselves would score, then stop." };
        var firstTrees = new Option<int>("--first") { Description = "Trees of the first opinion.", DefaultValueFactory = _ => 120 };
        var secondTrees = new Option<int>("--second") { Description = "Trees of the second opinion.", DefaultValueFactory = _ => 120 };
        var minWeight = new Option<float>("--min-weight") { Description = "Least weight of a leaf.", DefaultValueFactory = _ => 40 };
        var ridge = new Option<float>("--ridge") { Description = "Weight that draws leaves towards zero.", DefaultValueFactory = _ => 40 };
        var worst = new Option<int>("--worst") { Description = "Pages of half a to list, worst first, judged by the model that did not see them.", DefaultValueFactory = _ => 0 };
        var threshold = new Option<float>("--threshold") { Description = "Log odds from which a block is kept.", DefaultValueFactory = _ => 0 };
        var command = new Command("train-blocks", "Trains the model that judges blocks of HTML pages.") { data, output, skip, half, oracle, firstTrees, secondTrees, minWeight, ridge, worst, threshold };
        command.SetAction(parsed =>
        {
            var started = Stopwatch.GetTimestamp();
            var sets = parsed.GetValue(data)!.Select(folder => new TrainingSet(folder.Name, [.. GoldSet.Read(folder.FullName).Select(TrainingPage.Load)])).ToList();
            Console.WriteLine($"read {sets.Sum(set => set.Pages.Count)} pages in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, {BlockFeatures.Count} + {OpinionFeatures.Count} columns");
            if (parsed.GetValue(oracle)) return Oracle(sets);

            TreeSettings Settings(Option<int> trees, int seed) => new(parsed.GetValue(trees), Depth: 5, Rate: 0.12f, ColumnShare: 0.35f, parsed.GetValue(minWeight), parsed.GetValue(ridge), seed);
            var trainer = new ModelTrainer(Settings(firstTrees, 1), Settings(secondTrees, 2), parsed.GetValue(threshold));
            if (!parsed.GetValue(skip)) Check(sets, trainer, parsed.GetValue(worst));
            if (parsed.GetValue(output) is { } file) Write(trainer.Train([.. sets.SelectMany(set => set.Pages).Where(page => parsed.GetValue(half) is not { } only || page.Gold.IsInHalfA == (only == "a"))]), file);
            Console.WriteLine($"done in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
            return 0;
        });
        return command;
    }

    private static int Oracle(List<TrainingSet> sets)
    {
        foreach (var set in sets)
        {
            var score = new Score();
            foreach (var page in set.Pages) score.Add(page.Gold, string.Join("\n\n", page.Whole.Facts.Page.Blocks.Where((_, i) => page.Whole.Answers.Labels[i]).Select(block => block.Text)));
            Console.WriteLine($"{set.Name,-24} labels {score.F1:0.0000}  p {score.Precision:0.0000}  r {score.Recall:0.0000}");
        }

        return 0;
    }

    private static void Check(List<TrainingSet> sets, ModelTrainer trainer, int worst)
    {
        var figures = new List<(string Key, double Value)>();
        var listed = new List<(double F1, string Line)>();
        foreach (var trainsOnA in new[] { true, false })
        {
            var model = trainer.Train([.. sets.SelectMany(set => set.Pages).Where(page => page.Gold.IsInHalfA == trainsOnA)]);
            foreach (var set in sets)
            {
                Score seen = new(), unseen = new();
                foreach (var page in set.Pages)
                {
                    var isSeen = page.Gold.IsInHalfA == trainsOnA;
                    var f1 = (isSeen ? seen : unseen).Add(page.Gold, TextOf(page, model));
                    if (!isSeen && !trainsOnA) listed.Add((f1, $"{set.Name} {page.Gold.Id}  {f1:0.000}"));
                }

                var key = $"{set.Name}_{(trainsOnA ? "b" : "a")}";
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key,-24} unseen half: F1 {unseen.F1:0.0000}  p {unseen.Precision:0.0000}  r {unseen.Recall:0.0000}  exact {unseen.Exact:0.000}   (half it learned from: {seen.F1:0.0000})"));
                figures.Add((key, unseen.F1));
            }
        }

        foreach (var (_, line) in listed.OrderBy(item => item.F1).Take(worst)) Console.WriteLine(line);
        Result.Print([.. figures]);
    }

    private static string TextOf(TrainingPage page, BlockModel model) =>
        string.Join("\n\n", HtmlCleaner.Clean(page.Html, page.Gold.Url, model).Blocks.Select(block => block.Text));

    private static void Write(BlockModel model, FileInfo file)
    {
        using var stream = file.Create();
        model.Write(stream);
        Console.WriteLine($"wrote {file.FullName}");
    }

    private sealed record TrainingSet(string Name, List<TrainingPage> Pages);
}
