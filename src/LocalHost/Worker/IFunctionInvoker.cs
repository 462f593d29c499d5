using Serverless.LocalHost.Worker.Protocol;

namespace Serverless.LocalHost.Worker;

/// <summary>Calls a function in whatever worker is alive.</summary>
internal interface IFunctionInvoker
{
    /// <summary>Waits for a worker, calls the function and waits for its end.</summary>
    Task<InvocationOutcome> InvokeAsync(WorkerFunction function, TriggerInput input, CancellationToken cancellationToken);
}

/// <summary>What a trigger hands to its function.</summary>
internal sealed record TriggerInput(TypedData Data)
{
    /// <summary>Values that other parameters of the function are bound from.</summary>
    public IReadOnlyDictionary<string, TypedData> Metadata { get; init; } = new Dictionary<string, TypedData>();

    /// <summary>Id of the call; an HTTP request carries the same one.</summary>
    public string InvocationId { get; init; } = Guid.NewGuid().ToString();
}

/// <summary>How a call ended.</summary>
/// <param name="Error">Null: it succeeded.</param>
/// <param name="WorkerLost">The worker died meanwhile; whether this call was the cause is unknown.</param>
internal sealed record InvocationOutcome(string? Error, bool WorkerLost = false)
{
    public static InvocationOutcome Success { get; } = new(Error: null);

    public bool Succeeded => Error is null;
}
