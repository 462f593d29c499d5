using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Serverless.Functions.Hosting;

/// <summary>Starts the app, or says in a sentence which setting keeps it from starting.</summary>
internal static class CheckedStart
{
    // EX_CONFIG of sysexits.h: something in the configuration is wrong.
    private const int ConfigurationError = 78;

    public static async Task<int> RunCheckedAsync(this IHost host)
    {
        if (Complaints(host.Services) is { Count: > 0 } complaints)
        {
            foreach (var complaint in complaints) await Console.Error.WriteLineAsync(complaint);
            return ConfigurationError;
        }

        await host.RunAsync();
        return 0;
    }

    /// <summary>What is wrong with the settings, a sentence each; empty when nothing is.</summary>
    internal static IReadOnlyList<string> Complaints(IServiceProvider services)
    {
        if (StorageServices.Complaint(services.GetRequiredService<IConfiguration>()) is { } complaint) return [complaint];

        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException or AggregateException)
        {
            IEnumerable<Exception> causes = e is AggregateException several ? several.Flatten().InnerExceptions : [e];
            return [.. causes.SelectMany(Sentences)];
        }
    }

    private static IEnumerable<string> Sentences(Exception exception) => exception switch
    {
        OptionsValidationException refused => refused.Failures.Select(failure => Sentence(failure, refused.OptionsType)),
        // The binder names the key as configuration writes it, with colons; people write it as an environment variable.
        _ => [$"Wrong setting: {exception.Message.Replace(':', '_').Replace("_", "__", StringComparison.Ordinal)}"],
    };

    // The generated checks say "Delays: The field RetryOptions.Delays must be …"; what stands in the settings file is Retries__Delays.
    private static string Sentence(string failure, Type options)
    {
        var section = options.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as string ?? options.Name;
        var (setting, problem) = failure.Split(": ", 2) is [var first, var rest] ? (first, rest) : ("", failure);
        setting = setting.Split('.')[^1];
        problem = problem.Replace($"The field {options.Name}.{setting} must", "it must", StringComparison.Ordinal)
            .Replace($"{options.Name}.{setting} must", "it must", StringComparison.Ordinal);
        return $"Wrong setting {section}__{setting}: {problem}";
    }
}
