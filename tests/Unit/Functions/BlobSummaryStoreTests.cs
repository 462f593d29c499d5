using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Serverless.Functions.Storing;
using Serverless.Storing;
using Serverless.Summaries;
using Xunit;

namespace Serverless.Unit.Functions;

public sealed class BlobSummaryStoreTests
{
    private const string Key = "abcdef";

    private readonly FakeStorage _storage = new();
    private readonly BlobSummaryStore _store;

    public BlobSummaryStoreTests() =>
        _store = new BlobSummaryStore(_storage.Storage, Options.Create(new StorageOptions()), _storage.Clock, NullLogger<BlobSummaryStore>.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClaimAsync_NewContent_CostsThreeRequestsUntilItIsStored()
    {
        await _storage.Storage.State.CreateIfNotExistsAsync(cancellationToken: Stop);
        _storage.Requests.Clear();

        await using (var claim = await _store.ClaimAsync(Key, Stop))
        {
            Assert.Null(claim.Result);
            await claim.CompleteAsync(Samples.Document(Key), Stop);
        }

        Assert.Equal(["PUT state/results/ab/abcdef.json", "PUT state/results/ab/abcdef.json?lease", "PUT state/results/ab/abcdef.json"], _storage.Requests);
    }

    [Fact]
    public async Task ClaimAsync_StoredContent_IsReturnedWithoutALease()
    {
        await using (var claim = await _store.ClaimAsync(Key, Stop)) await claim.CompleteAsync(Samples.Document(Key), Stop);
        _storage.Requests.Clear();

        await using var again = await _store.ClaimAsync(Key, Stop);

        Assert.Equal(Key, again.Result!.Id);
        Assert.Equal(["PUT state/results/ab/abcdef.json", "GET state/results/ab/abcdef.json"], _storage.Requests);
    }

    [Fact]
    public async Task ClaimAsync_SomebodyWorks_IsBusy()
    {
        await using var claim = await _store.ClaimAsync(Key, Stop);

        await Assert.ThrowsAsync<SummaryBusyException>(() => _store.ClaimAsync(Key, Stop));
    }

    [Fact]
    public async Task ClaimAsync_LongWork_RenewsTheLease()
    {
        await using var claim = await _store.ClaimAsync(Key, Stop);

        for (var step = 0; step < 12; step++)
        {
            var renewals = Renewals();
            _storage.Clock.Advance(TimeSpan.FromSeconds(10));
            await UntilAsync(() => Renewals() > renewals);
        }

        await Assert.ThrowsAsync<SummaryBusyException>(() => _store.ClaimAsync(Key, Stop));
        Assert.False(claim.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task ClaimAsync_WorkerDied_IsTakenOverWhenTheLeaseHasRunOut()
    {
        // What a dead worker leaves: an empty blob whose lease nobody renews.
        await LeaveBehindAsync();
        await Assert.ThrowsAsync<SummaryBusyException>(() => _store.ClaimAsync(Key, Stop));
        _storage.Clock.Advance(TimeSpan.FromSeconds(31));

        await using var claim = await _store.ClaimAsync(Key, Stop);

        Assert.Null(claim.Result);
    }

    [Fact]
    public async Task ClaimAsync_CompletedBetweenLookAndLease_ReturnsTheResult()
    {
        await LeaveBehindAsync();
        _storage.Clock.Advance(TimeSpan.FromSeconds(31));
        _storage.Before = line =>
        {
            if (!line.EndsWith("?lease", StringComparison.Ordinal)) return null;
            _storage.Before = null;
            _storage.Put("state", StorageLayout.ResultName(Key), JsonSerializer.Serialize(Samples.Document(Key), SummaryJson.Contract.SummaryDocument));
            return null;
        };

        await using var claim = await _store.ClaimAsync(Key, Stop);

        Assert.Equal(Key, claim.Result!.Id);
    }

    [Fact]
    public async Task DisposeAsync_NotCompleted_LeavesNothing()
    {
        await using (await _store.ClaimAsync(Key, Stop)) { }

        Assert.Empty(_storage.Names("state"));
    }

    [Fact]
    public async Task Lost_LeaseTakenByAnother_Fires()
    {
        await using var claim = await _store.ClaimAsync(Key, Stop);
        _storage.Before = line => line.EndsWith("?lease", StringComparison.Ordinal) ? FakeStorage.Refuse(HttpStatusCode.Conflict, "LeaseIdMismatchWithLeaseOperation") : null;

        _storage.Clock.Advance(TimeSpan.FromSeconds(10));

        await UntilAsync(() => claim.Lost.IsCancellationRequested);
        _storage.Before = null;
    }

    [Fact]
    public async Task Lost_StorageDoesNotAnswerForTheWholeLease_Fires()
    {
        await using var claim = await _store.ClaimAsync(Key, Stop);
        _storage.Before = line => line.EndsWith("?lease", StringComparison.Ordinal) ? FakeStorage.Refuse(HttpStatusCode.InternalServerError, "InternalError") : null;

        _storage.Clock.Advance(TimeSpan.FromSeconds(10));
        await UntilAsync(() => Renewals() >= 2);
        Assert.False(claim.Lost.IsCancellationRequested);
        _storage.Clock.Advance(TimeSpan.FromSeconds(10));
        await UntilAsync(() => Renewals() >= 3);
        _storage.Clock.Advance(TimeSpan.FromSeconds(10));

        await UntilAsync(() => claim.Lost.IsCancellationRequested);
        _storage.Before = null;
    }

    [Fact]
    public async Task Lost_StorageTakesRenewalsAndSaysNothing_FiresWhenTheLeaseIsOver()
    {
        await using var claim = await _store.ClaimAsync(Key, Stop);
        _storage.Silent = line => line.EndsWith("?lease", StringComparison.Ordinal);

        for (var elapsed = 0; elapsed < 40 && !claim.Lost.IsCancellationRequested; elapsed += 5)
        {
            _storage.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20, Stop);
        }

        await UntilAsync(() => claim.Lost.IsCancellationRequested);
        _storage.Silent = null;
    }

    [Fact]
    public async Task CompleteAsync_LeaseRanOutAndNobodyTookOver_KeepsTheResult()
    {
        await using (var claim = await _store.ClaimAsync(Key, Stop))
        {
            _storage.Silent = line => line.EndsWith("?lease", StringComparison.Ordinal);
            _storage.Clock.Advance(TimeSpan.FromSeconds(31));
            await claim.CompleteAsync(Samples.Document(Key), Stop);
            _storage.Silent = null;
        }

        await using var again = await _store.ClaimAsync(Key, Stop);
        Assert.Equal(Key, again.Result!.Id);
    }

    [Fact]
    public async Task CompleteAsync_TakenOverAndFinishedByAnother_ReturnsTheirs()
    {
        await using var claim = await _store.ClaimAsync(Key, Stop);
        var theirs = Samples.Document(Key) with { Headline = "Theirs" };
        _storage.Put("state", StorageLayout.ResultName(Key), JsonSerializer.Serialize(theirs, SummaryJson.Contract.SummaryDocument));

        var stored = await claim.CompleteAsync(Samples.Document(Key), Stop);

        Assert.Equal("Theirs", stored.Headline);
    }

    [Fact]
    public async Task ClaimAsync_ResultThatThisBuildCannotRead_IsMadeAnew()
    {
        _storage.Put("state", StorageLayout.ResultName(Key), "{\"schemaVersion\":0}");

        await using var claim = await _store.ClaimAsync(Key, Stop);
        await claim.CompleteAsync(Samples.Document(Key), Stop);

        Assert.Contains("Zwölf", _storage.Text("state", StorageLayout.ResultName(Key)), StringComparison.Ordinal);
    }

    private int Renewals() => _storage.Requests.Count(line => line.EndsWith("?lease", StringComparison.Ordinal));

    private async Task LeaveBehindAsync()
    {
        var name = StorageLayout.ResultName(Key);
        _storage.Put("state", name, "");
        await new Azure.Storage.Blobs.Specialized.BlobLeaseClient(_storage.Storage.State.GetBlobClient(name)).AcquireAsync(TimeSpan.FromSeconds(30), cancellationToken: Stop);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        while (!condition()) await Task.Delay(5, limit.Token);
    }
}
