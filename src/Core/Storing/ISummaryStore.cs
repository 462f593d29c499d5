using Serverless.Summaries;

namespace Serverless.Storing;

/// <summary>Results by content key.</summary>
public interface ISummaryStore
{
    /// <summary>The result stored under a key; null when there is none.</summary>
    Task<SummaryDocument?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores a result unless the key has one already, and returns the one that is stored.</summary>
    Task<SummaryDocument> CreateOrGetAsync(string key, SummaryDocument document, CancellationToken cancellationToken);
}
