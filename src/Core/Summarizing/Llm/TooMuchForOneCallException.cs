namespace Serverless.Summarizing.Llm;

/// <summary>One call cannot do it: the prompt is too long, or the answer was cut off however much room it got. Smaller parts can help.</summary>
internal sealed class TooMuchForOneCallException(string message, Exception? innerException) : Exception(message, innerException);
