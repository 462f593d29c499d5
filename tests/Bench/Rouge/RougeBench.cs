using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;

namespace Serverless.Bench.Rouge;

/// <summary>The extractive summarizer against people's summaries, beside LEAD-3 and a simple method.</summary>
internal static class RougeBench
{
    private const int UsualSentences = 3;

    public static Command Create()
    {
        var data = new Option<FileSystemInfo>("--data") { Description = "JSON lines of article and references, or a folder of such files.", Required = true };
        var folds = new Option<int>("--folds") { Description = "Also: weights trained anew on all folds but one, measured on that one." };
        var splits = new Option<int>("--splits") { Description = "Different assignments of the articles to folds; the result is their mean.", DefaultValueFactory = _ => 1 };
        var sentences = new Option<int>("--sentences") { Description = "Sentences of a summary.", DefaultValueFactory = _ => UsualSentences };
        var training = new RougeTraining();
        var command = new Command("rouge", "ROUGE of the extractive summarizer against LEAD and a simple method.") { data, folds, splits, sentences };
        training.AddTo(command);
        command.SetAction(parsed =>
        {
            var rows = training.Measured(parsed, parsed.GetRequiredValue(data));
            var count = parsed.GetValue(sentences);
            Run(rows, count);
            if (parsed.GetValue(folds) > 1) new CrossValidation(rows, training.More(parsed, rows, count), parsed.GetValue(folds), count).Run(parsed.GetValue(splits));
            return 0;
        });
        return command;
    }

    public static Command CreateTrainer()
    {
        var data = new Option<FileSystemInfo>("--data") { Description = "JSON lines of article and references, or a folder of such files.", Required = true };
        var training = new RougeTraining();
        var command = new Command("train-extractive", "Prints the weights for SetWeights.cs.") { data };
        training.AddTo(command);
        command.SetAction(parsed =>
        {
            var rows = training.Measured(parsed, parsed.GetRequiredValue(data));
            var weights = SetTrainer.Train([.. TrainingArticle.Prepare(rows, UsualSentences, 1, true), .. training.More(parsed, rows, UsualSentences)]);
            Print("Sets", SetFeatures.Names, weights.Sets);
            Print("Words", GramModel.WordNames, weights.Words);
            Print("Pairs", GramModel.PairNames, weights.Pairs);
            return 0;
        });
        return command;
    }

    private static void Print(string part, IReadOnlyList<string> names, double[] weights)
    {
        Console.WriteLine($"        {part}:\n        [");
        foreach (var (name, weight) in names.Zip(weights)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"            {weight:0.000}, // {name}"));
        Console.WriteLine("        ],");
    }

    private static void Run(List<RougeRow> rows, int count)
    {
        var clock = Stopwatch.StartNew();
        var summarizer = new ExtractiveSummarizer(new SummaryOptions { SummarySentences = count });
        var ours = rows.ConvertAll(row => summarizer.SummarizeAsync(row.Article, CancellationToken.None).Result.Summary.Select(claim => claim.Evidence[0] - 1).ToList());
        var perArticle = clock.Elapsed.TotalMilliseconds / rows.Count;
        var profiles = rows.ConvertAll(row => new ArticleProfile(row.Article));
        Console.WriteLine($"{rows.Count} articles, {count} sentences each");
        PickScore.PrintHead();
        var lead = PickScore.Of(rows, profiles.ConvertAll(profile => Peers.Lead(profile, count)));
        lead.Print("lead");
        PickScore.Of(rows, profiles.ConvertAll(profile => Peers.Simple(profile, count))).Print("simple");
        var score = PickScore.Of(rows, ours);
        score.Print("ours");
        var gain = score.Rouge - lead.Rouge;
        Result.Print(("articles", rows.Count), ("rouge1", score.Rouge.One), ("rouge2", score.Rouge.Two), ("rougeL", score.Rouge.L),
            ("vs_lead3_rouge1", gain.One), ("vs_lead3_rouge2", gain.Two), ("vs_lead3_rougeL", gain.L), ("dangling", score.Dangling), ("ms_per_article", perArticle));
    }
}
