using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Worker.Protocol;

namespace Serverless.LocalHost.Worker;

/// <summary>Turns what a worker logs and prints into short lines, and finds the line that says why it ended.</summary>
internal sealed class WorkerOutput(Terminal terminal)
{
    private const string Unhandled = "Unhandled exception. ";

    // The worker marks its own log lines so that a host can tell them from what the app prints.
    private const string HostMark = "LanguageWorkerConsoleLog";

    private string? _unhandled;
    private string? _last;

    /// <summary>Why the process ended.</summary>
    public string Reason(int exitCode)
    {
        var how = exitCode switch
        {
            > 128 and <= 192 => $"signal {exitCode - 128}",
            _ => $"exit code {exitCode}",
        };
        return (_unhandled ?? (exitCode is > 0 and <= 128 ? _last : null)) is { } words ? $"{how}: {Terminal.OneLine(words)}" : how;
    }

    /// <summary>A log record that came over the stream.</summary>
    public void Log(RpcLog log)
    {
        if (log.LogCategory == RpcLog.Types.Category.CustomMetric || log.Level < Least(log) || log.Level == RpcLog.Types.Level.None)
        {
            return;
        }

        var mark = log.Level switch
        {
            RpcLog.Types.Level.Warning => "warning: ",
            RpcLog.Types.Level.Error or RpcLog.Types.Level.Critical => "error: ",
            _ => "",
        };
        var exception = log.Exception is { Message.Length: > 0 } error && !log.Message.Contains(error.Message, StringComparison.Ordinal) ? $" ({error.Message})" : "";
        terminal.Say($"worker: {mark}{log.Message}{exception}");
    }

    // The app is heard from information on, frameworks from warnings on, and the storage client, which warns of every 404 and 409 that
    // its caller expects, from errors on.
    private static RpcLog.Types.Level Least(RpcLog log)
    {
        bool IsOf(string room) => log.Category.StartsWith(room, StringComparison.Ordinal);
        return IsOf("Azure.") ? RpcLog.Types.Level.Error
            : log.LogCategory == RpcLog.Types.Category.System || IsOf("Microsoft.") || IsOf("System.") ? RpcLog.Types.Level.Warning
            : RpcLog.Types.Level.Information;
    }

    /// <summary>A line on the worker's standard output.</summary>
    public void Line(string line)
    {
        if (line.StartsWith(HostMark, StringComparison.Ordinal))
        {
            line = line[HostMark.Length..];
        }

        if (!string.IsNullOrWhiteSpace(line))
        {
            terminal.Say($"worker: {line}");
        }
    }

    /// <summary>A line on the worker's standard error.</summary>
    public void ErrorLine(string line)
    {
        if (line.StartsWith("   at ", StringComparison.Ordinal) || line.StartsWith("   --- End of", StringComparison.Ordinal))
        {
            return;
        }

        if (line.StartsWith(Unhandled, StringComparison.Ordinal))
        {
            // "Type: message": the type says nothing to the person who set a wrong value.
            var words = line[Unhandled.Length..];
            var colon = words.IndexOf(": ", StringComparison.Ordinal);
            _unhandled = colon < 0 || words[..colon].Contains(' ', StringComparison.Ordinal) ? words : words[(colon + 2)..];
            return;
        }

        _last = string.IsNullOrWhiteSpace(line) ? _last : line.Trim();
        Line(line);
    }
}
