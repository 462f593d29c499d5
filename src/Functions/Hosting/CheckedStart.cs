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
        var configuration = services.GetRequiredService<IConfiguration>();
        var sections = services.GetServices<SettingSection>().ToList();
        if (StorageServices.Complaint(configuration) is { } complaint) return [complaint];
        if (sections.GroupBy(section => section.Name).SelectMany(section => Unknown(configuration, section.Key, [.. section.SelectMany(options => options.Settings)])).ToList() is { Count: > 0 } unknown) return unknown;

        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException or AggregateException)
        {
            IEnumerable<Exception> causes = e is AggregateException several ? several.Flatten().InnerExceptions : [e];
            return [.. causes.SelectMany(cause => Sentences(cause, sections))];
        }
    }

    // A setting with a slip in its name would otherwise be ignored in silence. One section may be bound to several options.
    private static IEnumerable<string> Unknown(IConfiguration configuration, string section, string[] known) =>
        from setting in configuration.GetSection(section).GetChildren()
        where !known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)
        select $"Wrong setting {section}__{setting.Key}: there is no such setting; {section} has {string.Join(", ", known.Order(StringComparer.Ordinal))}.";

    private static IEnumerable<string> Sentences(Exception exception, IReadOnlyList<SettingSection> sections) => exception switch
    {
        OptionsValidationException refused => refused.Failures.Select(failure =>
            Sentence(failure, sections.FirstOrDefault(section => section.Options == refused.OptionsType)?.Name ?? refused.OptionsName, refused.OptionsType.Name)),
        // The binder names the key as configuration writes it, with colons; people write it as an environment variable.
        _ => [$"Wrong setting: {exception.Message.Replace(":", "__", StringComparison.Ordinal)}"],
    };

    // The generated checks say "Delays: The field RetryOptions.Delays must be …"; what stands in the settings file is Retries__Delays.
    private static string Sentence(string failure, string section, string options)
    {
        var (setting, problem) = failure.Split(": ", 2) is [var first, var rest] ? (first.Split('.')[^1], rest) : ("", failure);
        problem = problem.Replace($"The field {options}.{setting} must", "it must", StringComparison.Ordinal)
            .Replace($"{options}.{setting} must", "it must", StringComparison.Ordinal)
            .Replace($"The {options}.{setting} field is required", "it is required", StringComparison.Ordinal);
        return $"Wrong setting {section}__{setting}: {problem}";
    }
}
