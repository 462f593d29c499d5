using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;
using Serverless.Summarizing.Llm;

namespace Serverless.Functions.Hosting;

/// <summary>Puts the configured summarizer together.</summary>
internal static class ModelServices
{
    /// <summary>Adds <see cref="ISummarizer"/>. A model's client is created by the first article, not at the start.</summary>
    public static void AddSummarizer(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<ISummarizer>(services =>
    {
        var summary = services.GetRequiredService<IOptions<SummaryOptions>>().Value;
        var model = services.GetRequiredService<IOptions<ModelOptions>>().Value;
        if (model.Provider == ModelProviders.Extractive) return new ExtractiveSummarizer(summary);

        var clock = services.GetRequiredService<TimeProvider>();
        return new LlmSummarizer(ModelClients.Create(model, clock), summary, model, clock, services.GetRequiredService<ILogger<LlmSummarizer>>());
    });
}

[OptionsValidator]
internal sealed partial class ModelOptionsValidator : IValidateOptions<ModelOptions>;
