using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.EmptyWorker;

/// <summary>The least that can be asked of a worker.</summary>
public static class Ping
{
    /// <summary>Answers 204.</summary>
    [Function(nameof(Ping))]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "ping")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Results.NoContent();
    }
}
