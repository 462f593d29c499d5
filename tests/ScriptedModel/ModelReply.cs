using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverless.ScriptedModel;

/// <summary>The three headers by which a model says when to come back.</summary>
public enum RetryAfterSpelling
{
    /// <summary>None of them.</summary>
    None,

    /// <summary><c>Retry-After: 3</c></summary>
    Seconds,

    /// <summary><c>Retry-After: Wed, 25 Nov 2026 10:00:00 GMT</c></summary>
    Date,

    /// <summary><c>retry-after-ms: 3000</c></summary>
    Milliseconds,

    /// <summary><c>x-ms-retry-after-ms: 3000</c></summary>
    MicrosoftMilliseconds,
}

/// <summary>What the server does with one request.</summary>
public sealed record ModelReply
{
    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Headers besides the content type.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The body, as JSON; null for <see cref="Hang"/> and <see cref="Reset"/>.</summary>
    public string? Body { get; init; }

    /// <summary>Time between request and reply.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The connection is cut instead of answered (after <see cref="Latency"/>).</summary>
    public bool Resets { get; init; }

    /// <summary>No reply ever comes; the request ends when the caller gives up.</summary>
    public bool Hangs { get; init; }

    /// <summary>Answers the prompt sensibly: valid JSON of the schema asked for, citing the numbered sentences that the prompt holds.</summary>
    public static ModelReply Sensible(ModelRequest request) => Text(SensibleAnswer.To(request));

    /// <summary>An ordinary answer with this text in <c>message.content</c>; null for no content at all.</summary>
    public static ModelReply Text(string? content, string finishReason = "stop", int inputTokens = 1000, int outputTokens = 200, int reasoningTokens = 0) =>
        new() { Body = Completion(new JsonObject { ["role"] = "assistant", ["content"] = content, ["refusal"] = null }, finishReason, inputTokens, outputTokens, reasoningTokens) };

    /// <summary>An answer that ran into its token cap.</summary>
    public static ModelReply Cut(string content) => Text(content, "length");

    /// <summary>The whole token cap went into reasoning; nothing was left for an answer.</summary>
    public static ModelReply OutOfThought(int reasoningTokens = 4000) => Text(null, "length", outputTokens: reasoningTokens, reasoningTokens: reasoningTokens);

    /// <summary>The model declines, in <c>message.refusal</c>.</summary>
    public static ModelReply Refusal(string words = "I can't help with that.") =>
        new() { Body = Completion(new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = words }, "stop", 1000, 10, 0) };

    /// <summary>The content filter stops the prompt: 400, the filtered categories in <c>innererror</c>.</summary>
    public static ModelReply FilteredPrompt(params string[] categories) => new()
    {
        Status = 400,
        Body = new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["message"] = "The response was filtered due to the prompt triggering the content management policy.",
                ["type"] = null,
                ["param"] = "prompt",
                ["code"] = "content_filter",
                ["status"] = 400,
                ["innererror"] = new JsonObject { ["code"] = "ResponsibleAIPolicyViolation", ["content_filter_result"] = Categories(categories) },
            },
        }.ToJsonString(),
    };

    /// <summary>The content filter stops the answer: 200 with <c>finish_reason: content_filter</c>.</summary>
    public static ModelReply FilteredAnswer(params string[] categories) => new()
    {
        Body = Completion(new JsonObject { ["role"] = "assistant", ["content"] = "", ["refusal"] = null }, "content_filter", 1000, 5, 0, Categories(categories)),
    };

    /// <summary>An error in the protocol's form.</summary>
    public static ModelReply Error(int status, string code = "error", string message = "Scripted error.") => new()
    {
        Status = status,
        Body = new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = null, ["param"] = null, ["code"] = code } }.ToJsonString(),
    };

    /// <summary>429, saying in one of the known ways when to come back.</summary>
    /// <param name="after">Time to wait.</param>
    /// <param name="spelling">Which header says it.</param>
    /// <param name="now">What the date spelling counts from; the system clock when null.</param>
    public static ModelReply Throttled(TimeSpan after, RetryAfterSpelling spelling, DateTimeOffset? now = null) =>
        Error(429, "429", "Requests have exceeded the token rate limit.") with { Headers = RetryAfter(after, spelling, now) };

    /// <summary>No reply ever comes.</summary>
    public static ModelReply Hang() => new() { Hangs = true };

    /// <summary>The connection is cut.</summary>
    public static ModelReply Reset() => new() { Resets = true };

    /// <summary>The same reply, later.</summary>
    public ModelReply After(TimeSpan latency) => this with { Latency = latency };

    private static IReadOnlyList<(string Name, string Value)> RetryAfter(TimeSpan after, RetryAfterSpelling spelling, DateTimeOffset? now) => spelling switch
    {
        RetryAfterSpelling.Seconds => [("Retry-After", Number(after.TotalSeconds))],
        RetryAfterSpelling.Date => [("Retry-After", ((now ?? TimeProvider.System.GetUtcNow()) + after).ToString("R", CultureInfo.InvariantCulture))],
        RetryAfterSpelling.Milliseconds => [("retry-after-ms", Number(after.TotalMilliseconds))],
        RetryAfterSpelling.MicrosoftMilliseconds => [("x-ms-retry-after-ms", Number(after.TotalMilliseconds))],
        _ => [],
    };

    private static string Number(double value) => Math.Ceiling(value).ToString(CultureInfo.InvariantCulture);

    private static JsonObject Categories(string[] filtered) => new(new[] { "hate", "self_harm", "sexual", "violence" }.Select(category =>
        KeyValuePair.Create<string, JsonNode?>(category, new JsonObject
        {
            ["filtered"] = filtered.Contains(category),
            ["severity"] = filtered.Contains(category) ? "high" : "safe",
        })));

    private static string Completion(JsonObject message, string finishReason, int inputTokens, int outputTokens, int reasoningTokens, JsonObject? filter = null)
    {
        var choice = new JsonObject { ["index"] = 0, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = finishReason };
        if (filter is not null) choice["content_filter_results"] = filter;
        return new JsonObject
        {
            ["id"] = "chatcmpl-scripted",
            ["object"] = "chat.completion",
            ["created"] = 1764064800,
            ["model"] = "scripted-model",
            ["choices"] = new JsonArray(choice),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = inputTokens,
                ["completion_tokens"] = outputTokens,
                ["total_tokens"] = inputTokens + outputTokens,
                ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reasoningTokens },
            },
        }.ToJsonString(new JsonSerializerOptions());
    }
}
