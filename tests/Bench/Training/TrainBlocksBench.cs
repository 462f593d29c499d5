using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Serverless.Bench.Extraction;
using Serverless.Cleaning.Html;
using Serverless.Cleaning.Html.Judging;

namespace Serverless.Bench.Training;

/// <summary>train-blocks: learns the cleaner's block model; says first how models do on pages that they did not see.</summary>
internal static class TrainBlocksBench
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo[]>("--data") { Description = "Folders with gold.json and html/; may be given more than once.", Required = true, AllowMultipleArgumentsPerToken = true };
        var output = new Option<FileInfo?>("--out") { Description = "Where the model trained on all pages goes; without it, nothing is kept." };
        var skip = new Option<bool>("--no-check") { Description = "Do not measure on unseen pages first." };
        var folds = new Option<int>("--folds") { Description = "Each page is judged by a model that learned from the pages of all other folds.", DefaultValueFactory = _ => 5 };
        var oracle = new Option<bool>("--oracle") { Description = "Print what the labels themselves would score, then stop." };
        var firstTrees = new Option<int>("--first") { Description = "Trees of the first opinion.", DefaultValueFactory = _ => 120 };
        var secondTrees = new Option<int>("--second") { Description = "Trees of the second opinion.", DefaultValueFactory = _ => 120 };
        var minWeight = new Option<float>("--min-weight") { Description = "Least weight of a leaf.", DefaultValueFactory = _ => 40 };
        var ridge = new Option<float>("--ridge") { Description = "Weight that draws leaves towards zero.", DefaultValueFactory = _ => 40 };
        var worst = new Option<int>("--worst") { Description = "Pages to list, worst first, judged by the model that did not see them.", DefaultValueFactory = _ => 0 };
        var threshold = new Option<float>("--threshold") { Description = "Log odds from which a block is kept.", DefaultValueFactory = _ => 0 };
        var command = new Command("train-blocks", "Trains the model that judges blocks of HTML pages.") { data, output, skip, folds, oracle, firstTrees, secondTrees, minWeight, ridge, worst, threshold };
        command.SetAction(parsed =>
        {
            var started = Stopwatch.GetTimestamp();
            var sets = parsed.GetValue(data)!.Select(folder => new TrainingSet(folder.Name, [.. GoldSet.Read(folder.FullName).Select(TrainingPage.Load)])).ToList();
            Console.WriteLine($"read {sets.Sum(set => set.Pages.Count)} pages in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, {BlockFeatures.Count} + {OpinionFeatures.Count} columns");
            if (parsed.GetValue(oracle)) return Oracle(sets);

            TreeSettings Settings(Option<int> trees, int seed) => new(parsed.GetValue(trees), Depth: 5, Rate: 0.12f, ColumnShare: 0.35f, parsed.GetValue(minWeight), parsed.GetValue(ridge), seed);
            var trainer = new ModelTrainer(Settings(firstTrees, 1), Settings(secondTrees, 2), parsed.GetValue(threshold));
            if (!parsed.GetValue(skip)) Check(sets, trainer, parsed.GetValue(folds), parsed.GetValue(worst));
            if (parsed.GetValue(output) is { } file) Write(trainer.Train([.. sets.SelectMany(set => set.Pages)]), file);
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

    private static void Check(List<TrainingSet> sets, ModelTrainer trainer, int folds, int worst)
    {
        var scores = sets.ConvertAll(_ => new Score());
        var listed = new List<(double F1, string Line)>();
        for (var fold = 0; fold < folds; fold++)
        {
            var model = trainer.Train([.. sets.SelectMany(set => set.Pages).Where(page => page.Gold.FoldOf(folds) != fold)]);
            foreach (var (set, score) in sets.Zip(scores))
            {
                foreach (var page in set.Pages.Where(page => page.Gold.FoldOf(folds) == fold))
                    listed.Add((score.Add(page.Gold, TextOf(page, model)), $"{set.Name} {page.Gold.Id}"));
                Console.WriteLine($"{set.Name,-24} folds 0 to {fold}, unseen: {Line(score)}");
            }
        }

        foreach (var (f1, line) in listed.OrderBy(item => item.F1).Take(worst)) Console.WriteLine($"{line}  {f1:0.000}");
        Result.Print([.. sets.Zip(scores).Select(pair => (pair.First.Name, pair.Second.F1))]);
    }

    private static string Line(Score score) =>
        string.Create(CultureInfo.InvariantCulture, $"F1 {score.F1:0.0000}  p {score.Precision:0.0000}  r {score.Recall:0.0000}  exact {score.Exact:0.000}");

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
