using System.Diagnostics;
using System.Globalization;
using System.Net;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Worker;
using Serverless.LocalHost.Worker.Protocol;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.LocalHost.Http;

/// <summary>
/// Sends a request to the worker twice: as a call over the event stream and as itself to the worker's web server,
/// where the two meet by the id of the call.
/// </summary>
internal sealed class HttpForwarding(WorkerSupervisor workers, HostJson host, Terminal terminal) : IDisposable
{
    private const string InvocationHeader = "x-ms-invocation-id";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        EnableMultipleHttp2Connections = true,
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
    });

    public async Task HandleAsync(IHttpForwarder forwarder, WorkerFunction function, HttpContext context)
    {
        if (await WorkerAsync(context.RequestAborted) is not { HttpUri: { } uri })
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "5";
            return;
        }

        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var input = new TriggerInput(new TypedData { Http = new RpcHttp() })
        {
            Metadata = context.Request.RouteValues.Where(value => value.Value is not null)
                .ToDictionary(value => value.Key, value => new TypedData { String = Convert.ToString(value.Value, CultureInfo.InvariantCulture)! }),
        };
        var invocation = workers.InvokeAsync(function, input, call.Token);
        var timeout = host.FunctionTimeout == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(1) : host.FunctionTimeout;
        var error = await forwarder.SendAsync(context, uri.GetLeftPart(UriPartial.Authority), _client, new ForwarderRequestConfig { ActivityTimeout = timeout },
            (_, request) =>
            {
                request.Headers.Remove(InvocationHeader);
                request.Headers.TryAddWithoutValidation(InvocationHeader, input.InvocationId);
                return ValueTask.CompletedTask;
            });
        if (error != ForwarderError.None)
        {
            await call.CancelAsync();
        }

        await ReportAsync(function, invocation);
    }

    public void Dispose() => _client.Dispose();

    private async Task<LiveWorker?> WorkerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await workers.ReadyAsync(cancellationToken).WaitAsync(s_patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task ReportAsync(WorkerFunction function, Task<InvocationOutcome> invocation)
    {
        try
        {
            if (await invocation is { Succeeded: false } outcome)
            {
                terminal.Say($"{function.Name} failed: {outcome.Error}");
            }
        }
        catch (OperationCanceledException)
        {
            // The client has gone.
        }
    }
}
