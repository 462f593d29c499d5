using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;
using Serverless.Summarizing.Llm;

namespace Serverless.Functions.Hosting;

/// <summary>Puts the configured summarizer together.</summary>
public static class ModelServices
{
    /// <summary>
    /// Adds <see cref="ISummarizer"/> with <see cref="SummaryOptions"/> and <see cref="ModelOptions"/> from the section
    /// <c>Summarizer</c>. The client of a model is created by the first article, not here.
    /// </summary>
    /// <exception cref="OptionsValidationException">A setting is wrong: its message is one sentence that names it.</exception>
    public static IServiceCollection AddSummarizer(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);

        var section = configuration.GetSection(ModelOptions.SectionName);
        var (summary, model) = ModelSettings.Read(section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(summary);
        services.AddSingleton(model);
        if (model.Provider == ModelProviders.Extractive) return services.AddSingleton<ISummarizer, ExtractiveSummarizer>();

        return services.AddSingleton<ISummarizer>(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            return new LlmSummarizer(ModelClients.Create(model, clock), summary, model, clock, provider.GetRequiredService<ILogger<LlmSummarizer>>());
        });
    }
}
