using Serverless.Summaries;

namespace Serverless.Summarizing.Llm;

/// <summary>
/// What one article has spent: time against its budget, and tokens. Only time in which at least one of its calls is under way or waits to be
/// tried again counts; time in which all of them queue for a place is kept apart, so that a burst of articles does not fail for queueing.
/// </summary>
internal sealed class ArticleAccount(ModelOptions options, TimeProvider clock, TimeSpan spentBefore)
{
    private readonly Lock _gate = new();
    private readonly long _opened = clock.GetTimestamp();
    private TimeSpan _busyTime;
    private long _busySince;
    private int _busy;
    private ModelUsage _usage = ModelUsage.None with { Cost = Price(options, 0, 0) };

    /// <summary>Time of the budget used so far.</summary>
    public TimeSpan Spent
    {
        get { lock (_gate) return spentBefore + BusyTime; }
    }

    /// <summary>Time of the budget left; zero or less when it is used up.</summary>
    public TimeSpan Remaining => options.ArticleBudget - Spent;

    /// <summary>How long calls may still queue; never negative.</summary>
    public TimeSpan QueueRemaining
    {
        get
        {
            lock (_gate)
            {
                var idle = clock.GetElapsedTime(_opened) - BusyTime;
                return idle < options.QueueTimeout ? options.QueueTimeout - idle : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Calls that failed and were not the article's fault.</summary>
    public int Failures { get; private set; }

    /// <summary>Whether the article has failed: calls that are still queueing need not be made.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Calls and tokens so far.</summary>
    public ModelUsage Usage
    {
        get { lock (_gate) return _usage; }
    }

    /// <summary>A call leaves the queue: the clock runs until <see cref="Rest"/>.</summary>
    public void Work()
    {
        lock (_gate)
        {
            if (_busy++ == 0) _busySince = clock.GetTimestamp();
        }
    }

    /// <summary>The call is over or queues again.</summary>
    public void Rest()
    {
        lock (_gate)
        {
            if (--_busy == 0) _busyTime += clock.GetElapsedTime(_busySince);
        }
    }

    /// <summary>A call was answered.</summary>
    public void Answered(long inputTokens, long outputTokens)
    {
        lock (_gate) _usage = _usage.Plus(new ModelUsage(1, inputTokens, outputTokens, Price(options, inputTokens, outputTokens)));
    }

    /// <summary>A call failed.</summary>
    public void Failed()
    {
        lock (_gate) Failures++;
    }

    /// <summary>The article has failed.</summary>
    public void Close() => IsClosed = true;

    private TimeSpan BusyTime => _busy > 0 ? _busyTime + clock.GetElapsedTime(_busySince) : _busyTime;

    private static decimal? Price(ModelOptions options, long inputTokens, long outputTokens) =>
        (options.InputPricePerMillion * inputTokens + options.OutputPricePerMillion * outputTokens) / 1_000_000m;
}
