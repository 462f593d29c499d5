using Microsoft.Azure.Functions.Worker.Builder;
using Serverless.Functions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddTelemetry();
builder.AddSettings();
builder.AddArticleStorage();
builder.AddSummarizer();
builder.AddArticles();
return await builder.Build().RunCheckedAsync();
