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
public sealed class PostSummary(ArticleRequestReader reader, ArticlePipeline pipeline, TimeProvider clock, ILogger<PostSummary> logger)
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
        try
        {
            return JsonAnswer.Of(await SummarizeAsync(await reader.ReadAsync(request, either.Token), either.Token));
        }
        catch (Exception e) when (e is not OperationCanceledException || !either.IsCancellationRequested)
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
