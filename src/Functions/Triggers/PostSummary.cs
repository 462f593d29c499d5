using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Articles;
using Serverless.Pipeline;
using Serverless.Summaries;

namespace Serverless.Functions.Triggers;

/// <summary>An article in a request body is answered with its document.</summary>
public sealed class PostSummary(ArticlePipeline pipeline)
{
    /// <summary>Answers 200 with the document.</summary>
    [Function(nameof(PostSummary))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "summaries")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var document = await pipeline.RunAsync(
            new ArticleSource { Bytes = body.ToArray(), Name = "request", MediaType = request.ContentType }, cancellationToken);
        return Results.Text(JsonSerializer.Serialize(document, SummaryJson.Contract.SummaryDocument), "application/json; charset=utf-8");
    }
}
