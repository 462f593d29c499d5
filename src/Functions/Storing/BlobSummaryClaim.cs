using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using Serverless.Storing;
using Serverless.Summaries;

namespace Serverless.Functions.Storing;

/// <summary>The right to make one result, held by a blob lease that is renewed while working and runs out by itself when the worker dies.</summary>
internal sealed class BlobSummaryClaim : SummaryClaim
{
    private readonly BlobClient _blob;
    private readonly BlobLeaseClient _lease;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewal;
    private bool _completed;

    /// <summary>Holds the lease and goes on renewing it.</summary>
    /// <param name="blob">Claim and result in turn.</param>
    /// <param name="lease">Acquired.</param>
    /// <param name="acquired">Timestamp from before the lease was asked for: the service counts from a moment after it.</param>
    /// <param name="duration">Of the lease.</param>
    /// <param name="clock">For renewals.</param>
    /// <param name="logger">Names of claims, nothing else.</param>
    public BlobSummaryClaim(BlobClient blob, BlobLeaseClient lease, long acquired, TimeSpan duration, TimeProvider clock, ILogger logger)
    {
        (_blob, _lease, _duration, _clock, _logger) = (blob, lease, duration, clock, logger);
        _renewal = RenewAsync(acquired);
    }

    public override CancellationToken Lost => _lost.Token;

    public override async Task<SummaryDocument> CompleteAsync(SummaryDocument document, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(document, SummaryJson.Contract.SummaryDocument);
        try
        {
            await WriteAsync(json, new BlobRequestConditions { LeaseId = _lease.LeaseId }, cancellationToken);
            _completed = true;
            return document;
        }
        catch (RequestFailedException expired) when (expired.Status is 404 or 409 or 412)
        {
            // Too late: if another worker has finished, its result is the one that counts for everybody.
            _completed = true;
            _logger.ClaimExpired(_blob.Name);
            var (there, result) = await BlobSummaryStore.FindAsync(_blob, cancellationToken);
            if (result is not null) return result;

            await TryStoreUnclaimedAsync(json, there, cancellationToken);
            return document;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _renewal;
        // The lease of a completed result is left to run out: nobody asks for it any more, and a request is saved.
        if (!_completed) await GiveBackAsync();
        _done.Dispose();
        _lost.Dispose();
        await base.DisposeAsync();
    }

    private Task<Response<BlobContentInfo>> WriteAsync(byte[] json, BlobRequestConditions condition, CancellationToken cancellationToken) => _blob.UploadAsync(
        BinaryData.FromBytes(json),
        new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" }, Conditions = condition },
        cancellationToken);

    // The lease ran out and nobody has taken over: the result was paid for and is kept. Whoever takes over meanwhile makes it anew.
    private async Task TryStoreUnclaimedAsync(byte[] json, ETag? there, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(json, there is { } etag ? new BlobRequestConditions { IfMatch = etag } : new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status is 404 or 409 or 412)
        {
            _logger.ClaimLost(_blob.Name);
        }
    }

    private async Task RenewAsync(long renewed)
    {
        using var timer = new PeriodicTimer(_duration / 3, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_done.Token))
            {
                var asked = _clock.GetTimestamp();
                if (await TryRenewAsync()) renewed = asked;
                else if (_lost.IsCancellationRequested || _clock.GetElapsedTime(renewed) >= _duration) break;
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _logger.ClaimLost(_blob.Name);
        await _lost.CancelAsync();
    }

    private async Task<bool> TryRenewAsync()
    {
        // A storage that takes the request and says nothing would otherwise hide, with the client's own retries, that the lease is over.
        using var limit = new CancellationTokenSource(_duration / 3, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _done.Token);
        try
        {
            await _lease.RenewAsync(cancellationToken: either.Token);
            return true;
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 409 or 412)
        {
            await _lost.CancelAsync();
            return false;
        }
        catch (Exception passing) when (passing is RequestFailedException or AggregateException or IOException
            || (passing is OperationCanceledException && !_done.IsCancellationRequested))
        {
            // Storage does not answer: the lease still stands until its time is over.
            return false;
        }
    }

    private async Task GiveBackAsync()
    {
        try
        {
            // Not bound to the caller's token: a worker that is being stopped still has the time for one request.
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), _clock);
            await _blob.DeleteAsync(DeleteSnapshotsOption.None, new BlobRequestConditions { LeaseId = _lease.LeaseId }, limit.Token);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // It runs out by itself.
            _logger.ClaimNotGivenBack(_blob.Name);
        }
    }
}
