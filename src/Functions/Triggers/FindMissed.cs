using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Storing;

namespace Serverless.Functions.Triggers;

/// <summary>Looks every hour for articles whose event never came.</summary>
public sealed class FindMissed(MissedArticles missed)
{
    /// <summary>Seven minutes past each hour, when the timers of everybody else are done.</summary>
    [Function(nameof(FindMissed))]
    public Task RunAsync([TimerTrigger("0 7 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => missed.RestartAsync(cancellationToken);
}
