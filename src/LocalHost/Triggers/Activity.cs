using Serverless.LocalHost.Worker;

namespace Serverless.LocalHost.Triggers;

/// <summary>Passes calls on and knows how long there has been none.</summary>
internal sealed class Activity(IFunctionInvoker invoker, TimeProvider clock) : IFunctionInvoker
{
    private readonly Lock _gate = new();
    private int _underWay;
    private long _quietSince = clock.GetTimestamp();

    /// <summary>Time since the last call ended; zero while one is under way.</summary>
    public TimeSpan Idle
    {
        get { lock (_gate) return _underWay > 0 ? TimeSpan.Zero : clock.GetElapsedTime(_quietSince); }
    }

    /// <inheritdoc />
    public async Task<InvocationOutcome> InvokeAsync(WorkerFunction function, TriggerInput input, CancellationToken cancellationToken)
    {
        lock (_gate) _underWay++;
        try
        {
            return await invoker.InvokeAsync(function, input, cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _underWay--;
                _quietSince = clock.GetTimestamp();
            }
        }
    }
}
