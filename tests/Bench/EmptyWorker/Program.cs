using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

// What every isolated worker costs before it does anything: the load bench measures the function app beside it.
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
await builder.Build().RunAsync();
