namespace Serverless.Summarizing;

/// <summary>The model gave no usable answer in the time allowed; the same article can succeed later.</summary>
/// <param name="message">What happened, without article text.</param>
/// <param name="retryAfter">How long the model asked to be left alone; null when it did not say.</param>
/// <param name="innerException">What the last attempt ended in.</param>
public sealed class ModelUnavailableException(string message, TimeSpan? retryAfter, Exception? innerException)
    : Exception(message, innerException)
{
    /// <summary>How long the model asked to be left alone; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
