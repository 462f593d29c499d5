namespace Serverless.Storing;

/// <summary>Results by content key, each made by one worker at a time and kept for all.</summary>
public interface ISummaryStore
{
    /// <summary>The result stored under a key, or the right to make it.</summary>
    /// <exception cref="SummaryBusyException">Somebody else is making it; come back later.</exception>
    Task<SummaryClaim> ClaimAsync(string key, CancellationToken cancellationToken);
}
