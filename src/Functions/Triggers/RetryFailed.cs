using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Storing;

namespace Serverless.Functions.Triggers;

/// <summary>Starts failed articles over, once what kept them from being summarized is mended.</summary>
public sealed class RetryFailed(FailedArticles failed)
{
    /// <summary>Answers 202 with the number of articles; <c>?name=</c> names one article, whatever it failed of.</summary>
    [Function(nameof(RetryFailed))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "summaries/retry")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        var name = request.Query["name"].ToString();
        var count = await failed.RestartAsync(name.Length == 0 ? null : name, cancellationToken);
        return new JsonAnswer(
            StatusCodes.Status202Accepted, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(new Restarted(count), RestartedJson.Default.Restarted));
    }
}

/// <summary>What <c>POST /api/summaries/retry</c> answers.</summary>
/// <param name="Count">How many articles were started over.</param>
internal sealed record Restarted([property: JsonPropertyName("restarted")] int Count);

[JsonSerializable(typeof(Restarted))]
internal sealed partial class RestartedJson : JsonSerializerContext;
