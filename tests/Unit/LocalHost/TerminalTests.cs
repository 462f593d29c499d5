using System.Text;
using Serverless.LocalHost.Azurite;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Triggers;
using Serverless.LocalHost.Worker;
using Serverless.LocalHost.Worker.Protocol;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class TerminalTests : IDisposable
{
    private readonly MemoryStream _documents = new();
    private readonly StringWriter _messages = new();
    private readonly Terminal _terminal;

    public TerminalTests() => _terminal = new Terminal(_documents, _messages, interactive: false);

    public void Dispose()
    {
        _documents.Dispose();
        _messages.Dispose();
    }

    [Fact]
    public void Print_Documents_EndWithOneLineBreakEach()
    {
        _terminal.Print("{}\r\n\n"u8);
        _terminal.Print("[]"u8);

        Assert.Equal("{}\n[]\n", Encoding.UTF8.GetString(_documents.ToArray()));
    }

    [Fact]
    public void Say_SeveralLines_BecomeOne()
    {
        _terminal.Say("a\r\nb\nc");

        Assert.Equal("a b c" + Environment.NewLine, _messages.ToString());
        Assert.Equal(0, _documents.Length);
    }

    [Fact]
    public void Reason_UnhandledException_IsItsMessage()
    {
        var output = new WorkerOutput(_terminal);

        output.ErrorLine("Unhandled exception. System.InvalidOperationException: The size is wrong.");
        output.ErrorLine("   at Some.Method()");

        Assert.Equal("signal 6: The size is wrong.", output.Reason(134));
        Assert.Empty(_messages.ToString());
    }

    [Fact]
    public void Reason_LastWords_AreGivenWithTheExitCode()
    {
        var output = new WorkerOutput(_terminal);

        output.ErrorLine("Wrong setting A: it must be 1.");

        Assert.Equal("exit code 78: Wrong setting A: it must be 1.", output.Reason(78));
    }

    [Theory]
    [InlineData(137, "signal 9")]
    [InlineData(0, "exit code 0")]
    public void Reason_NoWords_IsTheCode(int exitCode, string expected) => Assert.Equal(expected, new WorkerOutput(_terminal).Reason(exitCode));

    [Theory]
    [InlineData("Serverless.Pipeline", (int)RpcLog.Types.Level.Information, true)]
    [InlineData("Serverless.Pipeline", (int)RpcLog.Types.Level.Debug, false)]
    [InlineData("Microsoft.Hosting.Lifetime", (int)RpcLog.Types.Level.Information, false)]
    [InlineData("Microsoft.Hosting.Lifetime", (int)RpcLog.Types.Level.Warning, true)]
    [InlineData("Azure.Core", (int)RpcLog.Types.Level.Warning, false)]
    [InlineData("Azure.Core", (int)RpcLog.Types.Level.Error, true)]
    public void Log_CategoryAndLevel_DecideWhatIsShown(string category, int level, bool shown)
    {
        new WorkerOutput(_terminal).Log(new RpcLog { Category = category, Level = (RpcLog.Types.Level)level, Message = "m" });

        Assert.Equal(shown, _messages.ToString().Length > 0);
    }

    [Fact]
    public void Reason_NpmOffline_IsTheFailedConnection() =>
        Assert.Equal("connect ECONNREFUSED 127.0.0.1:9", AzuriteInstall.Reason(
            ["npm error code ECONNREFUSED", "npm error syscall connect", "npm error FetchError: request to http://127.0.0.1:9/x failed, reason: connect ECONNREFUSED 127.0.0.1:9"]));

    [Theory]
    [InlineData("v20.20.2", 20)]
    [InlineData("v8.1.0", 8)]
    [InlineData("", null)]
    [InlineData("v", null)]
    [InlineData("command not found", null)]
    public void Major_Version_IsItsFirstNumber(string version, int? expected) => Assert.Equal(expected, NodeRuntime.Major(version));

    [Fact]
    public void Choose_OnePortTaken_GivesOthersThatAreFree()
    {
        var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;

        var ports = FreePorts.Choose(port, port + 1, port + 2);

        taken.Dispose();
        Assert.DoesNotContain(port, ports);
        Assert.Equal(3, ports.Distinct().Count());
    }

    [Fact]
    public void Choose_AllFree_KeepsTheWantedOnes()
    {
        var free = FreePorts.Choose(FreePorts.Choose(1)[0]);

        Assert.Equal(free, FreePorts.Choose(free));
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(2, 1_000)]
    [InlineData(3, 2_000)]
    [InlineData(100, 30_000)]
    public void Pause_Deaths_DoubleItUpToALimit(int deaths, int expectedMs) => Assert.Equal(expectedMs, WorkerSupervisor.Pause(deaths).TotalMilliseconds);

    [Theory]
    [InlineData(10, 500)]
    [InlineData(400, 2_000)]
    [InlineData(60_000, 10_000)]
    public void RestAfter_DearLook_RestsLonger(int lookMs, int expectedMs) =>
        Assert.Equal(expectedMs, Pace.RestAfter(TimeSpan.FromMilliseconds(lookMs)).TotalMilliseconds);
}
