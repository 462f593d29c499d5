using Serverless.Summaries;

namespace Serverless.Storing;

/// <summary>The answer to a claim: a stored result, or the right to make one. Disposing gives back a right that was not used.</summary>
public abstract class SummaryClaim : IAsyncDisposable
{
    /// <summary>The stored result; null when the caller is the one to make it.</summary>
    public virtual SummaryDocument? Result => null;

    /// <summary>Fires when the right was lost while working, so that two workers never pay for one key knowingly.</summary>
    public virtual CancellationToken Lost => CancellationToken.None;

    /// <summary>Stores the result and returns the one that is stored: this one, unless somebody was faster.</summary>
    public abstract Task<SummaryDocument> CompleteAsync(SummaryDocument document, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>A result that is there already.</summary>
    public static SummaryClaim Done(SummaryDocument result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Stored(result);
    }

    private sealed class Stored(SummaryDocument result) : SummaryClaim
    {
        public override SummaryDocument? Result => result;

        public override Task<SummaryDocument> CompleteAsync(SummaryDocument document, CancellationToken cancellationToken) => Task.FromResult(result);
    }
}
