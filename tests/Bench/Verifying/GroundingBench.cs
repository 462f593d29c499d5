using System.CommandLine;
using Serverless.Verifying.Grounding;

namespace Serverless.Bench.Verifying;

/// <summary>Claims judged by people: does the verifier agree?</summary>
internal static class GroundingBench
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "File or folder of {article, claim, supported} lines.", Required = true };
        var threshold = new Option<double>("--threshold") { Description = "Doubt above which a claim counts as unsupported.", DefaultValueFactory = _ => ClaimChecker.DoubtThreshold };
        var command = new Command("grounding", "Balanced accuracy of the verifier on claims judged by people, file by file.") { data, threshold };
        command.SetAction(result => Run(result.GetRequiredValue(data), result.GetValue(threshold)));
        return command;
    }

    /// <summary>Balanced accuracy by file.</summary>
    public static SortedDictionary<string, double> Accuracies(List<JudgedClaim> claims, double[] scores, double threshold)
    {
        var accuracies = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var group in claims.Select((claim, i) => (claim, score: scores[i])).GroupBy(pair => pair.claim.File))
        {
            var kept = group.Where(pair => pair.claim.Supported).Select(pair => pair.score <= threshold ? 1.0 : 0).DefaultIfEmpty(0.5).Average();
            var caught = group.Where(pair => !pair.claim.Supported).Select(pair => pair.score > threshold ? 1.0 : 0).DefaultIfEmpty(0.5).Average();
            accuracies[group.Key] = (kept + caught) / 2;
        }

        return accuracies;
    }

    private static void Run(string path, double threshold)
    {
        var claims = BenchData.ReadClaims(path);
        var scores = new double[claims.Count];
        var (rule, facts) = (new double[claims.Count], new Dictionary<Articles.Article, ArticleFacts>(ReferenceEqualityComparer.Instance));
        for (var i = 0; i < claims.Count; i++)
        {
            if (!facts.TryGetValue(claims[i].Article, out var article)) facts.Add(claims[i].Article, article = new ArticleFacts(claims[i].Article, new HashSet<int>()));
            var report = ClaimChecker.Check(article, claims[i].Text, [], WordScope.Full);
            scores[i] = report.Doubt;
            rule[i] = report.Problems.Any(problem => problem.Blocks) ? 1 : 0;
        }

        var (accuracies, byRule) = (Accuracies(claims, scores, threshold), Accuracies(claims, rule, 0.5));
        Console.WriteLine($"{"file",-20} {"claims",6} {"by doubt",9} {"by blocking rules",18}");
        foreach (var (file, accuracy) in accuracies) Console.WriteLine($"{file,-20} {claims.Count(claim => claim.File == file),6} {accuracy,9:P1} {byRule[file],18:P1}");
        Result.Print(("balanced_accuracy", accuracies.Values.Average()), ("by_blocking_rules", byRule.Values.Average()), ("claims", claims.Count));
    }
}
