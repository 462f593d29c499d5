using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.Functions.Http;
using Serverless.Functions.Triggers;
using Serverless.Pipeline;
using Serverless.Summarizing;

namespace Serverless.Functions.Hosting;

/// <summary>What runs between a trigger and the pipeline.</summary>
internal static class ArticleServices
{
    public static void AddArticles(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<SummaryOptions>>().Value);
        builder.Services.AddSingleton<ArticlePipeline>();
        builder.Services.AddSingleton<ArticleJob>();
        builder.Services.AddSingleton<PageFetcher>();
        builder.Services.AddSingleton<RequestLedger>();
        builder.Services.AddSingleton<ArticleRequestReader>();
        builder.Services.AddHostedService<StartSweep>();
    }
}
