using System.CommandLine;
using System.Diagnostics;
using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>
/// Trains the line model of the plain-text cleaner and reports its quality on texts it has not seen: trained on one half,
/// measured on the other, both ways round; the written file is trained on both.
/// </summary>
internal static class TrainLinesBench
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Required = true, Description = "Folder with gold.json and text/ID.txt.gz." };
        var target = new Option<FileInfo?>("--out") { Description = "Where to write the model trained on all texts." };
        var trees = new Option<int>("--trees") { DefaultValueFactory = _ => 200 };
        var halves = new Option<int>("--halves") { DefaultValueFactory = _ => 2, Description = "How many halves to measure on, 0 to 2." };
        var command = new Command("train-lines", "Trains the line model of the plain-text cleaner.") { data, target, trees, halves };
        command.SetAction(result => Run(result.GetValue(data)!.FullName, result.GetValue(target)?.FullName, result.GetValue(trees), result.GetValue(halves)));
        return command;
    }

    private static void Run(string folder, string? target, int trees, int halves)
    {
        var watch = Stopwatch.StartNew();
        var texts = LabelledText.Load(folder);
        Console.WriteLine($"{texts.Count} texts, {texts.Sum(text => text.Lines.Count)} lines, {watch.Elapsed.TotalSeconds:0} s");

        var oracle = new GramScore();
        foreach (var text in texts) oracle.Add(Join(text, text.Labels, 0.5f), text.Gold);
        Console.WriteLine($"oracle        F1 {oracle.F1:0.0000} P {oracle.Precision:0.0000} R {oracle.Recall:0.0000}");

        var figures = new List<(string, double)>();
        for (var half = 0; half < halves; half++)
        {
            var model = LineTrainer.Train([.. texts.Where(text => text.Half != half)], trees);
            var unseen = texts.Where(text => text.Half == half).ToList();
            Console.WriteLine($"half {half}: {unseen.Count} unseen texts, {watch.Elapsed.TotalSeconds:0} s");
            figures.Add(($"f1_half{half}", Report(model, unseen)));
        }

        if (target is not null)
        {
            using var file = File.Create(target);
            LineTrainer.Train(texts, trees).Write(file);
        }

        Result.Print([.. figures, ("seconds", watch.Elapsed.TotalSeconds)]);
    }

    private static double Report(LineModel model, List<LabelledText> unseen)
    {
        var headlines = TextVariants.Headlines(unseen);
        var variants = unseen.Select(text => TextVariants.Of(text, headlines).ToArray()).ToList();
        for (var variant = 1; variant < TextVariants.Names.Length; variant++)
        {
            var score = new GramScore();
            foreach (var text in variants.Where(all => all.Length > variant).Select(all => all[variant]))
                score.Add(Join(text, model.Score(new PageShape(text.Lines)), 0.5f), Join(text, text.Labels, 0.5f));
            Console.WriteLine($"  {TextVariants.Names[variant],-11} F1 {score.F1:0.0000} P {score.Precision:0.0000} R {score.Recall:0.0000} (against the oracle's lines)");
        }

        var scores = unseen.ConvertAll(text => model.Score(new PageShape(text.Lines)));
        foreach (var threshold in new[] { 0.35f, 0.4f, 0.45f, 0.5f, 0.55f, 0.6f })
        {
            var score = new GramScore();
            for (var i = 0; i < unseen.Count; i++) score.Add(Join(unseen[i], scores[i], threshold), unseen[i].Gold);
            Console.WriteLine($"  above {threshold:0.00}  F1 {score.F1:0.0000} P {score.Precision:0.0000} R {score.Recall:0.0000}");
        }

        var whole = new GramScore();
        foreach (var text in unseen) whole.Add(string.Join('\n', PlainTextCleaner.Clean(string.Join('\n', text.Lines.Select(line => line.Text)), model).Blocks.Select(block => block.Text)), text.Gold);
        Console.WriteLine($"  cleaner     F1 {whole.F1:0.0000} P {whole.Precision:0.0000} R {whole.Recall:0.0000}");
        return whole.F1;
    }

    private static string Join(LabelledText text, float[] scores, float threshold) => string.Join('\n', text.Lines.Where((_, i) => scores[i] >= threshold).Select(line => line.Text));
}
