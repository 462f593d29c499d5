using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Worker;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.LocalHost.Http;

/// <summary>The HTTP side of the host: routes of the HTTP functions, forwarded to the worker's own web server.</summary>
internal sealed class HttpDoor : IAsyncDisposable
{
    private const int HighestPort = 65_535;

    // Far enough to find one, near enough to be found by the person who asked for the first.
    private const int PortsToTry = 100;

    private readonly WebApplication _app;

    private HttpDoor(WebApplication app, int port)
    {
        _app = app;
        Port = port;
    }

    public int Port { get; }

    /// <exception cref="StartupException">The number is no port.</exception>
    public static void Check(int port)
    {
        if (port is < 1 or > HighestPort)
        {
            throw new StartupException($"--port {port} is no port: choose one from 1 to {HighestPort}.");
        }
    }

    /// <summary>Listens on the port, or on the next one that is free.</summary>
    /// <exception cref="StartupException">No port can be used.</exception>
    public static async Task<HttpDoor> OpenAsync(int port, IReadOnlyList<WorkerFunction> functions, HostJson host, HttpForwarding forwarding, CancellationToken cancellationToken)
    {
        var last = Math.Min(port + PortsToTry - 1, HighestPort);
        for (var candidate = port; candidate <= last; candidate++)
        {
            var app = Build(candidate, functions, host, forwarding);
            try
            {
                await app.StartAsync(cancellationToken);
                return new HttpDoor(app, candidate);
            }
            catch (IOException e) when (e.InnerException is AddressInUseException)
            {
                await app.DisposeAsync();
            }
            catch (SocketException e)
            {
                await app.DisposeAsync();
                throw new StartupException($"Port {candidate} cannot be opened ({e.Message}): choose another one with --port.", e);
            }
        }

        throw new StartupException($"The ports {port} to {last} are all taken: choose another one with --port.");
    }

    public async ValueTask DisposeAsync()
    {
        // Requests that are still open end with the worker; they are not waited for.
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static WebApplication Build(int port, IReadOnlyList<WorkerFunction> functions, HostJson host, HttpForwarding forwarding)
    {
        var builder = LoopbackServer.CreateBuilder(server =>
        {
            server.Listen(IPAddress.Loopback, port);
            server.AddServerHeader = false;

            // The app decides how much it reads.
            server.Limits.MaxRequestBodySize = null;
        });
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        var forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        foreach (var function in functions.Where(function => function.Trigger.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase)))
        {
            Task Handle(HttpContext context) => forwarding.HandleAsync(forwarder, function, context);
            var route = RouteOf(function, host.RoutePrefix);
            _ = function.Trigger.Methods.Count > 0 ? app.MapMethods(route, function.Trigger.Methods, Handle) : app.Map(route, Handle);
        }

        return app;
    }

    internal static string RouteOf(WorkerFunction function, string prefix) =>
        '/' + string.Join('/', new[] { prefix.Trim('/'), (function.Trigger.Route ?? function.Name).Trim('/') }.Where(part => part.Length > 0));
}
