namespace Serverless.LocalHost.Cli;

/// <summary>The host cannot start; the message is one sentence for the person at the terminal, with the way out.</summary>
internal sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
