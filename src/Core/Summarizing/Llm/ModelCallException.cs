namespace Serverless.Summarizing.Llm;

/// <summary>
/// A call that ended without an answer, in the words of no particular SDK: a door translates its client's exceptions into this one,
/// so that Core can decide about retries without seeing them.
/// </summary>
/// <param name="kind">What can be done about it.</param>
/// <param name="message">What happened, without article text.</param>
/// <param name="innerException">The client's exception.</param>
public sealed class ModelCallException(ModelCallProblem kind, string message, Exception? innerException) : Exception(message, innerException)
{
    /// <summary>What can be done about it.</summary>
    public ModelCallProblem Kind { get; } = kind;

    /// <summary>How long the model asked to be left alone; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Categories of the content filter that stopped the call; empty unless it is <see cref="ModelCallProblem.Filtered"/>.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}

/// <summary>Why a call ended without an answer.</summary>
public enum ModelCallProblem
{
    /// <summary>Throttled, overloaded, unreachable, cut off: the same call can succeed later.</summary>
    Transient,

    /// <summary>The content filter stopped the article or the answer.</summary>
    Filtered,

    /// <summary>The prompt is longer than the model reads.</summary>
    TooLong,

    /// <summary>Key, role, endpoint, model name or a parameter is wrong: no article will succeed before the configuration is mended.</summary>
    Misconfigured,
}
