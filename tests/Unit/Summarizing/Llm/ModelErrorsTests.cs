using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using Serverless.Functions.Hosting;
using Serverless.ScriptedModel;
using Serverless.Summarizing;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

/// <summary>What the real clients make of what a server does, in Core's words.</summary>
public sealed class ModelErrorsTests
{
    private readonly FakeTimeProvider _clock = new();

    public static TheoryData<string> Providers => [ModelProviders.AzureOpenAI, ModelProviders.OpenAICompatible];

    [Theory]
    [InlineData(RetryAfterSpelling.Seconds, 7.0)]
    [InlineData(RetryAfterSpelling.Date, 7.0)]
    [InlineData(RetryAfterSpelling.Milliseconds, 7.0)]
    [InlineData(RetryAfterSpelling.MicrosoftMilliseconds, 7.0)]
    [InlineData(RetryAfterSpelling.None, null)]
    public async Task GetResponseAsync_Throttled_ReadsEverySpelling(RetryAfterSpelling spelling, double? seconds)
    {
        var failure = await FailAsync(ModelProviders.AzureOpenAI, ModelReply.Throttled(TimeSpan.FromSeconds(7), spelling, _clock.GetUtcNow()));

        Assert.Equal((ModelCallProblem.Transient, seconds), (failure.Kind, failure.RetryAfter?.TotalSeconds));
    }

    [Theory]
    [InlineData("-5", 0.0)]
    [InlineData("soon", null)]
    [InlineData("1e300", 86_400.0)]
    [InlineData("Mon, 01 Jan 1990 00:00:00 GMT", 0.0)]
    public async Task GetResponseAsync_OddRetryAfter_IsBounded(string value, double? seconds)
    {
        var failure = await FailAsync(ModelProviders.AzureOpenAI, ModelReply.Error(429) with { Headers = [("Retry-After", value)] });

        Assert.Equal(seconds, failure.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData(408, ModelCallProblem.Transient)]
    [InlineData(500, ModelCallProblem.Transient)]
    [InlineData(503, ModelCallProblem.Transient)]
    [InlineData(413, ModelCallProblem.TooLong)]
    [InlineData(400, ModelCallProblem.Misconfigured)]
    [InlineData(401, ModelCallProblem.Misconfigured)]
    [InlineData(403, ModelCallProblem.Misconfigured)]
    [InlineData(404, ModelCallProblem.Misconfigured)]
    public async Task GetResponseAsync_Status_DecidesWhatCanBeDone(int status, ModelCallProblem expected) =>
        Assert.Equal(expected, (await FailAsync(ModelProviders.AzureOpenAI, ModelReply.Error(status))).Kind);

    [Theory]
    [InlineData("""{"error":{"code":"context_length_exceeded","message":"Too long."}}""")]
    [InlineData("""{"error":{"code":400,"type":"exceed_context_size_error","message":"Too long."}}""")]
    [InlineData("""{"error":{"code":400,"type":"BadRequestError","message":"This model's maximum context length is 4096 tokens."}}""")]
    public async Task GetResponseAsync_LongerThanTheContext_IsTooLong(string body) =>
        Assert.Equal(ModelCallProblem.TooLong, (await FailAsync(ModelProviders.OpenAICompatible, new ModelReply { Status = 400, Body = body })).Kind);

    [Theory]
    [InlineData("""{"error":"model 'x' not found"}""")]
    [InlineData("""{"error":{"code":400}}""")]
    [InlineData("[]")]
    [InlineData("<html>")]
    public async Task GetResponseAsync_OtherErrorBodies_AreRead(string body) =>
        Assert.Equal(ModelCallProblem.Misconfigured, (await FailAsync(ModelProviders.OpenAICompatible, new ModelReply { Status = 404, Body = body })).Kind);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task GetResponseAsync_FilteredPrompt_NamesTheCategories(string provider)
    {
        var failure = await FailAsync(provider, ModelReply.FilteredPrompt("violence", "hate"));

        Assert.Equal(ModelCallProblem.Filtered, failure.Kind);
        Assert.Equal(["hate", "violence"], failure.Categories);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task GetResponseAsync_FilteredAnswer_NamesTheCategories(string provider)
    {
        var failure = await FailAsync(provider, ModelReply.FilteredAnswer("self_harm"));

        Assert.Equal(ModelCallProblem.Filtered, failure.Kind);
        Assert.Equal(["self_harm"], failure.Categories);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("{}")]
    [InlineData("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[]}""")]
    [InlineData("")]
    public async Task GetResponseAsync_NoChatCompletion_IsTransient(string body) =>
        Assert.Equal(ModelCallProblem.Transient, (await FailAsync(ModelProviders.OpenAICompatible, new ModelReply { Body = body })).Kind);

    [Fact]
    public async Task GetResponseAsync_ConnectionIsCut_IsTransient() =>
        Assert.Equal(ModelCallProblem.Transient, (await FailAsync(ModelProviders.AzureOpenAI, ModelReply.Reset())).Kind);

    [Fact]
    public async Task GetResponseAsync_NobodyListens_IsTransient()
    {
        using var chat = ModelClients.Create(Options(ModelProviders.OpenAICompatible, new Uri("http://127.0.0.1:9/v1")), _clock);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() => SendAsync(chat, TestContext.Current.CancellationToken));

        Assert.Equal(ModelCallProblem.Transient, failure.Kind);
    }

    [Fact]
    public async Task GetResponseAsync_Hangs_EndsWhenItIsCanceled()
    {
        await using var server = await ScriptedModelServer.StartAsync(clock: null, TestContext.Current.CancellationToken);
        server.Enqueue(ModelReply.Hang());
        using var chat = ModelClients.Create(Options(ModelProviders.AzureOpenAI, server.Endpoint), _clock);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(chat, deadline.Token));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task GetResponseAsync_WrongKey_SaysWhichSetting(string provider)
    {
        await using var server = await ScriptedModelServer.StartAsync(clock: null, TestContext.Current.CancellationToken);
        server.ApiKey = "the right one";
        using var chat = ModelClients.Create(Options(provider, server.Endpoint), _clock);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() => SendAsync(chat, TestContext.Current.CancellationToken));

        Assert.Contains("Summarizer__ApiKey", failure.Message, StringComparison.Ordinal);
    }

    private async Task<ModelCallException> FailAsync(string provider, ModelReply reply)
    {
        await using var server = await ScriptedModelServer.StartAsync(clock: null, TestContext.Current.CancellationToken);
        server.Enqueue(reply);
        using var chat = ModelClients.Create(Options(provider, server.Endpoint), _clock);

        var failure = await Assert.ThrowsAsync<ModelCallException>(() => SendAsync(chat, TestContext.Current.CancellationToken));

        // The client's own retries would hide what the budget has to see.
        Assert.Equal(1, server.Calls);
        return failure;
    }

    private static Task<ChatResponse> SendAsync(IChatClient chat, CancellationToken cancellationToken) =>
        chat.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello.")], new ChatOptions { MaxOutputTokens = 100 }, cancellationToken);

    private static ModelOptions Options(string provider, Uri endpoint) => new() { Provider = provider, Endpoint = endpoint, Model = "test", ApiKey = "key" };
}
