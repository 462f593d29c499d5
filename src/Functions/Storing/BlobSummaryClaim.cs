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

    public BlobSummaryClaim(BlobClient blob, BlobLeaseClient lease, TimeSpan duration, TimeProvider clock, ILogger logger)
    {
        (_blob, _lease, _duration, _clock, _logger) = (blob, lease, duration, clock, logger);
        _renewal = RenewAsync();
    }

    public override CancellationToken Lost => _lost.Token;

    public override async Task<SummaryDocument> CompleteAsync(SummaryDocument document, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(document, SummaryJson.Contract.SummaryDocument);
        var held = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" },
            Conditions = new BlobRequestConditions { LeaseId = _lease.LeaseId },
        };
        try
        {
            await _blob.UploadAsync(BinaryData.FromBytes(json), held, cancellationToken);
            _completed = true;
            return document;
        }
        catch (RequestFailedException expired) when (expired.Status is 404 or 409 or 412)
        {
            // Too late: if another worker has finished, its result is the one that counts for everybody.
            _completed = true;
            _logger.ClaimExpired(_blob.Name);
            return (await BlobSummaryStore.FindAsync(_blob, cancellationToken)).Result ?? document;
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

    private async Task RenewAsync()
    {
        var renewed = _clock.GetTimestamp();
        using var timer = new PeriodicTimer(_duration / 3, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_done.Token))
            {
                if (await TryRenewAsync()) renewed = _clock.GetTimestamp();
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
        try
        {
            await _lease.RenewAsync(cancellationToken: _done.Token);
            return true;
        }
        catch (RequestFailedException gone) when (gone.Status is 404 or 409 or 412)
        {
            await _lost.CancelAsync();
            return false;
        }
        catch (Exception passing) when (passing is RequestFailedException or AggregateException or IOException)
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
