using System.Net.Sockets;
using Serverless.LocalHost.Worker.Protocol;

namespace Serverless.LocalHost.Worker;

/// <summary>A worker that has loaded its functions.</summary>
internal sealed record LiveWorker(WorkerSession Session, Uri? HttpUri, IReadOnlyList<WorkerFunction> Functions)
{
    private const string HostVersion = "4.1000.0.0";

    /// <summary>Greets a connected worker: initializes it, asks for its functions and loads them.</summary>
    /// <exception cref="WorkerRefusedException">The worker answered that it cannot.</exception>
    public static async Task<LiveWorker> GreetAsync(WorkerSession session, FunctionApp app, CancellationToken cancellationToken)
    {
        var init = new WorkerInitRequest { HostVersion = HostVersion, WorkerDirectory = app.Folder, FunctionAppDirectory = app.Folder };
        var hello = (await session.AskAsync(new StreamingMessage { WorkerInitRequest = init }, cancellationToken)).WorkerInitResponse;
        ThrowUnlessSuccess(hello.Result, "it did not initialize");

        var ask = new FunctionsMetadataRequest { FunctionAppDirectory = app.Folder };
        var metadata = (await session.AskAsync(new StreamingMessage { FunctionsMetadataRequest = ask }, cancellationToken)).FunctionMetadataResponse;
        ThrowUnlessSuccess(metadata.Result, "it could not list its functions");

        foreach (var function in metadata.FunctionMetadataResults)
        {
            var load = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function };
            var loaded = (await session.AskAsync(new StreamingMessage { FunctionLoadRequest = load }, cancellationToken)).FunctionLoadResponse;
            ThrowUnlessSuccess(loaded.Result, $"it could not load {function.Name}");
        }

        var httpUri = hello.Capabilities.TryGetValue("HttpUri", out var uri) && uri.Length > 0 ? new Uri(uri) : null;
        if (httpUri is not null)
        {
            await UntilListeningAsync(session, httpUri, cancellationToken);
        }

        return new LiveWorker(session, httpUri, [.. metadata.FunctionMetadataResults.Select(WorkerFunction.From).OfType<WorkerFunction>()]);
    }

    /// <summary>Message of an unsuccessful result.</summary>
    internal static string Describe(StatusResult? result) => result switch
    {
        { Exception: { Message.Length: > 0 } exception } => exception.Message,
        { Result.Length: > 0 } => result.Result,
        { Status: StatusResult.Types.Status.Cancelled } => "cancelled",
        _ => "no reason given",
    };

    // Its web server starts beside the conversation, and on a busy machine after it.
    private static async Task UntilListeningAsync(WorkerSession session, Uri uri, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(uri.Host, uri.Port, cancellationToken);
                return;
            }
            catch (SocketException) when (session.Lost.IsCompleted)
            {
                throw new WorkerLostException();
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            }
        }
    }

    private static void ThrowUnlessSuccess(StatusResult? result, string what)
    {
        if (result?.Status != StatusResult.Types.Status.Success)
        {
            throw new WorkerRefusedException($"{what}: {Describe(result)}");
        }
    }
}

/// <summary>The worker runs but says that it cannot work.</summary>
internal sealed class WorkerRefusedException(string message) : Exception(message);
