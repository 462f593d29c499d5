using System.CommandLine;
using System.Diagnostics;
using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Verifying;
using Serverless.Verifying.Grounding;
using Serverless.Verifying.Injection;
using Serverless.Verifying.Neutrality;

namespace Serverless.Bench.Verifying;

/// <summary>How long the verifier takes for an article with a headline, four sentences and six key facts.</summary>
internal static class VerifySpeedBench
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(15);

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with articles.jsonl and summaries.jsonl.", Required = true };
        var command = new Command("verify-speed", "Time of the verifier per article.") { data };
        command.SetAction(result => Run(result.GetRequiredValue(data).FullName));
        return command;
    }

    private static void Run(string path)
    {
        var cases = BenchData.ReadAnswers(path).GroupBy(answer => answer.Article)
            .Select(group => (article: group.Key, draft: ToDraft(group.Key, [.. group.SelectMany(answer => BenchData.SentencesOf(answer.Text)).Distinct().Take(11)])))
            .Where(pair => pair.draft.KeyFacts.Count > 0).ToList();
        WarmUp(() =>
        {
            foreach (var (article, draft) in cases) Verifier.Inspect(article, draft);
        });

        var times = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            foreach (var (article, draft) in cases)
            {
                var started = Stopwatch.GetTimestamp();
                Verifier.Inspect(article, draft);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        PrintParts([.. cases.Select(pair => pair.article)], [.. cases.Select(pair => pair.draft)]);
        times.Sort();
        Console.WriteLine($"{cases.Count} articles of {cases.Average(pair => pair.article.Text.Length):F0} characters, {cases.Average(pair => pair.draft.Claims.Count()):F1} claims");
        Result.Print(("mean_ms", times.Average()), ("p50_ms", times[times.Count / 2]), ("p95_ms", times[(int)(times.Count * 0.95)]), ("articles", cases.Count));
    }

    // As long as the runtime takes to compile everything with all its optimizations on one core.
    private static void WarmUp(Action round)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < s_warmUp) round();
    }

    private static readonly object s_none = new();

    // Where the time goes, per article.
    private static void PrintParts(List<Article> articles, List<Draft> drafts)
    {
        var facts = articles.ConvertAll(article => new ArticleFacts(article, new HashSet<int>()));
        Time("injection", i => InjectionDetector.Scan(articles[i]));
        Time("article", i => facts[i] = new ArticleFacts(articles[i], new HashSet<int>()));
        Time("neutrality", i => ForEach(i, text => NeutralityChecker.Read(text)));
        Time("obedience", i => ForEach(i, text => ObedienceCheck.Check(facts[i], text, []) ?? s_none));
        Time("readings", i => ForEach(i, text => Read(i, text)));
        Time("numbers, names", i => ForEach(i, text => NumberCheck.Check(Read(i, text)).Concat(NameCheck.Check(Read(i, text))).ToList()));
        Time("scores", i => ForEach(i, text => new SentenceScores(Read(i, text), ErrorModels.Shipped)));
        Time("all of a claim", i => ForEach(i, text => ClaimChecker.Check(facts[i], text, [0], WordScope.Full)));

        ClaimReading Read(int i, string text) => new(facts[i], text, 0, text.Length, [0]);

        void ForEach(int i, Func<string, object> action)
        {
            foreach (var claim in drafts[i].Claims) GC.KeepAlive(action(claim.Text));
        }

        void Time(string name, Action<int> action)
        {
            const int Rounds = 3;
            var started = Stopwatch.GetTimestamp();
            for (var round = 0; round < Rounds; round++) for (var i = 0; i < articles.Count; i++) action(i);
            Console.WriteLine($"  {name,-16} {Stopwatch.GetElapsedTime(started).TotalMilliseconds / Rounds / articles.Count:F3} ms");
        }
    }

    private static Draft ToDraft(Article article, List<string> sentences) => new()
    {
        Headline = new Claim(ClaimPart.Headline, sentences[0], [1]),
        Summary = [.. sentences.Skip(1).Take(4).Select(text => new Claim(ClaimPart.Summary, text, [1, Math.Min(3, article.Sentences.Count)]))],
        KeyFacts = [.. sentences.Skip(5).Select(text => new Claim(ClaimPart.KeyFact, text, [1]))],
        Language = "en",
        Model = new ModelInfo("bench", "bench", "1"),
        Usage = ModelUsage.None,
    };
}
