using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Serverless.Summarizing;
using ChatClient = OpenAI.Chat.ChatClient;

namespace Serverless.Functions.Hosting;

/// <summary>The client of the configured model: Azure OpenAI by key or managed identity, or any server that speaks chat completions.</summary>
internal static class ModelClients
{
    // OpenAI's client insists on a key; a server without authentication ignores it.
    private const string NoKey = "none";

    public static IChatClient Create(ModelOptions options, TimeProvider clock)
    {
        var client = options.Provider == ModelProviders.AzureOpenAI ? AzureOpenAI(options) : OpenAICompatible(options);
        return new ModelErrors(client.AsIChatClient(), clock).AsBuilder()
            .ConfigureOptions(request => UseOldTokenLimit(request, options))
            .Build();
    }

    private static ChatClient AzureOpenAI(ModelOptions options)
    {
        var settings = Patient(new AzureOpenAIClientOptions());
        var client = string.IsNullOrEmpty(options.ApiKey)
            ? new AzureOpenAIClient(options.Endpoint, new DefaultAzureCredential(), settings)
            : new AzureOpenAIClient(options.Endpoint, new ApiKeyCredential(options.ApiKey), settings);
        return client.GetChatClient(options.Model);
    }

    private static ChatClient OpenAICompatible(ModelOptions options)
    {
        var settings = Patient(new OpenAIClientOptions { Endpoint = WithVersion(options.Endpoint!) });
        return new ChatClient(options.Model, new ApiKeyCredential(string.IsNullOrEmpty(options.ApiKey) ? NoKey : options.ApiKey), settings);
    }

    // Retries and deadlines are the summarizer's: it knows the article's budget, the client does not.
    private static T Patient<T>(T settings)
        where T : ClientPipelineOptions
    {
        settings.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        settings.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return settings;
    }

    // "http://localhost:11434" is what people know of their server; its chat completions are under /v1.
    private static Uri WithVersion(Uri endpoint) => endpoint.AbsolutePath == "/" ? new Uri(endpoint, "v1") : endpoint;

    // Local servers know "max_tokens"; "max_completion_tokens" is newer and some ignore it, so that nothing would bound an answer.
    private static void UseOldTokenLimit(ChatOptions request, ModelOptions options)
    {
        if (options.Provider != ModelProviders.OpenAICompatible || options.IsReasoningModel || request.MaxOutputTokens is not { } limit) return;

        request.MaxOutputTokens = null;
        request.RawRepresentationFactory = _ =>
        {
            var completion = new ChatCompletionOptions();
#pragma warning disable SCME0001 // The typed property writes max_completion_tokens; the patch is the client's only way to the older name.
            completion.Patch.Set("$.max_tokens"u8, limit);
#pragma warning restore SCME0001
            return completion;
        };
    }
}
