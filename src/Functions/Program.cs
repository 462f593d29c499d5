using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions.Hosting;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddSettings();
builder.AddArticleStorage();
builder.Services.AddSingleton<ISummarizer, ExtractiveSummarizer>();
builder.AddArticles();
return await builder.Build().RunCheckedAsync();
