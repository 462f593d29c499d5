using System.CommandLine;
using Serverless.Verifying.Grounding;

namespace Serverless.Bench.Verifying;

/// <summary>How often the verifier flags sentences of summaries that current models wrote and that were judged consistent.</summary>
internal static class AnswersBench
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with articles.jsonl and summaries.jsonl.", Required = true };
        var show = new Option<int>("--show") { Description = "How many flagged sentences to print." };
        var command = new Command("answers", "False alarms of the verifier on good answers of current models.") { data, show };
        command.SetAction(result => Run(result.GetRequiredValue(data).FullName, result.GetValue(show)));
        return command;
    }

    private static void Run(string path, int show)
    {
        var rules = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (good, goodFlagged, doubted, bad, badFlagged) = (0, 0, 0, 0, 0);
        foreach (var group in BenchData.ReadAnswers(path).GroupBy(answer => answer.Article))
        {
            var facts = new ArticleFacts(group.Key, new HashSet<int>());
            foreach (var answer in group)
            {
                var problems = BenchData.SentencesOf(answer.Text).ConvertAll(sentence => (sentence, found: ClaimChecker.Check(facts, sentence, [], WordScope.Full).Problems));
                var blocked = problems.Count(pair => pair.found.Any(problem => problem.Blocks));
                if (!answer.Supported)
                {
                    bad++;
                    if (blocked > 0) badFlagged++;
                    continue;
                }

                good += problems.Count;
                goodFlagged += blocked;
                doubted += problems.Count(pair => pair.found.Count > 0);
                foreach (var (sentence, found) in problems.Where(pair => pair.found.Any(problem => problem.Blocks)))
                {
                    foreach (var rule in found.Where(problem => problem.Blocks).Select(problem => problem.Rule).Distinct()) rules[rule] = rules.GetValueOrDefault(rule) + 1;
                    if (show-- > 0) Console.WriteLine($"  {string.Join("; ", found.Where(problem => problem.Blocks).Select(problem => $"{problem.Rule} [{sentence[problem.Start..problem.End]}]"))}\n    {sentence}");
                }
            }
        }

        Console.WriteLine($"{good} sentences of consistent summaries: {goodFlagged} would not be published, {doubted} blocked or doubted.");
        foreach (var (rule, count) in rules) Console.WriteLine($"  {rule,-28} {count,5}  {100.0 * count / good:F2} %");
        Console.WriteLine($"{bad} inconsistent summaries: a sentence blocked in {badFlagged}.");
        Result.Print(("false_alarms", (double)goodFlagged / good), ("doubted", (double)doubted / good), ("inconsistent_caught", (double)badFlagged / Math.Max(1, bad)), ("sentences", good));
    }
}
