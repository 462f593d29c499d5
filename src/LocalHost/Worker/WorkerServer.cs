using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Serverless.LocalHost.Worker.Protocol;

namespace Serverless.LocalHost.Worker;

/// <summary>The loopback gRPC server that workers call home to.</summary>
internal sealed class WorkerServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WorkerServer(WebApplication app, ExpectedWorkers workers)
    {
        _app = app;
        Workers = workers;
        Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    public ExpectedWorkers Workers { get; }

    public int Port { get; }

    public static async Task<WorkerServer> StartAsync(CancellationToken cancellationToken)
    {
        var workers = new ExpectedWorkers();
        var builder = LoopbackServer.CreateBuilder(server =>
        {
            server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            server.Limits.MaxRequestBodySize = null;
            server.Limits.MinRequestBodyDataRate = null;
        });
        builder.Services.AddSingleton(workers);
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = null;
            grpc.MaxSendMessageSize = null;
        });
        var app = builder.Build();
        app.MapGrpcService<FunctionRpcService>();
        await app.StartAsync(cancellationToken);
        return new WorkerServer(app, workers);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>Workers that were started and have not called yet. Any other caller is refused: the port is open to every local process.</summary>
internal sealed class ExpectedWorkers
{
    private readonly ConcurrentDictionary<string, (WorkerSession Session, TaskCompletionSource Connected)> _workers = new();

    public Task Expect(string workerId, WorkerSession session)
    {
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _workers[workerId] = (session, connected);
        return connected.Task;
    }

    public void Forget(string workerId) => _workers.TryRemove(workerId, out _);

    public WorkerSession? Take(string workerId)
    {
        if (!_workers.TryRemove(workerId, out var worker))
        {
            return null;
        }

        worker.Connected.TrySetResult();
        return worker.Session;
    }
}

internal sealed class FunctionRpcService(ExpectedWorkers workers) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        if (await requestStream.MoveNext(context.CancellationToken)
            && requestStream.Current.StartStream is { } start
            && workers.Take(start.WorkerId) is { } session)
        {
            await session.RunAsync(requestStream, responseStream, context.CancellationToken);
        }
    }
}
