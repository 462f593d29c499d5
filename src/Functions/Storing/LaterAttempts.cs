using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Options;
using Serverless.Storing;

namespace Serverless.Functions.Storing;

/// <summary>Puts articles on the queue of later attempts; the waits between attempts are real, unlike those of a blob trigger.</summary>
public sealed class LaterAttempts(ArticleStorage storage, IOptions<RetryOptions> options, TimeProvider clock)
{
    private const string UntilKey = "until";

    private readonly IReadOnlyList<TimeSpan> _waits = options.Value.Waits;

    /// <summary>Schedules the attempt after <paramref name="attempt"/> and returns how long it waits; null when there was no attempt left.</summary>
    /// <param name="name">The article.</param>
    /// <param name="attempt">The attempt that failed; 0 is the event itself.</param>
    /// <param name="asked">How long the model asked to be left alone; honored up to the longest wait there is.</param>
    /// <param name="cancellationToken">Stops the request, not the message.</param>
    public async Task<TimeSpan?> TryScheduleAsync(string name, int attempt, TimeSpan? asked, CancellationToken cancellationToken)
    {
        if (attempt >= _waits.Count) return null;

        var wait = _waits[attempt];
        var longest = _waits.Max();
        if (asked > wait) wait = asked.Value < longest ? asked.Value : longest;
        await SendAsync(new RetryMessage(name, attempt + 1), wait, cancellationToken);
        await MarkWaitingAsync(name, clock.GetUtcNow() + wait, cancellationToken);
        return wait;
    }

    /// <summary>Has the same attempt come back: nothing failed, somebody else was busy with it.</summary>
    public Task PostponeAsync(string name, int attempt, TimeSpan wait, CancellationToken cancellationToken) =>
        SendAsync(new RetryMessage(name, attempt), wait, cancellationToken);

    /// <summary>Starts an article over, now.</summary>
    public Task RestartAsync(string name, CancellationToken cancellationToken) => SendAsync(new RetryMessage(name, 0), TimeSpan.Zero, cancellationToken);

    /// <summary>Whether the article's next attempt is on the queue, so that the sweep need not care.</summary>
    public async Task<bool> IsWaitingAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var mark = await storage.State.GetBlobClient(StorageLayout.WaitingName(name)).GetPropertiesAsync(cancellationToken: cancellationToken);
            return mark.Value.Metadata.TryGetValue(UntilKey, out var until)
                && DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
                && clock.GetUtcNow() < time + s_grace;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Forgets that the article was waiting.</summary>
    public Task ForgetAsync(string name, CancellationToken cancellationToken) =>
        storage.State.GetBlobClient(StorageLayout.WaitingName(name)).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    // A message that became visible may still stand behind others.
    private static readonly TimeSpan s_grace = TimeSpan.FromHours(1);

    private async Task SendAsync(RetryMessage message, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Retries.SendMessageAsync(message.Format(), wait, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await storage.Retries.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await storage.Retries.SendMessageAsync(message.Format(), wait, cancellationToken: cancellationToken);
        }
    }

    private async Task MarkWaitingAsync(string name, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var mark = storage.State.GetBlobClient(StorageLayout.WaitingName(name));
        var options = new BlobUploadOptions { Metadata = new Dictionary<string, string> { [UntilKey] = until.ToString("O", CultureInfo.InvariantCulture) } };
        await ArticleStorage.WriteAsync(storage.State, () => mark.UploadAsync(BinaryData.FromBytes(Array.Empty<byte>()), options, cancellationToken), cancellationToken);
    }
}
