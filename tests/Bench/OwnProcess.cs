using System.Diagnostics;
using System.Reflection;

namespace Serverless.Bench;

/// <summary>Runs a command of this program in a process of its own.</summary>
internal static class OwnProcess
{
    /// <summary>What the command wrote.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it complained of.</exception>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancel)
    {
        var program = Environment.ProcessPath!;
        // "dotnet Serverless.Bench.dll" or the program itself.
        List<string> all = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Assembly.GetExecutingAssembly().Location, .. arguments] : [.. arguments];
        using var process = Process.Start(new ProcessStartInfo(program, all) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaints = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            var answer = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0 ? answer : throw new InvalidOperationException($"{string.Join(' ', all)} ended with {process.ExitCode}: {await complaints}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
