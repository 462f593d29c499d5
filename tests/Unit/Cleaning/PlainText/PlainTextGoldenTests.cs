using System.Text.RegularExpressions;
using Serverless.Articles;
using Serverless.Cleaning;
using Xunit;

namespace Serverless.Unit.Cleaning.PlainText;

public sealed partial class PlainTextGoldenTests
{
    public static TheoryData<string> Cases => [.. GoldenFolder.Cases("text")];

    /// <summary>Real cases that may not be copied into the repository; there is none where the shared folder is not beside it.</summary>
    public static TheoryData<string> SharedCases =>
        [.. new[] { "../shared/cases", "../../shared/cases" }
            .Select(folder => Path.GetFullPath(Path.Combine(GoldenFolder.Root, folder)))
            .Where(Directory.Exists).Take(1)
            .SelectMany(Directory.GetDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, "input.txt")))
            .Concat(GoldenFolder.Cases("text").Select(name => Path.Combine(GoldenFolder.Root, "tests/Golden/text", name)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Clean_ScrapedText_GivesTheArticle(string name)
    {
        var actual = Clean(GoldenFolder.ReadBytes("text", name, "input.txt"));

        GoldenFolder.Compare("text", name, "expected.txt", actual.Length == 0 ? "" : actual + "\n");
    }

    [Theory]
    [MemberData(nameof(SharedCases))]
    public void Clean_AnyCase_IsRightToTheToken(string folder)
    {
        var actual = Clean(File.ReadAllBytes(Path.Combine(folder, "input.txt")));

        Assert.Equal(Tokens(File.ReadAllText(Path.Combine(folder, "expected.txt"))), Tokens(actual));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Clean_CleanedText_StaysTheSame(string name)
    {
        var once = Clean(GoldenFolder.ReadBytes("text", name, "input.txt"));
        if (once.Length == 0) return;

        Assert.Equal(once, Clean(System.Text.Encoding.UTF8.GetBytes(once)));
    }

    private static string Clean(byte[] bytes)
    {
        try
        {
            return ArticleCleaner.Clean(new ArticleSource { Bytes = bytes, Name = "input.txt" }).Text;
        }
        catch (UnreadableArticleException exception)
        {
            Assert.Equal(ProblemTypes.NoArticle, exception.Problem);
            return "";
        }
    }

    private static string Tokens(string text) => string.Join(' ', Word().Matches(text).Select(match => match.Value));

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
