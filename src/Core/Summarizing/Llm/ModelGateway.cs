using System.Security.Cryptography;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Serverless.Articles;

namespace Serverless.Summarizing.Llm;

/// <summary>Sends one request until it is answered: within the limits of the instance, the deadline of the call and the budget of the article.</summary>
internal sealed class ModelGateway(IChatClient chat, ModelOptions options, TimeProvider clock, RandomNumberGenerator random, ILogger logger) : IDisposable
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(20);
    private const int CharsPerToken = 4;

    // A call that is cut off by the end of the budget is paid for all the same: with less than this left it is not made again.
    private static readonly TimeSpan s_leastCallTime = TimeSpan.FromSeconds(5);
    private const int LeastCallShare = 10;

    private readonly CallLimiter _limiter = new(options.MaxConcurrentCalls, options.TokensPerMinute, clock);

    /// <summary>The model's answer, whatever it says.</summary>
    /// <exception cref="UnreadableArticleException">The content filter stopped the article.</exception>
    /// <exception cref="ModelUnavailableException">No answer within the budget.</exception>
    /// <exception cref="TooMuchForOneCallException">The prompt is longer than the model reads.</exception>
    public async Task<ChatResponse> SendAsync(IReadOnlyList<ChatMessage> messages, ChatOptions request, ArticleAccount account, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var failure = await EnterAndCallAsync(messages, request, account, cancellationToken);
            if (failure.Response is { } response) return response;

            var wait = WaitAfter(failure, attempt);
            if (wait + LeastCallTime >= account.Remaining) throw GaveUp(failure, attempt);

            logger.CallFailed(attempt, failure.Problem, wait.TotalMilliseconds);
            if (failure.RetryAfter is not null) _limiter.PauseUntil(clock.GetUtcNow() + wait);
            account.Work();
            try
            {
                await Task.Delay(wait, clock, cancellationToken);
            }
            finally
            {
                account.Rest();
            }
        }
    }

    private TimeSpan LeastCallTime => options.ArticleBudget / LeastCallShare < s_leastCallTime ? options.ArticleBudget / LeastCallShare : s_leastCallTime;

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private async Task<Outcome> EnterAndCallAsync(IReadOnlyList<ChatMessage> messages, ChatOptions request, ArticleAccount account, CancellationToken cancellationToken)
    {
        var expected = messages.Sum(message => message.Text.Length) / CharsPerToken + request.MaxOutputTokens!.Value;
        using var place = await EnterAsync(expected, account, cancellationToken);
        account.Work();
        try
        {
            return await CallAsync(messages, request, place, account, cancellationToken);
        }
        finally
        {
            account.Rest();
        }
    }

    private async Task<CallLimiter.Place> EnterAsync(int tokens, ArticleAccount account, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(account.QueueRemaining, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await _limiter.EnterAsync(tokens, either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelUnavailableException("More articles are waiting for the model than its limits let through in time.", retryAfter: null, e);
        }
    }

    private async Task<Outcome> CallAsync(IReadOnlyList<ChatMessage> messages, ChatOptions request, CallLimiter.Place place, ArticleAccount account, CancellationToken cancellationToken)
    {
        if (account.IsClosed) throw new OperationCanceledException("Another part of the article has failed.");

        var remaining = account.Remaining;
        if (remaining <= TimeSpan.Zero) throw BudgetUsedUp(innerException: null);

        using var deadline = new CancellationTokenSource(remaining < options.CallTimeout ? remaining : options.CallTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // A client may ignore its token; the deadline holds nevertheless.
            var response = await chat.GetResponseAsync(messages, request, either.Token).WaitAsync(either.Token);
            var (input, output) = (response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
            account.Answered(input, output);
            if (response.Usage is not null) place.Settle(input + output);
            return new Outcome(response, "", null, null);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            if (remaining < options.CallTimeout) throw BudgetUsedUp(e);
            account.Failed();
            return new Outcome(null, "no answer in time", null, e);
        }
        catch (ModelCallException e) when (e.Kind == ModelCallProblem.Transient)
        {
            account.Failed();
            return new Outcome(null, e.Message, e.RetryAfter, e);
        }
        catch (ModelCallException e)
        {
            throw Translate(e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            account.Failed();
            return new Outcome(null, e.GetType().Name, null, e);
        }
    }

    private static Exception Translate(ModelCallException e) => e.Kind switch
    {
        ModelCallProblem.Filtered => Refusals.Filtered(e.Categories),
        ModelCallProblem.TooLong => new TooMuchForOneCallException("The prompt is longer than the model reads.", e),
        _ => new ModelUnavailableException(e.Message, e.RetryAfter, e),
    };

    // The model's own word wins over our guess, but a "now" in it still leaves a moment. Jitter keeps calls that failed together from
    // coming back together.
    private TimeSpan WaitAfter(Outcome failure, int attempt)
    {
        var guess = TimeSpan.FromTicks(Math.Min(s_longestWait.Ticks, s_firstWait.Ticks << Math.Min(attempt - 1, 10)));
        var jitter = Jitter();
        return failure.RetryAfter is { } asked && asked >= guess / 2
            ? asked + s_firstWait * jitter
            : guess * (0.5 + 0.5 * jitter);
    }

    private double Jitter()
    {
        Span<byte> bytes = stackalloc byte[2];
        random.GetBytes(bytes);
        return (bytes[0] << 8 | bytes[1]) / 65_536.0;
    }

    private static ModelUnavailableException GaveUp(Outcome failure, int attempts) =>
        new($"The model gave no answer after {attempts} {(attempts == 1 ? "attempt" : "attempts")} ({failure.Problem}).", failure.RetryAfter, failure.Exception);

    private static ModelUnavailableException BudgetUsedUp(Exception? innerException) =>
        new("The time allowed for one article was used up.", retryAfter: null, innerException);

    private sealed record Outcome(ChatResponse? Response, string Problem, TimeSpan? RetryAfter, Exception? Exception);
}
