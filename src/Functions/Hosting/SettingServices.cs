using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Functions.Http;
using Serverless.Functions.Storing;
using Serverless.Summarizing;

namespace Serverless.Functions.Hosting;

/// <summary>Every section of settings, bound and checked when the app starts.</summary>
internal static class SettingServices
{
    public static void AddSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSection<SummaryOptions, SummaryOptionsValidator>(SummaryOptions.Section);
        builder.Services.AddSection<ModelOptions, ModelOptionsValidator>(ModelOptions.Section);
        builder.Services.AddSection<StorageOptions, StorageOptionsValidator>(StorageOptions.Section);
        builder.Services.AddSection<RetryOptions, RetryOptionsValidator>(RetryOptions.Section);
        builder.Services.AddSection<SweepOptions, SweepOptionsValidator>(SweepOptions.Section);
        builder.Services.AddSection<HttpOptions, HttpOptionsValidator>(HttpOptions.Section);
    }

    /// <summary>Binds one section; a value that its options refuse stops the start.</summary>
    public static void AddSection<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddSingleton(new SettingSection(section, typeof(TOptions)));
        services.AddOptionsWithValidateOnStart<TOptions, TValidator>().BindConfiguration(section);
    }
}

/// <summary>A section of the settings and the options it is bound to.</summary>
internal sealed record SettingSection(string Name, Type Options)
{
    /// <summary>The settings it may hold.</summary>
    public IEnumerable<string> Settings => Options.GetProperties().Where(property => property.SetMethod is { IsPublic: true }).Select(property => property.Name);
}

[OptionsValidator]
internal sealed partial class SummaryOptionsValidator : IValidateOptions<SummaryOptions>;
