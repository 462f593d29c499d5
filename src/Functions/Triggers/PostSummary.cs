using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Articles;
using Serverless.Functions.Http;
using Serverless.Pipeline;
using Serverless.Storing;
using Serverless.Summaries;

namespace Serverless.Functions.Triggers;

/// <summary>An article in a request body is answered with its document.</summary>
public sealed class PostSummary(ArticleRequestReader reader, RequestLedger ledger, ArticlePipeline pipeline, TimeProvider clock, ILogger<PostSummary> logger)
{
    // An HTTP answer is cut at 230 s; what is still busy after this goes back to the caller.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    /// <summary>Answers 200 with the document, or problem details.</summary>
    [Function(nameof(PostSummary))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "summaries")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.HttpContext.RequestAborted);
        return await AnswerAsync(
            async () =>
            {
                var body = await reader.ReadAsync(request, either.Token);
                return request.Headers[RequestLedger.Header].ToString() is { Length: > 0 } key
                    ? await ledger.OnceAsync(key, body.Fingerprint(), () => SummarizeAsync(body, either.Token), either.Token)
                    : await SummarizeAsync(body, either.Token);
            },
            either.Token);
    }

    private Task<JsonAnswer> SummarizeAsync(ArticleBody body, CancellationToken cancellationToken) => AnswerAsync(
        async () => JsonAnswer.Of(await SummarizeAsync(await reader.OpenAsync(body, cancellationToken), cancellationToken)), cancellationToken);

    private async Task<JsonAnswer> AnswerAsync(Func<Task<JsonAnswer>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            if (e is not UnreadableArticleException) logger.RequestFailed(Causes.Of(e));
            return JsonAnswer.Of(e);
        }
    }

    /// <summary>A caller who sends what somebody else has just sent waits for that one's result.</summary>
    private async Task<SummaryDocument> SummarizeAsync(ArticleSource source, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await pipeline.RunAsync(source, cancellationToken);
            }
            catch (SummaryBusyException) when (clock.GetElapsedTime(started) < s_patience)
            {
                await Task.Delay(s_pause, clock, cancellationToken);
            }
        }
    }
}
