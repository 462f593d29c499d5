using System.Threading.Channels;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.StaticFiles;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Triggers;

namespace Serverless.LocalHost.Files;

/// <summary>How a run of files ended.</summary>
/// <param name="Failed">Files that failed.</param>
/// <param name="PutOff">Files that have no outcome yet.</param>
internal sealed record FileRunEnd(int Failed, int PutOff);

/// <summary>Uploads files and prints documents as they land, until every file has its outcome (or for ever).</summary>
internal sealed class FileRun(BlobContainerClient articles, ResultWatch watch, TriggerSet triggers, Terminal terminal, TimeProvider clock)
{
    // After its last failed attempt an app may still write a problem document from the poison queue.
    private static readonly TimeSpan s_lastChance = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    private static readonly FileExtensionContentTypeProvider s_types = new(new Dictionary<string, string>(new FileExtensionContentTypeProvider().Mappings, StringComparer.OrdinalIgnoreCase)
    {
        [".md"] = "text/markdown",
        [".eml"] = "message/rfc822",
    });

    private readonly OutcomeBook _book = new();
    private bool _allUploaded;
    private readonly Channel<Func<CancellationToken, Task>> _events = Channel.CreateUnbounded<Func<CancellationToken, Task>>();

    /// <summary>Runs until all files have an outcome or nothing was at work for the patience; without patience it never returns.</summary>
    public async Task<FileRunEnd> RunAsync(IReadOnlyList<Upload> uploads, TimeSpan? patience, CancellationToken cancellationToken)
    {
        var once = patience is not null;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        triggers.BlobEnded += OnBlobEnded;
        var watching = OrEndAsync(() => watch.RunAsync(document => Post(_ => Land(document, once)), done.Token));
        var uploading = OrEndAsync(() => UploadAllAsync(uploads, done.Token));
        var ticking = once ? TickAsync(done.Token) : Task.CompletedTask;
        try
        {
            // One event at a time, so that the book needs no lock and documents are printed whole.
            await foreach (var handle in _events.Reader.ReadAllAsync(done.Token))
            {
                await handle(done.Token);
                if (once && _allUploaded && (_book.Waiting == 0 || triggers.Idle >= patience))
                {
                    return End();
                }
            }

            return End();
        }
        finally
        {
            triggers.BlobEnded -= OnBlobEnded;
            await done.CancelAsync();
            await Task.WhenAll(watching, uploading, ticking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal static string ContentType(string path) => s_types.TryGetContentType(path, out var type) ? type : "application/octet-stream";

    private FileRunEnd End()
    {
        foreach (var name in _book.Names) terminal.Say($"no outcome yet: {name}");
        return new FileRunEnd(_book.Failed, _book.Waiting);
    }

    // Nothing happens while an app waits for its time: something has to make the loop look.
    private async Task TickAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await AfterAsync(s_tick, _ => Task.CompletedTask, cancellationToken);
        }
    }

    private void Post(Func<CancellationToken, Task> handle) => _events.Writer.TryWrite(handle);

    // What goes wrong beside the loop ends the loop.
    private async Task OrEndAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _events.Writer.TryComplete(e);
        }
    }

    private async Task UploadAllAsync(IReadOnlyList<Upload> uploads, CancellationToken cancellationToken)
    {
        if (uploads.Count > 0)
        {
            await articles.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }

        foreach (var upload in uploads)
        {
            await UploadAsync(upload, cancellationToken);
        }

        Post(_ =>
        {
            _allUploaded = true;
            return Task.CompletedTask;
        });
    }

    private async Task UploadAsync(Upload upload, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(upload.Path);
            var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = ContentType(upload.Path) } };
            var uploaded = (await articles.GetBlobClient(upload.BlobName).UploadAsync(file, options, cancellationToken)).Value;
            terminal.Say($"uploaded {articles.Name}/{upload.BlobName} ({file.Length:#,0} bytes)");
            Post(_ =>
            {
                _book.Add(upload.BlobName, uploaded.ETag);
                return Task.CompletedTask;
            });
            triggers.Nudge();
        }
        catch (Exception e) when (e is RequestFailedException or IOException or UnauthorizedAccessException)
        {
            terminal.Say($"{upload.Path} cannot be uploaded: {e.Message}");
            Post(_ =>
            {
                _book.Add(upload.BlobName, default);
                _book.GiveUp(upload.BlobName);
                return Task.CompletedTask;
            });
        }
    }

    private Task Land(LandedDocument document, bool filesOnly)
    {
        if ((!filesOnly || _book.Names.Contains(document.Name)) && _book.Accept(document))
        {
            terminal.Say($"{(document.IsFailure ? "failed" : "done")}: {document.Name}");
            terminal.Print(document.Content.ToMemory().Span);
        }

        return Task.CompletedTask;
    }

    private void OnBlobEnded(BlobWork work, BlobEnd end)
    {
        watch.Nudge();
        if (work.Blob.BlobContainerName == articles.Name && end != BlobEnd.Superseded)
        {
            Post(cancellationToken => SettleAsync(work, end, cancellationToken));
        }
    }

    // An app that finds its result still right may leave it as it is: then nothing lands, and what lies there is the outcome.
    private async Task SettleAsync(BlobWork work, BlobEnd end, CancellationToken cancellationToken)
    {
        var name = work.Blob.Name;
        if (!_book.IsWaitingFor(name, work.ETag))
        {
            return;
        }

        if (end == BlobEnd.Poisoned)
        {
            _ = AfterAsync(s_lastChance, _ => GiveUp(name, work.ETag), cancellationToken);
            return;
        }

        LandedDocument?[] found = [await watch.FindAsync(name, isFailure: false, cancellationToken), await watch.FindAsync(name, isFailure: true, cancellationToken)];
        var documents = found.OfType<LandedDocument>().ToList();

        // A document that does not say which content it is about can only be told from another one when there is no other one.
        foreach (var document in documents.Where(document => document.SourceETag is not null || documents.Count == 1))
        {
            await Land(document, filesOnly: true);
        }
    }

    private Task GiveUp(string name, ETag etag)
    {
        if (_book.IsWaitingFor(name, etag))
        {
            terminal.Say($"failed: {name} (every attempt failed and the app left no document)");
            _book.GiveUp(name);
        }

        return Task.CompletedTask;
    }

    private async Task AfterAsync(TimeSpan delay, Func<CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Post(handle);
    }
}
