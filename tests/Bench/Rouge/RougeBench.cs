using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Serverless.Summarizing.Extractive;

namespace Serverless.Bench.Rouge;

/// <summary>The extractive summarizer against people's summaries, beside LEAD-3 and a simple method.</summary>
internal static class RougeBench
{
    private const double Penalty = 0.02;
    private const int Steps = 150;

    public static Command Create()
    {
        var data = new Option<FileSystemInfo>("--data") { Description = "JSON lines of article and references, or a folder of such files.", Required = true };
        var folds = new Option<int>("--folds") { Description = "Also: weights trained anew on all folds but one, measured on that one." };
        var train = new Option<FileSystemInfo[]>("--train") { Description = "More rows to train the folds on, never measured.", AllowMultipleArgumentsPerToken = true };
        var sentences = new Option<int>("--sentences") { Description = "Sentences of a summary.", DefaultValueFactory = _ => 3 };
        var command = new Command("rouge", "ROUGE of the extractive summarizer against LEAD and a simple method.") { data, folds, train, sentences };
        command.SetAction(parsed => Run(RougeData.Read([parsed.GetRequiredValue(data)]), parsed.GetValue(folds), RougeData.Read(parsed.GetValue(train) ?? []), parsed.GetValue(sentences)));
        return command;
    }

    public static Command CreateTrainer()
    {
        var data = new Option<FileSystemInfo[]>("--data") { Description = "JSON lines of article and references (or claim), or folders of such files.", Required = true, AllowMultipleArgumentsPerToken = true };
        var command = new Command("train-extractive", "Prints the weights for SetWeights.cs.") { data };
        command.SetAction(parsed =>
        {
            var weights = SetTrainer.Train(RougeData.Read(parsed.GetRequiredValue(data)), 3, Penalty, Steps);
            Print("Sets", SetFeatures.Names, weights.Sets);
            Print("Words", GramModel.Names, weights.Words);
            Print("Pairs", GramModel.Names, weights.Pairs);
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

    private static int Run(List<RougeRow> rows, int folds, List<RougeRow> more, int count)
    {
        var clock = Stopwatch.StartNew();
        var ours = rows.ConvertAll(row => new SentencePicker(new ArticleProfile(row.Article), SetWeights.Default).Pick(count));
        var perArticle = clock.Elapsed.TotalMilliseconds / rows.Count;
        var measured = rows.AsParallel().AsOrdered().Select(row => (row, profile: new ArticleProfile(row.Article))).ToList();
        var table = new List<Method>
        {
            new("lead", measured.ConvertAll(one => Peers.Lead(one.profile, count))),
            new("simple", measured.ConvertAll(one => Peers.Simple(one.profile, count))),
            new("ours", ours),
        };
        if (folds > 1) table.Add(new($"ours, {folds} folds", CrossValidate(rows, folds, more, count)));
        var scores = table.ConvertAll(method => Score(rows, method.Picks));
        Console.WriteLine($"{rows.Count} articles, {count} sentences each");
        Console.WriteLine($"{"",-16}{"ROUGE-1",9}{"ROUGE-2",9}{"ROUGE-L",9}{"dangling %",12}{"words",8}");
        for (var i = 0; i < table.Count; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{table[i].Name,-16}{scores[i].Rouge.One,9:0.00}{scores[i].Rouge.Two,9:0.00}{scores[i].Rouge.L,9:0.00}{scores[i].Dangling,12:0.0}{scores[i].Words,8:0.0}"));
        }
        if (folds > 1)
        {
            var folded = scores[3].Rouge - scores[0].Rouge;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trained on other folds, against lead: {folded.One:+0.00;-0.00} {folded.Two:+0.00;-0.00} {folded.L:+0.00;-0.00}"));
        }
        var gain = scores[2].Rouge - scores[0].Rouge;
        Result.Print(("articles", rows.Count), ("rouge1", scores[2].Rouge.One), ("rouge2", scores[2].Rouge.Two), ("rougeL", scores[2].Rouge.L),
            ("vs_lead3_rouge1", gain.One), ("vs_lead3_rouge2", gain.Two), ("vs_lead3_rougeL", gain.L), ("dangling", scores[2].Dangling), ("ms_per_article", perArticle));
        return 0;
    }

    private static List<List<int>> CrossValidate(List<RougeRow> rows, int folds, List<RougeRow> more, int count)
    {
        var weights = Enumerable.Range(0, folds).Select(fold => SetTrainer.Train([.. rows.Where((_, i) => i % folds != fold), .. more], count, Penalty, Steps)).ToList();
        return [.. rows.Select((row, i) => new SentencePicker(new ArticleProfile(row.Article), weights[i % folds]).Pick(count))];
    }

    private static Scored Score(List<RougeRow> rows, List<List<int>> picks)
    {
        RougeScore sum = default;
        double dangling = 0, sentences = 0, words = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var text = picks[i].SelectMany(index => Rouge.Words(rows[i].Article.SentenceText(index + 1))).ToList();
            sum += Rouge.Of(text, rows[i].References);
            words += text.Count;
            sentences += picks[i].Count;
            dangling += Dangling.Count(rows[i], picks[i]);
        }
        return new(sum / rows.Count, 100 * dangling / sentences, words / rows.Count);
    }

    private sealed record Method(string Name, List<List<int>> Picks);

    private sealed record Scored(RougeScore Rouge, double Dangling, double Words);
}
