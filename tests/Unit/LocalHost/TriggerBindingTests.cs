using Serverless.LocalHost.Http;
using Serverless.LocalHost.Worker;
using Serverless.LocalHost.Worker.Protocol;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class TriggerBindingTests
{
    [Fact]
    public void Parse_BlobTriggerOfEvents_IsABlobTriggerLikeAnyOther()
    {
        var binding = TriggerBinding.Parse("""
            { "name": "blob", "direction": "In", "type": "blobTrigger", "path": "articles/{name}", "source": "EventGrid", "properties": { "supportsDeferredBinding": "True" } }
            """);

        Assert.Equal(("blob", "blobTrigger", "articles/{name}", true), (binding.Name, binding.Type, binding.Path, binding.Deferred));
    }

    [Fact]
    public void Parse_TimerTrigger_ReadsScheduleAndStart()
    {
        var binding = TriggerBinding.Parse("""{ "name": "t", "type": "timerTrigger", "schedule": "0 7 * * * *", "runOnStartup": true, "properties": {} }""");

        Assert.Equal("0 7 * * * *", binding.Schedule);
        Assert.True(binding.RunOnStartup);
        Assert.False(binding.Deferred);
    }

    [Fact]
    public void Parse_HttpTrigger_MethodsAreUpperCase() =>
        Assert.Equal(["GET", "POST"], TriggerBinding.Parse("""{ "name": "r", "type": "httpTrigger", "methods": ["get", "post"], "route": "a/{b}" }""").Methods);

    [Fact]
    public void From_MetadataWithOutputFirst_FindsTheTrigger()
    {
        var metadata = new RpcFunctionMetadata { Name = "F", FunctionId = "7" };
        metadata.RawBindings.Add("""{ "name": "$return", "type": "http", "direction": "Out" }""");
        metadata.RawBindings.Add("""{ "name": "q", "type": "queueTrigger", "queueName": "jobs", "direction": "In" }""");

        var function = WorkerFunction.From(metadata)!;

        Assert.Equal(("7", "F", "jobs"), (function.Id, function.Name, function.Trigger.Queue));
    }

    [Fact]
    public void From_NoTrigger_IsNull() => Assert.Null(WorkerFunction.From(new RpcFunctionMetadata { Name = "F" }));

    [Theory]
    [InlineData("summaries", "api", "/api/summaries")]
    [InlineData(null, "api", "/api/F")]
    [InlineData("a/{id:int}", "", "/a/{id:int}")]
    [InlineData("", "", "/")]
    [InlineData("/x/", "/v1/", "/v1/x")]
    public void RouteOf_PrefixAndRoute_AreJoined(string? route, string prefix, string expected) =>
        Assert.Equal(expected, HttpDoor.RouteOf(new WorkerFunction("1", "F", new TriggerBinding { Name = "r", Type = "httpTrigger", Route = route }), prefix));
}
