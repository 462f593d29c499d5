using System.Diagnostics;
using System.Globalization;
using Serverless.LocalHost.Guardian;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class GuardTests
{
    private static readonly string s_program = typeof(Guard).Assembly.Location;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly GuardedCommand s_sleeper = OperatingSystem.IsWindows() ? new("ping", ["-n", "60", "127.0.0.1"]) : new("sleep", ["60"]);

    [Fact]
    public async Task Start_ChildEndsByItself_PassesItsWordsAndExitCode()
    {
        var lines = new List<string>();
        await using var child = GuardedProcess.Start(new GuardedCommand(GuardedProcess.DotnetPath(), [s_program, "--once"]) { OnError = lines.Add });

        Assert.Equal(2, await child.Exited.WaitAsync(s_patience, TestContext.Current.CancellationToken));
        Assert.Contains("--once", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoSuchProgram_Exits127()
    {
        await using var child = GuardedProcess.Start(new GuardedCommand("no-such-program-anywhere", []));

        Assert.Equal(Guard.CannotStart, await child.Exited.WaitAsync(s_patience, TestContext.Current.CancellationToken));
        Assert.Equal(0, await child.Pid);
    }

    [Fact]
    public async Task Guard_PipeOfParentCloses_EndsTheChildAndItsFolder()
    {
        // What the system does to the pipe of a parent that was killed.
        var folder = Directory.CreateTempSubdirectory();
        string[] arguments = [s_program, "guard", "0", folder.FullName, s_sleeper.Program, .. s_sleeper.Arguments];
        using var guard = Process.Start(new ProcessStartInfo(GuardedProcess.DotnetPath(), arguments) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var pid = await ReadPidAsync(guard);

        guard.StandardInput.Close();
        await guard.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(s_patience, TestContext.Current.CancellationToken);

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(pid));
        Assert.False(Directory.Exists(folder.FullName));
    }

    [Fact]
    public async Task DisposeAsync_Twice_EndsItOnce()
    {
        var child = GuardedProcess.Start(s_sleeper with { Grace = TimeSpan.Zero });
        await child.DisposeAsync();

        await child.DisposeAsync();

        Assert.True(child.Exited.IsCompleted);
    }

    [Fact]
    public async Task DisposeAsync_ChildThatSleeps_EndsIt()
    {
        var child = GuardedProcess.Start(s_sleeper with { Grace = TimeSpan.Zero });
        var pid = await child.Pid;

        await child.DisposeAsync();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(pid));
    }

    [Fact]
    public async Task Exited_GuardItselfIsKilled_EndsTheForsakenChild()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Reads the parent of a process from /proc.");
        await using var child = GuardedProcess.Start(s_sleeper);
        var pid = await child.Pid;
        var stat = await File.ReadAllTextAsync($"/proc/{pid}/stat", TestContext.Current.CancellationToken);
        using var guard = Process.GetProcessById(int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture));

        guard.Kill();

        Assert.Equal(137, await child.Exited.WaitAsync(s_patience, TestContext.Current.CancellationToken));
        Assert.False(await IsRunningAsync(pid));
    }

    // An orphan that has ended stays in the table until the system's first process has taken note of it.
    private static async Task<bool> IsRunningAsync(int pid)
    {
        try
        {
            var stat = await File.ReadAllTextAsync($"/proc/{pid}/stat", TestContext.Current.CancellationToken);
            return stat[stat.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<int> ReadPidAsync(Process guard)
    {
        var line = await guard.StandardError.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(s_patience, TestContext.Current.CancellationToken);
        return int.Parse(line!.AsSpan(Guard.PidLine.Length), CultureInfo.InvariantCulture);
    }
}
