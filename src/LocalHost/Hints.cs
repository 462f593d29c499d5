using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Http;
using Serverless.LocalHost.Worker;

namespace Serverless.LocalHost;

/// <summary>What to do next, in commands that can be copied.</summary>
internal static class Hints
{
    public static string Write(CommandOptions options, IReadOnlyList<WorkerFunction> functions, HostJson host, int port, string connection)
    {
        var lines = new List<string>
        {
            $"Upload a file to {options.Container}, and its document is printed here as it lands in {options.Results}:",
            $"  az storage blob upload --container-name {options.Container} --file FILE --overwrite --connection-string \"{connection}\"",
        };
        var http = functions.Where(function => function.Trigger.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase)).ToList();
        if (http.Count > 0)
        {
            lines.Add("Or over HTTP:");
            lines.AddRange(http.Select(function => $"  {Curl(function, host, port)}"));
        }

        lines.Add("Ctrl+C ends all of it.");
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>What becomes of files that have no outcome yet.</summary>
    public static string WhatIsPutOff(IReadOnlyList<string> queues, bool ephemeral) => (queues.Count, ephemeral) switch
    {
        (0, _) => "The app has left no document of them and nothing waits in its queues: its lines above say why.",
        (_, true) => "The app has put further attempts off, and --ephemeral keeps nothing: start again without it, and they are made when their time has come.",
        _ => $"The app has put further attempts off ({string.Join(", ", queues)}): start the local host again, and they are made when their time has come.",
    };

    private static string Curl(WorkerFunction function, HostJson host, int port)
    {
        var url = $"http://127.0.0.1:{port}{HttpDoor.RouteOf(function, host.RoutePrefix)}";
        var method = function.Trigger.Methods is [var first, ..] ? first : "GET";
        return method is "POST" or "PUT" ? $"curl -X {method} --data-binary @FILE -H \"Content-Type: text/plain\" {url}" : $"curl -X {method} {url}";
    }
}
