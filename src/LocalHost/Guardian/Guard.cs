using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Serverless.LocalHost.Guardian;

/// <summary>
/// The other side of <see cref="GuardedProcess"/>: a second copy of this program that starts one child and ends it when its own standard
/// input closes. The pipe closes however the host ends, kill -9 included, on every system alike.
/// </summary>
internal static partial class Guard
{
    /// <summary>Starts the line on standard error that names the child's process id.</summary>
    internal const string PidLine = "guard: pid ";

    /// <summary>Exit code when the child could not be started, as shells have it.</summary>
    internal const int CannotStart = 127;

    private const int Sigterm = 15;

    /// <summary>Arguments: grace in ms, folder to delete afterwards (or empty), program, its arguments.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var grace, var folder, var program, .. var arguments])
        {
            return CannotStart;
        }

        // Ctrl+C reaches every process of the terminal; what it means is the host's decision, and it closes the pipe when it has decided.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Release(context, released));
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Release(context, released));
        try
        {
            return await KeepAsync(new ProcessStartInfo(program, arguments), TimeSpan.FromMilliseconds(int.Parse(grace, CultureInfo.InvariantCulture)), released);
        }
        catch (Win32Exception problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return CannotStart;
        }
        finally
        {
            Delete(folder);
        }
    }

    private static async Task<int> KeepAsync(ProcessStartInfo start, TimeSpan grace, TaskCompletionSource released)
    {
        start.RedirectStandardInput = true;
        using var child = Process.Start(start)!;
        child.StandardInput.Close();
        await Console.Error.WriteLineAsync(PidLine + child.Id.ToString(CultureInfo.InvariantCulture));

        _ = ReadToEndAsync(released);
        var exited = child.WaitForExitAsync();
        await Task.WhenAny(exited, released.Task);
        if (!exited.IsCompleted)
        {
            await EndAsync(child, exited, grace);
        }

        return child.HasExited ? child.ExitCode : CannotStart;
    }

    private static async Task EndAsync(Process child, Task exited, TimeSpan grace)
    {
        if (!OperatingSystem.IsWindows() && grace > TimeSpan.Zero)
        {
            _ = SendSignal(child.Id, Sigterm);
            await Task.WhenAny(exited, Task.Delay(grace));
        }

        if (!exited.IsCompleted)
        {
            child.Kill(entireProcessTree: true);
            await Task.WhenAny(exited, Task.Delay(TimeSpan.FromSeconds(5)));
        }
    }

    private static async Task ReadToEndAsync(TaskCompletionSource released)
    {
        var buffer = new byte[256];
        await using var input = Console.OpenStandardInput();
        try
        {
            while (await input.ReadAsync(buffer) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe is a closed one.
        }

        released.TrySetResult();
    }

    private static void Release(PosixSignalContext context, TaskCompletionSource released)
    {
        context.Cancel = true;
        released.TrySetResult();
    }

    private static void Delete(string folder)
    {
        try
        {
            if (folder.Length > 0)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A temporary folder that is still in use is left to the system.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int processId, int signal);
}
