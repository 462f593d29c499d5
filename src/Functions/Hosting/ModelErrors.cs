using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Serverless.Summarizing.Llm;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Serverless.Functions.Hosting;

/// <summary>Translates what the OpenAI client throws into <see cref="ModelCallException"/>, which says what can be done about it.</summary>
internal sealed class ModelErrors(IChatClient client, TimeProvider clock) : DelegatingChatClient(client)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response;
        try
        {
            response = await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (ClientResultException e)
        {
            throw Translate(e);
        }
        catch (AuthenticationFailedException e)
        {
            throw new ModelCallException(ModelCallProblem.Misconfigured, "No identity to ask the model with: set Summarizer__ApiKey, or give the app a managed identity with the role Cognitive Services OpenAI User.", e);
        }
        catch (Exception e) when (e is JsonException or ArgumentOutOfRangeException or InvalidOperationException or FormatException)
        {
            // The client stumbles in these ways over a body that is no chat completion: a proxy's page, an empty list of choices.
            throw new ModelCallException(ModelCallProblem.Transient, "The model's server sent something that is no chat completion.", e);
        }

        if (response.FinishReason == Microsoft.Extensions.AI.ChatFinishReason.ContentFilter)
            throw new ModelCallException(ModelCallProblem.Filtered, "The content filter stopped the answer.", null) { Categories = FilteredIn(response) };

        return response;
    }

    private ModelCallException Translate(ClientResultException e)
    {
        var raw = e.GetRawResponse();
        var error = Error(raw);
        var code = Text(error, "code");
        if (code == "content_filter")
            return new ModelCallException(ModelCallProblem.Filtered, "The content filter stopped the article.", e) { Categories = Filtered(error) };

        return e.Status switch
        {
            413 => new ModelCallException(ModelCallProblem.TooLong, "The prompt is longer than the model's server takes.", e),
            400 when IsTooLong(code, error) =>
                new ModelCallException(ModelCallProblem.TooLong, "The prompt is longer than the model reads.", e),
            0 => new ModelCallException(ModelCallProblem.Transient, "no connection", e),
            408 or 409 or 425 or 429 or >= 500 => new ModelCallException(ModelCallProblem.Transient, Status(e), e) { RetryAfter = RetryAfter(raw) },
            _ => new ModelCallException(ModelCallProblem.Misconfigured, Misconfigured(e.Status, code, Text(error, "param")), e),
        };
    }

    // OpenAI and Azure name it in the code, llama.cpp in the type, vLLM only in the message.
    private static bool IsTooLong(string? code, JsonElement? error) =>
        code is "context_length_exceeded" or "string_above_max_length" || Text(error, "type") is "exceed_context_size_error"
        || Text(error, "message")?.Contains("maximum context length", StringComparison.OrdinalIgnoreCase) is true;

    private static string Misconfigured(int status, string? code, string? parameter) => status switch
    {
        401 or 403 => string.Create(CultureInfo.InvariantCulture, $"The model refused the app's key or identity ({status}): check Summarizer__ApiKey, or the role Cognitive Services OpenAI User."),
        404 => "The model's server knows no such address or model (404): check Summarizer__Endpoint and Summarizer__Model.",
        _ => string.Create(CultureInfo.InvariantCulture, $"The model's server refused the request ({status}{Detail(code)}{Detail(parameter)}): check Summarizer__Model, Summarizer__Reasoning and Summarizer__Temperature."),
    };

    private static string Detail(string? value) => string.IsNullOrEmpty(value) ? "" : $", {value}";

    private static string Status(ClientResultException e) => string.Create(CultureInfo.InvariantCulture, $"status {e.Status}");

    /// <summary>The three spellings, the most exact first: two in milliseconds, then seconds or a date.</summary>
    private TimeSpan? RetryAfter(PipelineResponse? raw)
    {
        if (raw is null) return null;

        foreach (var name in (ReadOnlySpan<string>)["retry-after-ms", "x-ms-retry-after-ms"])
        {
            if (raw.Headers.TryGetValue(name, out var text) && Number(text) is { } milliseconds) return Bounded(milliseconds / 1000);
        }

        if (!raw.Headers.TryGetValue("Retry-After", out var value)) return null;
        if (Number(value) is { } seconds) return Bounded(seconds);
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? Bounded((date - clock.GetUtcNow()).TotalSeconds) : null;
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // A moment that has passed is now; nobody means more than a day.
    private static TimeSpan Bounded(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400));

    private static JsonElement? Error(PipelineResponse? raw)
    {
        try
        {
            return raw is not null && JsonElement.Parse(raw.Content) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("error", out var error) ? error : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement? element, string member) =>
        element is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static IReadOnlyList<string> FilteredIn(ChatResponse response) =>
        response.RawRepresentation is ChatCompletion completion ? Filtered(JsonElement.Parse(ModelReaderWriter.Write(completion))) : [];

    /// <summary>Names of the categories that are marked as filtered, wherever they stand: the protocol has several places for them.</summary>
    private static IReadOnlyList<string> Filtered(JsonElement? element)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        if (element is { } root) Collect(root, found);
        return [.. found];
    }

    private static void Collect(JsonElement element, SortedSet<string> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Collect(item, found);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("filtered", out var filtered) && filtered.ValueKind == JsonValueKind.True) found.Add(member.Name);
                Collect(member.Value, found);
            }
        }
    }
}
