using System.CommandLine;
using System.Text.Json;
using Serverless.Summaries;
using Serverless.Verifying.Grounding;
using Serverless.Verifying.Neutrality;

namespace Serverless.Bench.Verifying;

/// <summary>Does the neutrality check agree with experts about news sentences, and how often does it fire on good answers?</summary>
internal static class NeutralityBench
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "File or folder of {text, biased} lines.", Required = true };
        var answers = new Option<DirectoryInfo?>("--answers") { Description = "Folder with articles.jsonl and summaries.jsonl: how often the check fires on good answers." };
        var show = new Option<string?>("--show") { Description = "'terms' prints what each term catches; 'repairs' the good answers that would be mended." };
        var command = new Command("neutrality", "Neutrality check against expert labels, and on good answers.") { data, answers, show };
        command.SetAction(result => Run(result.GetRequiredValue(data), result.GetValue(answers)?.FullName, result.GetValue(show)));
        return command;
    }

    private static void Run(string path, string? answers, string? show)
    {
        IEnumerable<string> files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.jsonl").Order(StringComparer.Ordinal);
        var rows = files.SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            return (text, biased: json.RootElement.GetProperty("biased").GetBoolean(), tone: NeutralityChecker.Read(text));
        }).ToList();
        var good = answers is null ? [] : ReadGood(answers);
        if (show == "terms") PrintTerms(rows, good);
        if (show == "repairs") foreach (var (text, tone) in good.Where(pair => pair.Tone.Words.Exists(mark => mark.Repair))) Console.WriteLine($"  [{string.Join(", ", tone.Words.Where(mark => mark.Repair).Select(mark => text[mark.Start..mark.End]))}] {text}");

        // Both halves by position, so that a threshold found on the first is seen on the second.
        foreach (var threshold in (ReadOnlySpan<double>)[0.75, 0.9, NeutralityChecker.ReportAbove, 1.2, 1.5, 2])
        {
            var even = Measure([.. rows.Where((_, i) => i % 2 == 0)], threshold);
            var odd = Measure([.. rows.Where((_, i) => i % 2 == 1)], threshold);
            Console.WriteLine($"above {threshold,5:F2}: macro-F1 even lines {even.MacroF1:F3}, odd lines {odd.MacroF1:F3}; precision {Measure(rows, threshold).Precision:F3}, recall {Measure(rows, threshold).Recall:F3}; good answers reported {Share(good, pair => pair.Tone.Score > threshold):P2}");
        }

        var all = Measure(rows, NeutralityChecker.ReportAbove);
        Result.Print(("macro_f1", all.MacroF1), ("precision", all.Precision), ("recall", all.Recall),
            ("repaired_answers", Share(good, pair => pair.Tone.Words.Exists(mark => mark.Repair))),
            ("one_sided_answers", answers is null ? 0 : OneSided(answers)),
            ("reported_answers", Share(good, pair => pair.Tone.Score > NeutralityChecker.ReportAbove)), ("sentences", rows.Count));
    }

    // As the verifier does it: what the article says itself is reported, but not sent back.
    private static List<(string Text, Tone Tone)> ReadGood(string answers)
    {
        var good = new List<(string, Tone)>();
        foreach (var group in BenchData.ReadAnswers(answers).Where(answer => answer.Supported).GroupBy(answer => answer.Article))
        {
            var index = new ArticleIndex(group.Key, new HashSet<int>());
            foreach (var text in group.SelectMany(answer => BenchData.SentencesOf(answer.Text)))
            {
                var tone = NeutralityChecker.Read(text);
                good.Add((text, tone with { Words = tone.Words.ConvertAll(word => word with { Repair = word.Repair && !OwnWords.Has(index, text, word) }) }));
            }
        }

        return good;
    }

    // Of whole summaries: an accusation without the answer that the article has.
    private static double OneSided(string answers)
    {
        var summaries = BenchData.ReadAnswers(answers).Where(answer => answer.Supported).ToList();
        return Share(summaries, answer => SidesCheck.Check(new ArticleIndex(answer.Article, new HashSet<int>()),
            BenchData.SentencesOf(answer.Text).ConvertAll(text => new Claim(ClaimPart.Summary, text, [1]))) is not null);
    }

    private static double Share<T>(List<T> items, Func<T, bool> test) => items.Count == 0 ? 0 : (double)items.Count(test) / items.Count;

    private static (double MacroF1, double Precision, double Recall) Measure(List<(string Text, bool Biased, Tone Tone)> rows, double threshold)
    {
        double hit = rows.Count(row => row.Biased && row.Tone.Score > threshold), alarm = rows.Count(row => !row.Biased && row.Tone.Score > threshold);
        double miss = rows.Count(row => row.Biased) - hit, quiet = rows.Count(row => !row.Biased) - alarm;
        var f1 = 2 * hit / Math.Max(1, (2 * hit) + alarm + miss);
        var other = 2 * quiet / Math.Max(1, (2 * quiet) + alarm + miss);
        return ((f1 + other) / 2, hit / Math.Max(1, hit + alarm), hit / Math.Max(1, hit + miss));
    }

    private static void PrintTerms(List<(string Text, bool Biased, Tone Tone)> rows, List<(string Text, Tone Tone)> good)
    {
        var fires = good.SelectMany(pair => pair.Tone.Words.Select(mark => (mark.Rule, term: pair.Text[mark.Start..mark.End].ToLowerInvariant()))).CountBy(key => key).ToDictionary();
        var terms = rows.SelectMany(row => row.Tone.Words.Select(mark => (mark.Rule, term: row.Text[mark.Start..mark.End].ToLowerInvariant(), row.Biased)))
            .GroupBy(mark => (mark.Rule, mark.term)).Select(group => (group.Key, biased: group.Count(mark => mark.Biased), neutral: group.Count(mark => !mark.Biased))).ToList();
        foreach (var rule in terms.GroupBy(term => term.Key.Rule)) Console.WriteLine($"{rule.Key,-20} biased {rule.Sum(term => term.biased),5} neutral {rule.Sum(term => term.neutral),5}  good answers {fires.Where(pair => pair.Key.Rule == rule.Key).Sum(pair => pair.Value)}");
        foreach (var term in terms.OrderByDescending(term => term.neutral).Take(150)) Console.WriteLine($"  {term.Key.Rule,-18} {term.Key.term,-20} biased {term.biased} neutral {term.neutral} good {fires.GetValueOrDefault(term.Key)}");
        foreach (var (key, count) in fires.OrderByDescending(pair => pair.Value).Take(150)) Console.WriteLine($"  good answers: {key.Rule,-18} {key.term,-20} {count}");
    }
}
