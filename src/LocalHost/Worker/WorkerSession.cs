using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Serverless.LocalHost.Worker.Protocol;

namespace Serverless.LocalHost.Worker;

/// <summary>The conversation with one worker process over its event stream.</summary>
internal sealed class WorkerSession(Action<RpcLog> onLog)
{
    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _requests = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> _invocations = new();
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the stream is over.</summary>
    public Task Lost => _lost.Task;

    /// <summary>Pumps both directions until the worker leaves.</summary>
    public async Task RunAsync(IAsyncStreamReader<StreamingMessage> incoming, IAsyncStreamWriter<StreamingMessage> outgoing, CancellationToken cancellationToken)
    {
        var writing = WriteAsync(outgoing, cancellationToken);
        try
        {
            while (await incoming.MoveNext(cancellationToken))
            {
                Receive(incoming.Current);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or Grpc.Core.RpcException or InvalidOperationException)
        {
            // The process is gone; its exit code says why.
        }
        finally
        {
            Abandon();
            await writing;
        }
    }

    /// <summary>Ends the conversation: all that waits for an answer learns that none will come.</summary>
    public void Abandon()
    {
        _lost.TrySetResult();
        _outgoing.Writer.TryComplete();
        foreach (var waiting in _requests.Values)
        {
            waiting.TrySetException(new WorkerLostException());
        }

        foreach (var waiting in _invocations.Values)
        {
            waiting.TrySetException(new WorkerLostException());
        }
    }

    /// <summary>Sends a request and waits for the answer with the same id.</summary>
    /// <exception cref="WorkerLostException">The worker left without an answer.</exception>
    public Task<StreamingMessage> AskAsync(StreamingMessage request, CancellationToken cancellationToken)
    {
        request.RequestId = Guid.NewGuid().ToString();
        return AwaitAsync(_requests, request.RequestId, request, cancellationToken);
    }

    /// <summary>Calls a function.</summary>
    /// <exception cref="WorkerLostException">The worker left without an answer.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        request.TraceContext ??= new RpcTraceContext { TraceParent = $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01" };
        try
        {
            return await AwaitAsync(_invocations, request.InvocationId, new StreamingMessage { InvocationRequest = request }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId, GracePeriod = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)) } });
            throw;
        }
    }

    /// <summary>Asks the worker to leave.</summary>
    public void Terminate(TimeSpan grace) => Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(grace) } });

    private static void Complete<T>(ConcurrentDictionary<string, TaskCompletionSource<T>> waiting, string id, T answer)
    {
        if (waiting.TryRemove(id, out var source))
        {
            source.TrySetResult(answer);
        }
    }

    private async Task<T> AwaitAsync<T>(ConcurrentDictionary<string, TaskCompletionSource<T>> waiting, string id, StreamingMessage message, CancellationToken cancellationToken)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = source;
        try
        {
            // Checked after the entry: a loss in between finds either the entry or this.
            if (Lost.IsCompleted)
            {
                throw new WorkerLostException();
            }

            Send(message);
            return await source.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }
    }

    private void Send(StreamingMessage message) => _outgoing.Writer.TryWrite(message);

    private async Task WriteAsync(IAsyncStreamWriter<StreamingMessage> outgoing, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                await outgoing.WriteAsync(message, cancellationToken);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or Grpc.Core.RpcException or InvalidOperationException)
        {
            // The reader notices the same end and tells those who wait.
        }
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.RpcLog:
                onLog(message.RpcLog);
                break;
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                Complete(_invocations, message.InvocationResponse.InvocationId, message.InvocationResponse);
                break;
            default:
                Complete(_requests, message.RequestId, message);
                break;
        }
    }
}
