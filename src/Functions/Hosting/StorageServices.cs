using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Functions.Storing;
using Serverless.Storing;

namespace Serverless.Functions.Hosting;

/// <summary>The storage account, reached the way the host reaches it: by connection string, or by identity and addresses.</summary>
internal static class StorageServices
{
    private const string Account = "AzureWebJobsStorage";

    // The clients' default is 100 s, six times over: a storage that takes a request and says nothing would hold an article for ten minutes.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(20);

    public static void AddArticleStorage(this IHostApplicationBuilder builder)
    {
        var account = builder.Configuration.GetSection(Account);
        var blobs = new BlobClientOptions { Retry = { NetworkTimeout = s_silence } };
        var queues = new QueueClientOptions { Retry = { NetworkTimeout = s_silence } };
        builder.Services.AddSingleton(_ => account.Value is { Length: > 0 } connection
            ? new BlobServiceClient(connection, blobs)
            : new BlobServiceClient(Address(account, "blob"), Identity(account), blobs));
        builder.Services.AddSingleton(_ => account.Value is { Length: > 0 } connection
            ? new QueueServiceClient(connection, queues)
            : new QueueServiceClient(Address(account, "queue"), Identity(account), queues));
        builder.Services.AddSingleton<ArticleStorage>();
        builder.Services.AddSingleton<ArticleReader>();
        builder.Services.AddSingleton<OutcomePublisher>();
        builder.Services.AddSingleton<LaterAttempts>();
        builder.Services.AddSingleton<ISummaryStore, BlobSummaryStore>();
        builder.Services.AddSingleton<MissedArticles>();
        builder.Services.AddSingleton<FailedArticles>();
    }

    /// <summary>What keeps storage from being reached, as a sentence; null when the settings are complete.</summary>
    internal static string? Complaint(IConfiguration configuration)
    {
        var account = configuration.GetSection(Account);
        if (account.Value is { Length: > 0 }) return null;

        return TryAddress(account, "blob") is null || TryAddress(account, "queue") is null
            ? $"Wrong setting {Account}: give a connection string, or {Account}__blobServiceUri and {Account}__queueServiceUri, or {Account}__accountName."
            : null;
    }

    private static Uri Address(IConfigurationSection account, string service) =>
        TryAddress(account, service) ?? throw new InvalidOperationException($"{Account}__{service}ServiceUri is missing.");

    private static Uri? TryAddress(IConfigurationSection account, string service)
    {
        if (Uri.TryCreate(account[$"{service}ServiceUri"], UriKind.Absolute, out var address)) return address;
        return account["accountName"] is { Length: > 0 } name ? new Uri($"https://{name}.{service}.core.windows.net") : null;
    }

    // On Azure the identity is named by the same setting that the host uses; elsewhere whoever is signed in.
    private static TokenCredential Identity(IConfigurationSection account) => account["credential"] switch
    {
        "managedidentity" when account["clientId"] is { Length: > 0 } id => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id)),
        "managedidentity" => new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned),
        _ => new DefaultAzureCredential(),
    };
}
