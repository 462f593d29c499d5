using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Serverless.Articles;
using Serverless.Storing;
using Serverless.Summaries;
using Serverless.Summarizing;

namespace Serverless.Functions.Http;

/// <summary>An answer in JSON: a document, or problem details.</summary>
internal sealed class JsonAnswer(int status, string contentType, byte[] body, TimeSpan? retryAfter = null) : IResult
{
    // Callers that are told nothing ask again at once; those that are told a day never come back.
    private static readonly TimeSpan s_defaultWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(1);

    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>The media type with its charset.</summary>
    public string ContentType => contentType;

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body => body;

    /// <summary>When to ask again; null when asking again is no use.</summary>
    public TimeSpan? RetryAfter => retryAfter;

    public static JsonAnswer Of(SummaryDocument document) =>
        new(StatusCodes.Status200OK, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(document, SummaryJson.Contract.SummaryDocument));

    public static JsonAnswer Of(FailureDocument failure, TimeSpan? retryAfter = null)
    {
        TimeSpan? wait = failure.Status == StatusCodes.Status503ServiceUnavailable ? retryAfter ?? s_defaultWait : null;
        return new(
            failure.Status,
            "application/problem+json; charset=utf-8",
            JsonSerializer.SerializeToUtf8Bytes(failure, SummaryJson.Contract.FailureDocument),
            wait > s_longestWait ? s_longestWait : wait);
    }

    public static JsonAnswer Of(Exception exception) => exception switch
    {
        UnreadableArticleException unreadable => Of(Problems.Describe(unreadable.Problem, unreadable.Message)),
        ModelUnavailableException unavailable => Of(
            Problems.Describe(ProblemTypes.ModelUnavailable, "The model did not answer in time. Send the article again later."), unavailable.RetryAfter),
        SummaryBusyException busy => Of(
            Problems.Describe(ProblemTypes.Busy, "The same article is being summarized at this moment. Ask again later: its summary will be there."), busy.RetryAfter),
        _ => Of(Problems.Describe(ProblemTypes.Internal, "The article could not be processed. The logs say why; sending it again can help.")),
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);

        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        if (retryAfter is { } wait) response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
