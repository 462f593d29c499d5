using System.CommandLine;
using System.Globalization;
using Serverless.Summarizing.Extractive;

namespace Serverless.Bench.Rouge;

/// <summary>The extractive summarizer against people's summaries, beside LEAD-3 and a simple method.</summary>
internal static class RougeBench
{
    private const double Penalty = 0.1;
    private const int Steps = 150;

    public static Command Create()
    {
        var data = new Option<FileSystemInfo>("--data") { Description = "JSON lines of article and references, or a folder of such files.", Required = true };
        var folds = new Option<int>("--folds") { Description = "Also: weights trained anew on all folds but one, measured on that one." };
        var sentences = new Option<int>("--sentences") { Description = "Sentences of a summary.", DefaultValueFactory = _ => 3 };
        var command = new Command("rouge", "ROUGE of the extractive summarizer against LEAD and a simple method.") { data, folds, sentences };
        command.SetAction(parsed => Run(RougeData.Read([parsed.GetRequiredValue(data)]), parsed.GetValue(folds), parsed.GetValue(sentences)));
        return command;
    }

    public static Command CreateTrainer()
    {
        var data = new Option<FileSystemInfo[]>("--data") { Description = "JSON lines of article and references (or claim), or folders of such files.", Required = true, AllowMultipleArgumentsPerToken = true };
        var command = new Command("train-extractive", "Prints the weights for SetWeights.cs.") { data };
        command.SetAction(parsed =>
        {
            var cases = RougeData.Read(parsed.GetRequiredValue(data)).AsParallel().AsOrdered().Select(row => TrainingCase.From(row, 3)).OfType<TrainingCase>().ToList();
            var weights = SetTrainer.Train(cases, Penalty, Steps);
            foreach (var (name, weight) in SetFeatures.Names.Zip(weights)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        {weight:0.000}, // {name}"));
            return 0;
        });
        return command;
    }

    private static int Run(List<RougeRow> rows, int folds, int count)
    {
        var measured = rows.AsParallel().AsOrdered().Select(row => (row, profile: new ArticleProfile(row.Article))).ToList();
        var table = new List<Method>
        {
            new("lead", measured.ConvertAll(one => Peers.Lead(one.profile, count))),
            new("simple", measured.ConvertAll(one => Peers.Simple(one.profile, count))),
            new("ours", measured.ConvertAll(one => new SentencePicker(one.profile, SetWeights.Values).Pick(count))),
        };
        if (folds > 1) table.Add(new($"ours, {folds} folds", CrossValidate(rows, folds, count)));
        var scores = table.ConvertAll(method => Score(rows, method.Picks));
        Console.WriteLine($"{rows.Count} articles, {count} sentences each");
        Console.WriteLine($"{"",-16}{"ROUGE-1",9}{"ROUGE-2",9}{"ROUGE-L",9}{"dangling %",12}{"words",8}");
        for (var i = 0; i < table.Count; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{table[i].Name,-16}{scores[i].Rouge.One,9:0.00}{scores[i].Rouge.Two,9:0.00}{scores[i].Rouge.L,9:0.00}{scores[i].Dangling,12:0.0}{scores[i].Words,8:0.0}"));
        }
        var ours = scores[2].Rouge - scores[0].Rouge;
        Result.Print(("articles", rows.Count), ("rouge1", scores[2].Rouge.One), ("rouge2", scores[2].Rouge.Two), ("rougeL", scores[2].Rouge.L),
            ("vs_lead3_rouge1", ours.One), ("vs_lead3_rouge2", ours.Two), ("vs_lead3_rougeL", ours.L), ("dangling", scores[2].Dangling), ("dangling_lead3", scores[0].Dangling),
            ("folds_vs_lead3_rouge1", scores[^1].Rouge.One - scores[0].Rouge.One), ("folds_vs_lead3_rouge2", scores[^1].Rouge.Two - scores[0].Rouge.Two));
        return 0;
    }

    private static List<List<int>> CrossValidate(List<RougeRow> rows, int folds, int count)
    {
        var cases = rows.AsParallel().AsOrdered().Select(row => TrainingCase.From(row, count)).ToList();
        var weights = Enumerable.Range(0, folds).AsParallel().AsOrdered()
            .Select(fold => SetTrainer.Train([.. cases.Where((_, i) => i % folds != fold).OfType<TrainingCase>()], Penalty, Steps)).ToList();
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
            dangling += picks[i].Count(index => index > 0 && !picks[i].Contains(index - 1) && Openings.Leans(Words.Of(rows[i].Article.SentenceText(index + 1)), "en"));
        }
        return new(sum / rows.Count, 100 * dangling / sentences, words / rows.Count);
    }

    private sealed record Method(string Name, List<List<int>> Picks);

    private sealed record Scored(RougeScore Rouge, double Dangling, double Words);
}
