using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverless.Functions.Storing;
using Serverless.Functions.Triggers;

namespace Serverless.Functions.Hosting;

/// <summary>The search for missed articles when the app starts, where a setting asks for it; the start does not wait for it.</summary>
internal sealed class StartSweep(MissedArticles missed, IOptions<SweepOptions> options, ILogger<StartSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.AtStart) return;

        try
        {
            await missed.RestartAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The hourly sweep will look again; an app that serves articles is worth more than one that has looked for old ones.
            logger.SweepFailed(Causes.Of(e));
        }
    }
}
