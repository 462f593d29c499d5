using System.Collections.Concurrent;
using Serverless.Summaries;

namespace Serverless.Storing;

/// <summary>Results in memory, for one process: tests, measurements, and callers that bring no storage.</summary>
public sealed class MemorySummaryStore : ISummaryStore
{
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(1);

    // A null value is a claim that is being worked on.
    private readonly ConcurrentDictionary<string, SummaryDocument?> _results = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<SummaryClaim> ClaimAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        if (_results.TryAdd(key, null)) return Task.FromResult<SummaryClaim>(new Claim(this, key));
        return _results.TryGetValue(key, out var result) && result is not null
            ? Task.FromResult(SummaryClaim.Done(result))
            : Task.FromException<SummaryClaim>(new SummaryBusyException(s_retryAfter));
    }

    private sealed class Claim(MemorySummaryStore store, string key) : SummaryClaim
    {
        private bool _completed;

        public override Task<SummaryDocument> CompleteAsync(SummaryDocument document, CancellationToken cancellationToken)
        {
            store._results[key] = document;
            _completed = true;
            return Task.FromResult(document);
        }

        public override ValueTask DisposeAsync()
        {
            if (!_completed) store._results.TryRemove(key, out _);
            return base.DisposeAsync();
        }
    }
}
