using System.Text;
using Serverless.Articles;
using Serverless.Cleaning;
using Xunit;

namespace Serverless.Unit.Cleaning;

/// <summary>The fuzz bench in small: inputs made to exhaust stack, memory or time end in an article or in a refusal.</summary>
public sealed class HostileInputTests
{
    private const string Story = "<p>The harbour board said on Monday that the old ferry would make its last crossing this week, after inspectors found rust.</p>";

    // The stack of a thread-pool thread: the test runner's own may be larger.
    private const int StackBytes = 1_500_000;

    public static TheoryData<string> Names => [.. Inputs().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Clean_HostileInput_EndsInArticleOrRefusal(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(Inputs()[name]);

        var failure = CleanOnSmallStack(bytes);

        Assert.Null(failure);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(153)]
    public void Clean_CutAnywhere_EndsInArticleOrRefusal(int length) => Assert.Null(CleanOnSmallStack(Encoding.Unicode.GetBytes(Story)[..length]));

    private static Dictionary<string, string> Inputs() => new()
    {
        ["nested blocks"] = Repeat("<div>", 20_000) + Story,
        ["nested formatting"] = Repeat("<b>", 20_000) + Story,
        ["formatting that every block opens again"] = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<font size={i}>")) + Repeat("<p>x", 2_000) + Story,
        ["nested tables"] = Repeat("<table><tr><td>", 5_000) + Story,
        ["selects below the depth limit"] = Repeat("<svg><foreignObject\f><select><option>8-r\">run</p></article></body></html>", 200) + Story,
        ["nested lists"] = Repeat("<ul><li>", 10_000) + Story,
        ["unclosed everything"] = Repeat("<div><p><ul><li><table><tr><td><b><a href=x>text <!-- ", 500),
        ["many attributes"] = "<p " + string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"a{i}=1")) + ">" + Story,
        ["only openings"] = new string('<', 100_000),
        ["only nuls"] = new string('\0', 10_000),
        ["lone surrogates"] = "<p>" + Repeat("&#xD800;", 1_000) + Story,
        ["many entities"] = "<p>" + Repeat("&amp;&#x41;&nbsp;&", 10_000),
        ["deep structured data"] = "<script type=\"application/ld+json\">" + Repeat("{\"@graph\":[", 20_000) + "</script>" + Story,
        ["quotes in structured data"] = "<script type=\"application/ld+json\">{\"headline\":" + new string('"', 50_000) + "</script>" + Story,
        ["combining marks"] = "<p>a" + new string('\u0301', 50_000),
        ["one long word"] = new string('a', 200_000),
        ["only full stops"] = new string('.', 50_000),
        ["many headlines"] = Repeat("<h1>Ferry makes last crossing</h1>", 2_000) + Story,
    };

    private static Exception? CleanOnSmallStack(byte[] bytes)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => ArticleCleaner.Clean(new ArticleSource { Bytes = bytes, Name = "hostile" })), StackBytes);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "The cleaner did not come back.");
        return failure is UnreadableArticleException ? null : failure;
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
