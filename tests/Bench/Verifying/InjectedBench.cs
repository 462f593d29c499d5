using System.CommandLine;
using Serverless.Articles;
using Serverless.Verifying.Grounding;

namespace Serverless.Bench.Verifying;

/// <summary>How many errors put into faithful sentences are caught, and how many faithful sentences are flagged.</summary>
internal static class InjectedBench
{
    private static readonly InjectionKind[] s_kinds = Enum.GetValues<InjectionKind>();

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "File or folder of judged claims, of answers, or of both.", Required = true };
        var seed = new Option<int>("--seed") { Description = "Seed of the generator.", DefaultValueFactory = _ => 20250227 };
        var show = new Option<string?>("--show") { Description = "Kind whose misses are printed, or 'alarms'." };
        var command = new Command("injected", "Errors of named kinds put into faithful sentences: caught, and false alarms.") { data, seed, show };
        command.SetAction(result => Run(result.GetRequiredValue(data), result.GetValue(seed), result.GetValue(show)));
        return command;
    }

    /// <summary>Sentences that are faithful to their articles: those of supported claims, once each.</summary>
    public static IEnumerable<IGrouping<Article, string>> Faithful(string path) =>
        BenchData.ReadAny(path).Where(claim => claim.Supported)
            .SelectMany(claim => BenchData.SentencesOf(claim.Text).Select(sentence => (claim.Article, sentence)))
            .Distinct()
            .GroupBy(pair => pair.Article, pair => pair.sentence);

    private static void Run(string path, int seed, string? show)
    {
        var injector = new Injector(seed);
        var made = new int[s_kinds.Length];
        var caught = new int[s_kinds.Length];
        var surely = new int[s_kinds.Length];
        var (sentences, flagged, blocked, invented) = (0, 0, 0, 0);
        foreach (var group in Faithful(path))
        {
            var facts = new ArticleFacts(group.Key, new HashSet<int>());
            foreach (var sentence in group)
            {
                var alarms = ClaimChecker.Check(facts, sentence, [], WordScope.Full).Problems;
                sentences++;
                if (alarms.Count > 0) flagged++;
                if (alarms.Any(problem => problem.Blocks)) blocked++;
                if (alarms.Any(IsInvention)) invented++;
                if (show == "alarms" && alarms.Count > 0) Console.WriteLine($"  {string.Join(", ", alarms.Select(problem => $"{problem.Rule} [{sentence[problem.Start..problem.End]}]"))}\n    {sentence}");
                foreach (var kind in s_kinds)
                {
                    if (injector.Inject(group.Key, sentence, kind) is not { } falsified || falsified == sentence) continue;

                    made[(int)kind]++;
                    var problems = ClaimChecker.Check(facts, falsified, [], WordScope.Full).Problems;
                    var isInvention = kind is InjectionKind.InventedName or InjectionKind.InventedNumber;
                    if (isInvention ? problems.Any(IsInvention) : problems.Count > 0) caught[(int)kind]++;
                    else if (show == kind.ToString()) Console.WriteLine($"  {sentence}\n    {falsified}");
                    if (problems.Any(problem => problem.Blocks)) surely[(int)kind]++;
                }
            }
        }

        Print(made, caught, surely, sentences, flagged, blocked, invented);
    }

    // The rules that answer for inventions alone; the others weigh swaps and negations and may doubt more.
    private static bool IsInvention(Problem problem) => problem.Rule.EndsWith("-not-in-article", StringComparison.Ordinal);

    private static void Print(int[] made, int[] caught, int[] surely, int sentences, int flagged, int blocked, int invented)
    {
        Console.WriteLine($"{"kind",-16} {"made",6} {"caught",8} {"blocked",8}");
        foreach (var kind in s_kinds) Console.WriteLine($"{kind,-16} {made[(int)kind],6} {Share(caught, kind),8:P2} {Share(surely, kind),8:P2}");
        Console.WriteLine($"{sentences} faithful sentences: flagged {(double)flagged / sentences:P2}, blocked {(double)blocked / sentences:P2}, by the rules for inventions {(double)invented / sentences:P2}");

        double Share(int[] counts, params InjectionKind[] kinds) => (double)kinds.Sum(kind => counts[(int)kind]) / Math.Max(1, kinds.Sum(kind => made[(int)kind]));
        Result.Print(
            ("invented", Share(caught, InjectionKind.InventedNumber, InjectionKind.InventedName)),
            ("number_swap", Share(caught, InjectionKind.NumberSwap)),
            ("name_swap", Share(caught, InjectionKind.NameSwap)),
            ("negation", Share(caught, InjectionKind.NegationAdded, InjectionKind.NegationLost)),
            ("false_alarms", (double)flagged / sentences),
            ("invented_false_alarms", (double)invented / sentences),
            ("name_exchange", Share(caught, InjectionKind.NameExchange)),
            ("sentences", sentences));
    }
}
