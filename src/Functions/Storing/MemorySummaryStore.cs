using System.Collections.Concurrent;
using Serverless.Storing;
using Serverless.Summaries;

namespace Serverless.Functions.Storing;

internal sealed class MemorySummaryStore : ISummaryStore
{
    private readonly ConcurrentDictionary<string, SummaryDocument> _documents = new();

    public Task<SummaryDocument?> FindAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_documents.GetValueOrDefault(key));

    public Task<SummaryDocument> CreateOrGetAsync(string key, SummaryDocument document, CancellationToken cancellationToken) =>
        Task.FromResult(_documents.GetOrAdd(key, document));
}
