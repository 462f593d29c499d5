using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Serverless.LocalHost;

/// <summary>Web servers of this process: no configuration files, no environment, no logging, and signals are not theirs.</summary>
internal static class LoopbackServer
{
    public static WebApplicationBuilder CreateBuilder(Action<KestrelServerOptions> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(configure);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        return builder;
    }

    // The usual one would stop a server on Ctrl+C, while its worker is still being asked to leave.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
