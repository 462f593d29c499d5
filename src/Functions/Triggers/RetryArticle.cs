using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Functions.Storing;
using Serverless.Storing;

namespace Serverless.Functions.Triggers;

/// <summary>An article whose time has come is tried again.</summary>
public sealed class RetryArticle(ArticleJob job, ArticleStorage storage, ILogger<RetryArticle> logger)
{
    /// <summary>Runs when a message becomes visible; plain JSON and base64 of it are both read.</summary>
    [Function(nameof(RetryArticle))]
    public async Task RunAsync([QueueTrigger(StorageLayout.RetryQueue)] string message, CancellationToken cancellationToken)
    {
        if (RetryMessage.Parse(message) is not { } retry) logger.UnreadableMessage(StorageLayout.RetryQueue, message.Length);
        else if (!StorageLayout.IsAddressable(retry.Name)) await job.RefuseNameAsync(retry.Name, cancellationToken);
        else await job.RunAsync(storage.Articles.GetBlobClient(retry.Name), retry.Attempt, cancellationToken);
    }
}
