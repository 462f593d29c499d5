using System.Diagnostics;
using Azure.Storage.Blobs.Models;

namespace Serverless.EndToEnd.Chaos;

/// <summary>Compares what is left with what has to be.</summary>
internal sealed class ChaosAudit(ChaosPlan plan, ChaosStorage storage)
{
    /// <summary>What is wrong, a line each; empty when every article has exactly its outcome and nothing is on its way any more.</summary>
    public async Task<string> LookAsync(CancellationToken cancellationToken)
    {
        // Queues first: what is on its way may still mend the rest, and an empty queue says nothing about what was looked at before it.
        if (await storage.MessagesAsync(cancellationToken) is { Length: > 0 } messages) return messages;

        var articles = await storage.ListAsync("articles", cancellationToken);
        var summaries = await storage.ListAsync("summaries", cancellationToken);
        var failures = await storage.ListAsync("failures", cancellationToken);
        var wrong = new List<string>();
        foreach (var (name, edition) in plan.Newest)
        {
            var etag = articles[name].Properties.ETag!.Value.ToString("H");
            var (summary, failure) = (summaries.Remove(name + ".json"), failures.Remove(name + ".json"));
            var problem = edition.Fate == Fate.Summary
                ? failure ? $"a failure: {await storage.ReadAsync("failures", name + ".json", cancellationToken)}" : summary ? await SummaryProblemAsync(name, edition, etag, cancellationToken) : "no outcome"
                : summary ? "a summary, where a failure was due" : failure ? await FailureProblemAsync(name, edition, etag, cancellationToken) : "no outcome";
            if (problem is not null) wrong.Add($"{name} ({edition.Fate}) has {problem}{(summary && failure ? ", beside another outcome" : "")}");
        }

        wrong.AddRange(summaries.Keys.Concat(failures.Keys).Select(stranger => $"{stranger} belongs to no article"));
        return string.Join('\n', wrong);
    }

    /// <summary>Claims that somebody still holds.</summary>
    public async Task<string> LeasesAsync(CancellationToken cancellationToken) => string.Join(' ',
        (await storage.ListAsync("state", cancellationToken)).Values.Where(blob => blob.Properties.LeaseState == LeaseState.Leased).Select(blob => blob.Name));

    /// <summary>
    /// Pairs of good answers to the same question: the second is paid for a result that the first had brought, unless the worker was
    /// killed between them.
    /// </summary>
    public static IEnumerable<string> PaidTwice(IReadOnlyCollection<ModelCall> calls, IReadOnlyList<(long Before, long After)> kills) =>
        from question in calls.Where(call => call.Fault is null).GroupBy(call => (call.Topic, call.Task))
        let answers = question.OrderBy(call => call.At).ToList()
        from pair in answers.Zip(answers.Skip(1))
        where !kills.Any(kill => pair.First.At <= kill.After && pair.Second.At >= kill.Before)
        select $"{question.Key.Topic}: {string.Join(", ", calls.Where(call => call.Topic == question.Key.Topic).Select(call => Describe(call, pair.First.At)))}";

    private static string Describe(ModelCall call, long since) =>
        FormattableString.Invariant($"{Stopwatch.GetElapsedTime(since, call.At).TotalSeconds:F1} s {call.Task} {call.Fault ?? "answered"}");

    private async Task<string?> SummaryProblemAsync(string name, Edition edition, string etag, CancellationToken cancellationToken)
    {
        var document = Contract.Summary(await storage.ReadAsync("summaries", name + ".json", cancellationToken));
        return document.Source.Etag != etag ? "a summary of older content"
            : !document.Article.Text.Contains(edition.Topic, StringComparison.Ordinal) ? $"a summary of something else than {edition.Topic}"
            : document.Model.Provider != "azure-openai" || document.Checks.Fallback is not null ? "a summary that the model did not write"
            : null;
    }

    private async Task<string?> FailureProblemAsync(string name, Edition edition, string etag, CancellationToken cancellationToken)
    {
        var document = Contract.Failure(await storage.ReadAsync("failures", name + ".json", cancellationToken));
        var expected = edition.Fate == Fate.Empty ? ":empty" : ":content-filtered";
        return document.Etag != etag ? "a failure of older content" : document.Type.EndsWith(expected, StringComparison.Ordinal) ? null : $"a failure of another kind: {document.Type}";
    }
}
