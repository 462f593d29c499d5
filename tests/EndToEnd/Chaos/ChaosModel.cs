using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Serverless.ScriptedModel;

namespace Serverless.EndToEnd.Chaos;

/// <summary>One call of the model.</summary>
/// <param name="Topic">The content it was about.</param>
/// <param name="Task">The schema of the answer.</param>
/// <param name="Fault">What was wrong with the answer; null when it was a good one.</param>
/// <param name="At">By <see cref="Stopwatch.GetTimestamp"/>.</param>
internal sealed record ModelCall(string Topic, string Task, string? Fault, long At);

/// <summary>A model in trouble: the first calls about each content fail in ways drawn from the seed, later ones are answered.</summary>
internal sealed partial class ChaosModel(int seed, IReadOnlySet<string> filtered)
{
    private const int MostFaults = 4;

    // More than any attempt waits for: the article is given back and tried again later.
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    // One answer that is no JSON is asked for again, two in a row are a permanent failure: at most one a content.
    private static readonly (string Name, Func<ModelReply> Reply)[] s_unusable =
    [
        ("broken JSON", () => ModelReply.Text("""{"keyFacts": [{"sentences": [1], "kind": "event", "attr""")),
        ("no JSON", () => ModelReply.Text("Here is the summary you asked for.")),
        ("empty answer", () => ModelReply.Text("")),
    ];

    private static readonly (string Name, Func<ModelReply> Reply)[] s_passing =
    [
        ("429, now", () => ModelReply.Throttled(TimeSpan.Zero, RetryAfterSpelling.Seconds)),
        ("429, 2 s", () => ModelReply.Throttled(TimeSpan.FromSeconds(2), RetryAfterSpelling.Seconds)),
        ("429, a day", () => ModelReply.Throttled(s_day, RetryAfterSpelling.Seconds)),
        ("429, date", () => ModelReply.Throttled(TimeSpan.FromSeconds(2), RetryAfterSpelling.Date)),
        ("429, date of tomorrow", () => ModelReply.Throttled(s_day, RetryAfterSpelling.Date)),
        ("429, date of yesterday", () => ModelReply.Throttled(-s_day, RetryAfterSpelling.Date)),
        ("429, ms", () => ModelReply.Throttled(TimeSpan.FromMilliseconds(700), RetryAfterSpelling.Milliseconds)),
        ("429, a day in ms", () => ModelReply.Throttled(s_day, RetryAfterSpelling.MicrosoftMilliseconds)),
        ("429, no word", () => ModelReply.Throttled(TimeSpan.Zero, RetryAfterSpelling.None)),
        ("500", () => ModelReply.Error(500)),
        ("503", () => ModelReply.Error(503)),
        ("hang", ModelReply.Hang),
        ("reset", ModelReply.Reset),
        ("late reset", () => ModelReply.Reset().After(TimeSpan.FromSeconds(0.5))),
        ("cut", () => ModelReply.Cut("""{"keyFacts": [{"sentences": [1], "kind": "event",""")),
        ("a page for an answer", () => new ModelReply { Body = "<html><body>Bad gateway</body></html>" }),
    ];

    private readonly ConcurrentQueue<ModelCall> _calls = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(string Name, Func<ModelReply> Reply)>> _faults = new();

    /// <summary>Every call so far.</summary>
    public IReadOnlyCollection<ModelCall> Calls => _calls;

    public ModelReply Answer(ModelRequest request)
    {
        var topic = Topic().Match(request.Body).Groups[1].Value;
        var random = new Random(HashCode(topic, request.Number));
        if (filtered.Contains(topic))
        {
            Note(request, topic, "filtered");
            return random.Next(2) == 0 ? ModelReply.FilteredPrompt("violence") : ModelReply.FilteredAnswer("hate");
        }

        var fault = _faults.GetOrAdd(topic, Draw).TryDequeue(out var next) ? next : default;
        Note(request, topic, fault.Name);
        return fault.Reply?.Invoke() ?? ModelReply.Sensible(request).After(TimeSpan.FromMilliseconds(random.Next(50, 800)));
    }

    private void Note(ModelRequest request, string topic, string? fault) => _calls.Enqueue(new ModelCall(topic, request.SchemaName ?? "", fault, Stopwatch.GetTimestamp()));

    private ConcurrentQueue<(string, Func<ModelReply>)> Draw(string topic)
    {
        var random = new Random(HashCode(topic, 0));
        var faults = Enumerable.Range(0, random.Next(MostFaults + 1)).Select(_ => s_passing[random.Next(s_passing.Length)]).ToList();
        if (random.Next(3) == 0) faults.Insert(random.Next(faults.Count + 1), s_unusable[random.Next(s_unusable.Length)]);
        return new(faults);
    }

    // The same in every process, unlike string.GetHashCode.
    private int HashCode(string topic, int number) => topic.Aggregate(seed ^ number * 486_187_739, (hash, letter) => unchecked(hash * 31 + letter));

    [GeneratedRegex(@"council of (Ort\w+)")]
    private static partial Regex Topic();
}
