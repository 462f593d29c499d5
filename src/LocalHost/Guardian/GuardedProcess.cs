using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Serverless.LocalHost.Guardian;

/// <summary>A child that cannot outlive this process, see <see cref="Guard"/>.</summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    private readonly Process _guard;
    private int _disposed;
    private readonly TaskCompletionSource<int> _pid = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GuardedProcess(GuardedCommand command)
    {
        _guard = new Process { StartInfo = StartInfo(command), EnableRaisingEvents = true };
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _guard.Exited += (_, _) => left.TrySetResult();
        _guard.OutputDataReceived += (_, line) => Pass(line.Data, command.OnOutput);
        _guard.ErrorDataReceived += (_, line) => OnError(line.Data, command.OnError);
        _guard.Start();
        _guard.BeginOutputReadLine();
        _guard.BeginErrorReadLine();
        Exited = WaitAsync(left.Task);
    }

    /// <summary>The child's exit code, after its last line of output; 128 + n when signal n ended it.</summary>
    public Task<int> Exited { get; }

    /// <summary>The child's process id; 0 when it could not be started.</summary>
    public Task<int> Pid => _pid.Task;

    public static GuardedProcess Start(GuardedCommand command) => new(command);

    /// <summary>Ends the child and waits until it is gone; a second time it only waits.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            await Exited;
            return;
        }

        try
        {
            _guard.StandardInput.Close();
        }
        catch (IOException)
        {
            // The guard has already left.
        }

        await Exited;
        _guard.Dispose();
    }

    /// <summary>The <c>dotnet</c> program that runs this process, also when it was started through its own executable.</summary>
    internal static string DotnetPath()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Path.GetFileName(Environment.ProcessPath) == name)
        {
            return Environment.ProcessPath!;
        }

        // …/shared/Microsoft.NETCore.App/10.0.x/ is three levels below it.
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }

    private static ProcessStartInfo StartInfo(GuardedCommand command)
    {
        var start = new ProcessStartInfo(DotnetPath())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = command.WorkingDirectory ?? "",
        };
        string[] arguments =
        [
            typeof(Guard).Assembly.Location, "guard", command.Grace.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture),
            command.DeleteAfterwards ?? "", command.Program, .. command.Arguments,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static void Pass(string? line, Action<string> receiver)
    {
        if (line is not null)
        {
            receiver(line);
        }
    }

    private void OnError(string? line, Action<string> receiver)
    {
        if (line is not null && line.StartsWith(Guard.PidLine, StringComparison.Ordinal) && !_pid.Task.IsCompleted)
        {
            _pid.SetResult(int.Parse(line.AsSpan(Guard.PidLine.Length), CultureInfo.InvariantCulture));
            return;
        }

        Pass(line, receiver);
    }

    private async Task<int> WaitAsync(Task left)
    {
        await left;
        if (_guard.ExitCode is 137 or -1 && _pid.Task.IsCompleted)
        {
            // The guard itself may have been killed, and its child holds our pipes: without this the wait below would never end.
            EndForsakenChild(await _pid.Task);
        }

        await _guard.WaitForExitAsync();
        _pid.TrySetResult(0);
        return _guard.ExitCode;
    }

    private static void EndForsakenChild(int pid)
    {
        try
        {
            if (pid > 0)
            {
                using var child = Process.GetProcessById(pid);
                child.Kill(entireProcessTree: true);
                child.WaitForExit(TimeSpan.FromSeconds(3));
            }
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // Gone, as it should be.
        }
    }
}
