using System.Threading.Channels;

namespace Serverless.LocalHost.Triggers;

/// <summary>Time between two looks: short while looking is cheap, longer as it gets dearer, and none at all after a nudge.</summary>
internal sealed class Pace(TimeProvider clock)
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    // A look takes at most a sixth of the time.
    private const int RestPerWork = 5;

    // Holds at most one nudge: many before a look are as good as one.
    private readonly Channel<bool> _nudge = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Nudge() => _nudge.Writer.TryWrite(true);

    public async Task WaitAsync(TimeSpan lastLook, CancellationToken cancellationToken)
    {
        using var rest = new CancellationTokenSource(RestAfter(lastLook), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(rest.Token, cancellationToken);
        try
        {
            await _nudge.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The rest is over.
        }
    }

    internal static TimeSpan RestAfter(TimeSpan lastLook) => TimeSpan.FromTicks(Math.Clamp(lastLook.Ticks * RestPerWork, s_shortest.Ticks, s_longest.Ticks));
}
