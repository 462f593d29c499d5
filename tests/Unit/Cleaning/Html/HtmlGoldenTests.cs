using System.Reflection;
using System.Text.RegularExpressions;
using Serverless.Articles;
using Serverless.Cleaning;
using Serverless.Cleaning.Html;
using Xunit;

namespace Serverless.Unit.Cleaning.Html;

public sealed partial class HtmlGoldenTests
{
    private static readonly string s_folder = Path.Combine(
        typeof(HtmlGoldenTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!, "tests/Golden/html");

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(s_folder).Select(folder => Path.GetFileName(folder)!).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Clean_GoldenPage_YieldsExactlyTheExpectedTokens(string name)
    {
        var folder = Path.Combine(s_folder, name);
        var expected = File.ReadAllText(Path.Combine(folder, "expected.txt"));
        var source = new ArticleSource { Name = "input.html", Bytes = File.ReadAllBytes(Path.Combine(folder, "input.html")) };

        if (string.IsNullOrWhiteSpace(expected))
        {
            Assert.Throws<UnreadableArticleException>(() => ArticleCleaner.Clean(source));
            return;
        }

        Assert.Equal(Tokens(expected), Tokens(ArticleCleaner.Clean(source).Text));
    }

    // Pages share pooled buffers, and their texts are slices of them until the page is disposed.
    [Fact]
    public void Clean_PagesAtOnce_YieldWhatTheyYieldOneByOne()
    {
        var pages = Directory.GetDirectories(s_folder).Select(folder => File.ReadAllText(Path.Combine(folder, "input.html"))).ToList();
        var alone = pages.ConvertAll(TextOf);

        Parallel.For(0, pages.Count * 20, i => Assert.Equal(alone[i % pages.Count], TextOf(pages[i % pages.Count])));
    }

    private static string TextOf(string html) => string.Join('\n', HtmlCleaner.Clean(html, null).Blocks.Select(block => block.Text));

    private static string[] Tokens(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
