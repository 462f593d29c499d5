using System.Net;
using System.Net.Sockets;

namespace Serverless.LocalHost.Azurite;

/// <summary>Loopback ports that nobody listens on.</summary>
internal static class FreePorts
{
    /// <summary>The wanted ports if all are free, else as many others.</summary>
    public static int[] Choose(params ReadOnlySpan<int> wanted)
    {
        var listeners = new List<TcpListener>();
        try
        {
            foreach (var port in wanted)
            {
                var listener = Listen(port);
                if (listener is null)
                {
                    return Others(wanted.Length);
                }

                listeners.Add(listener);
            }

            return wanted.ToArray();
        }
        finally
        {
            listeners.ForEach(listener => listener.Stop());
        }
    }

    // All are held before any is let go, so that no two are the same.
    private static int[] Others(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => Listen(0)!).ToList();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }

    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
