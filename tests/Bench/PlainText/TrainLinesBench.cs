using System.CommandLine;
using System.Diagnostics;
using Serverless.Bench.Extraction;
using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>
/// Trains the line model of the plain-text cleaner and reports its quality on texts it has not seen: trained on one half,
/// measured on the other, both ways round, and fold by fold; the written file is trained on all.
/// </summary>
internal static class TrainLinesBench
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Required = true, Description = "Folder of text dumps: gold.json and text/ID.txt.gz." };
        var pages = new Option<DirectoryInfo?>("--pages") { Description = "Folder of HTML pages in many languages, gold.json and html/ID.html.gz: their text, labelled by the HTML cleaner, is trained on as well." };
        var target = new Option<string?>("--out") { Description = "Where to write the model trained on all texts; the models of the halves go beside it, as FILE.a and FILE.b." };
        var halves = new Option<string>("--halves") { DefaultValueFactory = _ => "ab", Description = "Halves to measure on: a, b, ab or none." };
        var folds = new Option<int>("--folds") { Description = "Measure also by so many folds: each text by a model that learned from all other folds, which is nearer to the written model than half the texts are." };
        var worst = new Option<int>("--worst") { Description = "Unseen texts to list, worst first." };
        var command = new Command("train-lines", "Trains the line model of the plain-text cleaner.") { data, pages, target, halves, folds, worst };
        command.SetAction(result => Run(result.GetValue(data)!.FullName, result.GetValue(pages)?.FullName, result.GetValue(target), result.GetValue(halves)!, result.GetValue(folds), result.GetValue(worst)));
        return command;
    }

    private static void Run(string dumps, string? pages, string? target, string halves, int folds, int worst)
    {
        var watch = Stopwatch.StartNew();
        var texts = GoldSet.Read(dumps).AsParallel().AsOrdered().Select(LabelledText.FromDump).ToList();
        if (pages is not null) texts.AddRange(GoldSet.Read(pages).AsParallel().AsOrdered().Select(LabelledText.FromPage).OfType<LabelledText>());
        Console.WriteLine($"{texts.Count} texts, {texts.Sum(text => text.Lines.Count)} lines, {watch.Elapsed.TotalSeconds:0} s");

        var oracle = new Score();
        foreach (var text in texts.Where(text => text.Page.Body is not null)) oracle.Add(text.Page, Join(text, text.Labels));
        Print("best choice of lines", oracle);

        var figures = new List<(string, double)>();
        foreach (var half in halves.Where(half => half is 'a' or 'b'))
        {
            var model = LineTrainer.Train([.. texts.Where(text => text.Page.IsInHalfA != (half == 'a'))]);
            Console.WriteLine($"unseen half {half}, {watch.Elapsed.TotalSeconds:0} s");
            Save(model, target is null ? null : $"{target}.{half}");
            figures.Add(($"f1_{half}", Report(model, [.. texts.Where(text => text.Page.IsInHalfA == (half == 'a'))], worst)));
        }

        if (folds > 1) figures.Add(($"f1_{folds}_folds", Fold(texts, folds)));
        if (target is not null) Save(LineTrainer.Train(texts), target);
        Result.Print([.. figures, ("seconds", watch.Elapsed.TotalSeconds)]);
    }

    private static double Fold(List<LabelledText> texts, int folds)
    {
        var unseen = new Score();
        for (var fold = 0; fold < folds; fold++)
        {
            var model = LineTrainer.Train([.. texts.Where(text => text.Page.FoldOf(folds) != fold)]);
            foreach (var text in texts.Where(text => text.Page.Body is not null && text.Page.FoldOf(folds) == fold)) unseen.Add(text.Page, Clean(model, text));
            Print($"folds 0 to {fold}, unseen", unseen);
        }

        return unseen.F1;
    }

    private static double Report(LineModel model, List<LabelledText> unseen, int worst)
    {
        var headlines = TextVariants.Headlines(unseen);
        var variants = unseen.Where(text => text.Page.Body is not null).Select(text => TextVariants.Of(text, headlines).ToArray()).ToList();
        for (var variant = 1; variant < TextVariants.Names.Length; variant++)
        {
            var score = new Score();
            foreach (var text in variants.Where(all => all.Length > variant).Select(all => all[variant])) score.Add(text.Page with { Body = Join(text, text.Labels) }, Clean(model, text));
            Print(TextVariants.Names[variant], score);
        }

        var segments = new Score();
        foreach (var text in unseen.Where(text => text.Page.Body is null)) segments.Add(text.Page, Clean(model, text));
        Print("pages' text, segments", segments);

        var dumped = new Score();
        var listed = unseen.Where(text => text.Page.Body is not null).Select(text => (F1: dumped.Add(text.Page, Clean(model, text)), text.Id)).ToList();
        foreach (var (f1, id) in listed.OrderBy(text => text.F1).Take(worst)) Console.WriteLine($"    {id}  {f1:0.000}");
        Print(TextVariants.Names[0], dumped);
        return dumped.F1;
    }

    private static void Print(string name, Score score) => Console.WriteLine($"  {name,-22} F1 {score.F1:0.0000} P {score.Precision:0.0000} R {score.Recall:0.0000}");

    private static string Clean(LineModel model, LabelledText text) =>
        string.Join('\n', PlainTextCleaner.Clean(string.Join('\n', text.Lines.Select(line => line.Text)), model).Blocks.Select(block => block.Text));

    private static string Join(LabelledText text, float[] labels) => string.Join('\n', text.Lines.Where((_, i) => labels[i] >= 0.5f).Select(line => line.Text));

    private static void Save(LineModel model, string? file)
    {
        if (file is null) return;
        using var stream = File.Create(file);
        model.Write(stream);
    }
}
