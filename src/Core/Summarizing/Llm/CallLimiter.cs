namespace Serverless.Summarizing.Llm;

/// <summary>
/// Keeps an instance of the app below the model's limits: so many calls at a time, so many tokens a minute, none while the model has asked
/// to be left alone. Whoever is over a limit queues in order of arrival.
/// </summary>
internal sealed class CallLimiter(int maxConcurrentCalls, int? tokensPerMinute, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _places = new(maxConcurrentCalls);
    private readonly Lock _gate = new();
    private double _tokens = tokensPerMinute ?? 0;
    private long _filledAt = clock.GetTimestamp();
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Waits for a place and for the tokens.</summary>
    /// <param name="tokens">What the call is expected to take; more than a minute's worth is let through alone.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    public async Task<Place> EnterAsync(int tokens, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            await WaitForTokensAsync(tokens, cancellationToken);
            while (PauseLeft() is { } pause) await Task.Delay(pause, clock, cancellationToken);
            return new Place(this, tokens);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    /// <summary>No call starts before this moment.</summary>
    public void PauseUntil(DateTimeOffset moment)
    {
        lock (_gate)
        {
            if (moment > _pausedUntil) _pausedUntil = moment;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    // The bucket may go into debt: whoever takes it there waits until the debt is paid, and whoever comes after waits longer. That is a
    // queue without a list, and lets a single call pass that is larger than the bucket.
    private async Task WaitForTokensAsync(int tokens, CancellationToken cancellationToken)
    {
        if (tokensPerMinute is not { } perMinute) return;

        double debt;
        lock (_gate)
        {
            Refill(perMinute);
            _tokens -= Math.Min(tokens, perMinute);
            debt = -_tokens;
        }

        if (debt <= 0) return;

        try
        {
            await Task.Delay(TimeSpan.FromMinutes(debt / perMinute), clock, cancellationToken);
        }
        catch
        {
            Return(tokens);
            throw;
        }
    }

    private void Return(double tokens)
    {
        if (tokensPerMinute is not { } perMinute) return;

        lock (_gate)
        {
            Refill(perMinute);
            _tokens = Math.Min(perMinute, _tokens + Math.Min(tokens, perMinute));
        }
    }

    private void Refill(int perMinute)
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(perMinute, _tokens + clock.GetElapsedTime(_filledAt, now).TotalMinutes * perMinute);
        _filledAt = now;
    }

    private TimeSpan? PauseLeft()
    {
        lock (_gate)
        {
            var left = _pausedUntil - clock.GetUtcNow();
            return left > TimeSpan.Zero ? left : null;
        }
    }

    /// <summary>The right to make one call; disposing gives the place to the next.</summary>
    internal sealed class Place(CallLimiter limiter, int reserved) : IDisposable
    {
        /// <summary>Puts what the call really took in place of what was expected.</summary>
        public void Settle(long taken) => limiter.Return(reserved - taken);

        /// <inheritdoc/>
        public void Dispose() => limiter._places.Release();
    }
}
