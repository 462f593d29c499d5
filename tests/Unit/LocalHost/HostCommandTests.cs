using Serverless.LocalHost.Cli;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class HostCommandTests
{
    [Fact]
    public async Task Create_NoArguments_HasTheDefaults()
    {
        var options = await ReadAsync();

        Assert.Equal((7071, "articles", "summaries", "failures"), (options.Port, options.Container, options.Results, options.Failures));
        Assert.Empty(options.Files);
        Assert.False(options.Once || options.Ephemeral);
        Assert.Null(options.Storage ?? options.App);
    }

    [Fact]
    public async Task Create_AllArguments_AreRead()
    {
        var options = await ReadAsync("a.txt", "--once", "--port", "8080", "--ephemeral", "--storage", "UseDevelopmentStorage=true", "--container", "in", "--results", "out", "--failures", "bad", "--app", "folder", "b c.txt");

        Assert.Equal(["a.txt", "b c.txt"], options.Files);
        Assert.Equal((8080, "UseDevelopmentStorage=true", "folder"), (options.Port, options.Storage, options.App));
        Assert.Equal(("in", "out", "bad"), (options.Container, options.Results, options.Failures));
        Assert.True(options.Once && options.Ephemeral);
    }

    [Fact]
    public void Create_MisspelledOption_IsAnErrorThatNamesIt()
    {
        var errors = HostCommand.Create(_ => Task.FromResult(0)).Parse(["--onec", "a.txt"]).Errors;

        Assert.Contains("--onec", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    private static async Task<CommandOptions> ReadAsync(params string[] args)
    {
        CommandOptions? read = null;
        await HostCommand.Create(options =>
        {
            read = options;
            return Task.FromResult(0);
        }).Parse(args).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return read!;
    }
}
