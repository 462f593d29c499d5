using Microsoft.Extensions.AI;

namespace Serverless.Unit.Summarizing.Llm;

/// <summary>A chat client that answers from a script and remembers what it was asked.</summary>
internal sealed class ScriptedChatClient : IChatClient
{
    private readonly Queue<Func<ScriptedCall, CancellationToken, Task<ChatResponse>>> _script = new();
    private readonly Lock _gate = new();
    private readonly List<ScriptedCall> _calls = [];

    /// <summary>Answers calls that the script does not.</summary>
    public Func<ScriptedCall, ChatResponse>? Otherwise { get; set; }

    public IReadOnlyList<ScriptedCall> Calls
    {
        get { lock (_gate) return [.. _calls]; }
    }

    public ScriptedChatClient Then(string text, ChatFinishReason? finishReason = null) => Then((_, _) => Task.FromResult(Reply(text, finishReason)));

    public ScriptedChatClient Then(Exception failure) => Then((_, _) => Task.FromException<ChatResponse>(failure));

    public ScriptedChatClient Then(Func<ScriptedCall, CancellationToken, Task<ChatResponse>> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public static ChatResponse Reply(string text, ChatFinishReason? finishReason = null) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        FinishReason = finishReason ?? ChatFinishReason.Stop,
        Usage = new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 200 },
    };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Func<ScriptedCall, CancellationToken, Task<ChatResponse>>? next;
        ScriptedCall call;
        lock (_gate)
        {
            call = new ScriptedCall([.. messages.Select(message => message.Text)], options!, _calls.Count + 1);
            _calls.Add(call);
            _script.TryDequeue(out next);
        }

        return next?.Invoke(call, cancellationToken) ?? Task.FromResult(Otherwise?.Invoke(call) ?? throw new InvalidOperationException("The script is over."));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

/// <summary>One call: the text of its messages, the system's first, and its options.</summary>
internal sealed record ScriptedCall(IReadOnlyList<string> Messages, ChatOptions Options, int Number)
{
    public string Task => ((ChatResponseFormatJson)Options.ResponseFormat!).SchemaName!;

    public string User => Messages[1];
}
