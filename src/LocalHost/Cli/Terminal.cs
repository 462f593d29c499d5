using System.Text;

namespace Serverless.LocalHost.Cli;

/// <summary>Documents go to standard output and nothing else does; everything for people goes to standard error, a line at a time.</summary>
internal sealed class Terminal(Stream documents, TextWriter messages, bool interactive)
{
    private const int LongestLine = 400;

    private readonly Lock _lock = new();
    private string _status = "";

    public static Terminal ForConsole()
    {
        // Without the byte order mark that a redirected Windows console would otherwise start with.
        var messages = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        return new Terminal(Console.OpenStandardOutput(), messages, !Console.IsErrorRedirected);
    }

    /// <summary>Writes one line; line breaks inside it become spaces and a very long one is cut.</summary>
    public void Say(string line)
    {
        lock (_lock)
        {
            ClearStatus();
            WriteLine(OneLine(line));
            messages.Write(_status);
        }
    }

    /// <summary>Writes a block of lines as they are.</summary>
    public void SayBlock(string block)
    {
        lock (_lock)
        {
            ClearStatus();
            WriteLine(block);
            messages.Write(_status);
        }
    }

    /// <summary>Writes one document, ended by a line break.</summary>
    /// <exception cref="IOException">The reader of standard output is gone.</exception>
    public void Print(ReadOnlySpan<byte> document)
    {
        lock (_lock)
        {
            documents.Write(document.TrimEnd("\r\n"u8));
            documents.Write("\n"u8);
            documents.Flush();
        }
    }

    /// <summary>Shows that something long is going on until the result is disposed: a line that counts seconds, or one plain line where nobody watches.</summary>
    public IAsyncDisposable Busy(string what, TimeProvider clock)
    {
        if (!interactive)
        {
            Say(what);
        }

        return new Spinner(this, what, clock, interactive);
    }

    internal static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestLine ? line : line[..LongestLine] + "…";
    }

    private void ShowStatus(string status)
    {
        lock (_lock)
        {
            ClearStatus();
            _status = status;
            messages.Write(status);
        }
    }

    private void ClearStatus()
    {
        if (_status.Length > 0)
        {
            messages.Write('\r' + new string(' ', _status.Length) + '\r');
        }
    }

    private void WriteLine(string line)
    {
        try
        {
            messages.WriteLine(line);
        }
        catch (IOException)
        {
            // Nobody reads standard error any more; the work goes on without words.
        }
    }

    private sealed class Spinner : IAsyncDisposable
    {
        private const string Frames = @"|/-\";
        private readonly CancellationTokenSource _done = new();
        private readonly Task _turning;

        public Spinner(Terminal terminal, string what, TimeProvider clock, bool interactive) =>
            _turning = interactive ? TurnAsync(terminal, what, clock) : Task.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            await _done.CancelAsync();
            await _turning;
            _done.Dispose();
        }

        private async Task TurnAsync(Terminal terminal, string what, TimeProvider clock)
        {
            var started = clock.GetTimestamp();
            for (var turn = 0; !_done.IsCancellationRequested; turn++)
            {
                terminal.ShowStatus($"{Frames[turn % Frames.Length]} {what} {clock.GetElapsedTime(started).TotalSeconds:0} s");
                await Task.Delay(TimeSpan.FromMilliseconds(120), clock, _done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            terminal.ShowStatus("");
        }
    }
}
