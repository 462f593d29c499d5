using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Serverless.EndToEnd;

/// <summary>Waits for something to become true, and says what was waited for when it does not.</summary>
internal static class Poll
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    public static async Task<string> UntilAsync(Func<Task<string?>> look, TimeSpan limit, Func<string> what, CancellationToken cancellationToken) =>
        (string)await LookAsync(async () => await look(), limit, what, cancellationToken);

    public static Task UntilAsync(Func<bool> condition, TimeSpan limit, Func<string> what, CancellationToken cancellationToken) =>
        LookAsync(() => Task.FromResult<object?>(condition() ? true : null), limit, what, cancellationToken);

    private static async Task<object> LookAsync(Func<Task<object?>> look, TimeSpan limit, Func<string> what, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await look() is { } found) return found;
            if (Stopwatch.GetElapsedTime(started) > limit) throw new TimeoutException($"Waited {limit.TotalSeconds} s for {what()}");
            await Task.Delay(s_pause, cancellationToken);
        }
    }
}

/// <summary>Ports that nobody listens on.</summary>
internal static class FreePort
{
    public static string Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
