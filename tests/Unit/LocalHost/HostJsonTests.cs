using System.Text.Json;
using Serverless.LocalHost.Worker;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class HostJsonTests
{
    [Fact]
    public void Parse_Empty_HasTheDefaultsOfAzure() =>
        Assert.Equal(new HostJson(), HostJson.Parse(JsonElement.Parse("""{ "version": "2.0" }""")));

    [Fact]
    public void Parse_AllSettings_AreRead()
    {
        var host = HostJson.Parse(JsonElement.Parse("""
            {
              "functionTimeout": "00:02:00",
              "extensions": {
                "http": { "routePrefix": "" },
                "blobs": { "maxDegreeOfParallelism": 3, "poisonBlobThreshold": 2 },
                "queues": { "batchSize": 4, "maxDequeueCount": 6, "messageEncoding": "none", "visibilityTimeout": "00:00:30" }
              }
            }
            """));

        Assert.Equal(
            new HostJson
            {
                RoutePrefix = "",
                BlobParallelism = 3,
                BlobAttempts = 2,
                QueueBatchSize = 4,
                QueueAttempts = 6,
                QueueBase64 = false,
                QueueVisibilityTimeout = TimeSpan.FromSeconds(30),
                FunctionTimeout = TimeSpan.FromMinutes(2),
            },
            host);
    }

    [Fact]
    public void Parse_NoTimeout_IsInfinite() =>
        Assert.Equal(Timeout.InfiniteTimeSpan, HostJson.Parse(JsonElement.Parse("""{ "functionTimeout": "-1" }""")).FunctionTimeout);
}
