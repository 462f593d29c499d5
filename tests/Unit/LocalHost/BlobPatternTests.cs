using Serverless.LocalHost.Triggers;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class BlobPatternTests
{
    [Theory]
    [InlineData("a.txt")]
    [InlineData("2026/a b.html")]
    [InlineData("100% #1 é {x}.txt")]
    [InlineData("line\nbreak")]
    public void Match_NameOfWholePath_TakesAllOfIt(string name)
    {
        var values = BlobPattern.Parse("articles/{name}")!.Match(name);

        Assert.Equal(name, Assert.Single(values!).Value);
    }

    [Fact]
    public void Match_TwoParts_FindsBoth()
    {
        var values = BlobPattern.Parse("in/news/{day}/{title}.txt")!.Match("news/monday/rain.txt")!;

        Assert.Equal("monday", values["day"]);
        Assert.Equal("rain", values["title"]);
    }

    [Theory]
    [InlineData("news/rain.html")]
    [InlineData("old/news/rain.txt")]
    [InlineData("news/.txt")]
    public void Match_OtherName_IsNull(string name) => Assert.Null(BlobPattern.Parse("in/news/{title}.txt")!.Match(name));

    [Fact]
    public void Match_DotInPattern_IsADot() => Assert.Null(BlobPattern.Parse("in/{name}.txt")!.Match("rainxtxt"));

    [Theory]
    [InlineData("in")]
    [InlineData("in/")]
    public void Match_ContainerOnly_TakesEveryName(string path) => Assert.Empty(BlobPattern.Parse(path)!.Match("any/thing")!);

    [Theory]
    [InlineData("in/news/{day}/x", "in", "news/")]
    [InlineData("/in/{name}", "in", "")]
    [InlineData("in/fixed.txt", "in", "fixed.txt")]
    public void Parse_Path_SplitsContainerAndPrefix(string path, string container, string prefix)
    {
        var pattern = BlobPattern.Parse(path)!;

        Assert.Equal(container, pattern.Container);
        Assert.Equal(prefix, pattern.Prefix);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{container}/{name}")]
    public void Parse_NoPlainContainer_IsNull(string path) => Assert.Null(BlobPattern.Parse(path));
}
