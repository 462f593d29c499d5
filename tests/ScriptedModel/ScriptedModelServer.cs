using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Serverless.ScriptedModel;

/// <summary>
/// A model on loopback that speaks the chat-completions protocol of Azure OpenAI and of OpenAI-compatible servers, counts and
/// records its calls and answers from a script. Replies enqueued by <see cref="Enqueue"/> come first, in order; after them
/// <see cref="Script"/> decides.
/// </summary>
public sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<ModelReply> _queue = new();
    private readonly List<ModelRequest> _requests = [];
    private readonly Lock _gate = new();
    private int _underWay;
    private int _mostAtOnce;

    private ScriptedModelServer(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    /// <summary>What Azure OpenAI calls the endpoint, with a slash at its end.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>The same server as an OpenAI-compatible base address (<c>…/v1</c>).</summary>
    public Uri OpenAIEndpoint => new(Endpoint, "v1");

    /// <summary>Answers what the queue does not; <see cref="ModelReply.Sensible"/> at first. Called on many threads at once.</summary>
    public Func<ModelRequest, ModelReply> Script { get; set; } = ModelReply.Sensible;

    /// <summary>When set, a request without this key in <c>api-key</c> or <c>Authorization: Bearer</c> gets 401.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Calls so far, those still under way included.</summary>
    public int Calls
    {
        get { lock (_gate) return _requests.Count; }
    }

    /// <summary>The most calls that were under way at one time.</summary>
    public int MostAtOnce
    {
        get { lock (_gate) return _mostAtOnce; }
    }

    /// <summary>Every call so far, in the order of arrival.</summary>
    public IReadOnlyList<ModelRequest> Requests
    {
        get { lock (_gate) return [.. _requests]; }
    }

    /// <summary>Starts on a free loopback port.</summary>
    /// <param name="clock">What latencies are measured by; the system's clock when null.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<ScriptedModelServer> StartAsync(TimeProvider? clock, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new ScriptedModelServer(app, clock ?? TimeProvider.System);
        app.Run(server.AnswerAsync);
        await app.StartAsync(cancellationToken);
        server.Endpoint = new Uri(app.Urls.Single() + "/");
        return server;
    }

    /// <summary>Replies to the next calls, one each.</summary>
    public void Enqueue(params ReadOnlySpan<ModelReply> replies)
    {
        foreach (var reply in replies) _queue.Enqueue(reply);
    }

    /// <summary>Forgets calls, queue and script.</summary>
    public void Reset()
    {
        _queue.Clear();
        Script = ModelReply.Sensible;
        lock (_gate)
        {
            _requests.Clear();
            _mostAtOnce = _underWay;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Hanging requests must not hold up the end of a test.
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.Value!.EndsWith("/chat/completions", StringComparison.Ordinal))
        {
            await WriteAsync(context, ModelReply.Error(404, "404", "Resource not found."));
            return;
        }

        if (ApiKey is { } key && context.Request.Headers["api-key"] != key && context.Request.Headers.Authorization != $"Bearer {key}")
        {
            await WriteAsync(context, ModelReply.Error(401, "401", "Access denied due to invalid subscription key."));
            return;
        }

        var request = await RecordAsync(context);
        try
        {
            await WriteAsync(context, _queue.TryDequeue(out var next) ? next : Script(request));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller gave up; nobody is left to answer.
        }
        finally
        {
            lock (_gate) _underWay--;
        }
    }

    private async Task<ModelRequest> RecordAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        lock (_gate)
        {
            var request = new ModelRequest(_requests.Count + 1, context.Request.Path + context.Request.QueryString, headers, body);
            _requests.Add(request);
            _mostAtOnce = Math.Max(_mostAtOnce, ++_underWay);
            return request;
        }
    }

    private async Task WriteAsync(HttpContext context, ModelReply reply)
    {
        if (reply.Hangs) await Task.Delay(Timeout.InfiniteTimeSpan, _clock, context.RequestAborted);
        if (reply.Latency > TimeSpan.Zero) await Task.Delay(reply.Latency, _clock, context.RequestAborted);
        if (reply.Resets)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in reply.Headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(reply.Body ?? "", context.RequestAborted);
    }
}
