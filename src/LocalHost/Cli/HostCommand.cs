using System.CommandLine;
using System.CommandLine.Parsing;

namespace Serverless.LocalHost.Cli;

/// <summary>The command line: reads options, maps every way to end to an exit code.</summary>
internal static class HostCommand
{
    /// <summary>Nothing was started, or not all of it.</summary>
    internal const int StartFailed = 2;

    private static readonly Argument<string[]> s_files = new("FILE")
    {
        Description = "Files to upload; a folder means all files in it.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> s_once = new("--once") { Description = "Leave when every FILE has an outcome, or the app has put it off for long; exit code 0 only if all succeeded." };
    private static readonly Option<int> s_patience = new("--patience") { Description = "With --once: seconds without any work after which a FILE without outcome is waited for no longer.", DefaultValueFactory = _ => CommandOptions.DefaultPatienceSeconds };
    private static readonly Option<int> s_port = new("--port") { Description = "HTTP port; the next free one if it is taken.", DefaultValueFactory = _ => 7071 };
    private static readonly Option<bool> s_ephemeral = new("--ephemeral") { Description = "Keep nothing: the local storage lives in a temporary folder." };
    private static readonly Option<string?> s_storage = new("--storage") { Description = "Connection string of the storage to use instead of a local Azurite." };
    private static readonly Option<string> s_container = new("--container") { Description = "Container that FILEs are uploaded to.", DefaultValueFactory = _ => "articles" };
    private static readonly Option<string> s_results = new("--results") { Description = "Container that results are printed from.", DefaultValueFactory = _ => "summaries" };
    private static readonly Option<string> s_failures = new("--failures") { Description = "Container that problems are printed from.", DefaultValueFactory = _ => "failures" };
    private static readonly Option<string?> s_app = new("--app") { Description = "Folder of a built isolated worker; the function app of this repository if not given." };

    public static async Task<int> RunAsync(string[] args)
    {
        var terminal = Terminal.ForConsole();
        var parsed = Create(options => RunAsync(options, terminal)).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            terminal.Say($"{parsed.Errors[0].Message} See --help.");
            return StartFailed;
        }

        // Signals are ours: the library would give a clean stop two seconds and then end the process.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    internal static RootCommand Create(Func<CommandOptions, Task<int>> run)
    {
        var command = new RootCommand("Runs the function app on this machine: local storage, the real worker, its triggers.")
        {
            s_files, s_once, s_patience, s_port, s_ephemeral, s_storage, s_container, s_results, s_failures, s_app,
        };
        s_files.Validators.Clear();
        s_files.Validators.Add(RefuseOptions);
        command.SetAction((parsed, _) => run(Read(parsed)));
        return command;
    }

    private static CommandOptions Read(ParseResult parsed) => new()
    {
        Files = parsed.GetValue(s_files) ?? [],
        Once = parsed.GetValue(s_once),
        Patience = TimeSpan.FromSeconds(Math.Max(0, parsed.GetValue(s_patience))),
        Port = parsed.GetValue(s_port),
        Ephemeral = parsed.GetValue(s_ephemeral),
        Storage = parsed.GetValue(s_storage),
        Container = parsed.GetRequiredValue(s_container),
        Results = parsed.GetRequiredValue(s_results),
        Failures = parsed.GetRequiredValue(s_failures),
        App = parsed.GetValue(s_app),
    };

    // An argument that takes any number of values also takes a misspelled option.
    private static void RefuseOptions(ArgumentResult files)
    {
        if (files.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } stranger)
        {
            files.AddError($"There is no option {stranger.Value}.");
        }
    }

    private static async Task<int> RunAsync(CommandOptions options, Terminal terminal)
    {
        using var signals = new StopSignals();
        try
        {
            return await HostRun.RunAsync(options, terminal, TimeProvider.System, signals.Token);
        }
        catch (StartupException problem)
        {
            terminal.Say(problem.Message);
            return StartFailed;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return options.Once ? signals.ExitCode : 0;
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            terminal.Say($"The local host cannot go on ({unforeseen.GetType().Name}: {unforeseen.Message}). Start it once more; if it stays so, please report it.");
            return StartFailed;
        }
    }
}
