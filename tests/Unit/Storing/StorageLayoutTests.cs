using CsCheck;
using Serverless.Storing;
using Xunit;

namespace Serverless.Unit.Storing;

public sealed class StorageLayoutTests
{
    [Theory]
    [InlineData("2026/a b.html", "2026/a b.html.json")]
    [InlineData("50%#1.txt", "50%#1.txt.json")]
    [InlineData("日本/記事", "日本/記事.json")]
    public void DocumentName_AnyName_KeepsItAndAddsJson(string article, string expected) =>
        Assert.Equal(expected, StorageLayout.DocumentName(article));

    [Fact]
    public void DocumentName_LongestNames_FitAndStayApart()
    {
        var first = StorageLayout.DocumentName(new string('a', 1023) + "x");
        var second = StorageLayout.DocumentName(new string('a', 1023) + "y");

        Assert.Equal((1024, 1024), (first.Length, second.Length));
        Assert.NotEqual(first, second);
        Assert.Equal(1024, StorageLayout.DocumentName(new string('a', 1019)).Length);
    }

    [Fact]
    public void DocumentName_RandomNames_NeverCutAPairInHalf() =>
        Gen.Char['\uD83D', '\uD83E'].Select(Gen.Int[990, 1024], (high, length) => string.Concat(Enumerable.Repeat($"{high}\uDE00", length / 2)).PadRight(length, 'x'))
            .Sample(name =>
            {
                var document = StorageLayout.DocumentName(name);
                Assert.InRange(document.Length, 1, 1024);
                Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(document)));
            });

    [Theory]
    [InlineData("a/b.txt", true)]
    [InlineData("a..b/...", true)]
    [InlineData("..", false)]
    [InlineData("a/./b", false)]
    [InlineData("../articles/a", false)]
    [InlineData("..\\a", false)]
    [InlineData("/a", false)]
    [InlineData("a/", false)]
    public void IsAddressable_Name_IsTrueUnlessItsAddressLeadsElsewhere(string name, bool expected)
    {
        Assert.Equal(expected, StorageLayout.IsAddressable(name));
        Assert.True(StorageLayout.IsAddressable(StorageLayout.DocumentName(name)));
    }

    [Fact]
    public void StateNames_OfOneKey_LieInFoldersOfTheirOwn()
    {
        string[] names = [StorageLayout.ResultName("abcdef"), StorageLayout.WaitingName("abcdef"), StorageLayout.RequestName("abcdef")];

        Assert.Equal(["results", "waiting", "requests"], names.Select(name => name.Split('/')[0]));
        Assert.StartsWith(StorageLayout.WaitingFolder, names[1], StringComparison.Ordinal);
    }
}
