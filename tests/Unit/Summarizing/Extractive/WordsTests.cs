using Serverless.Summarizing.Extractive;
using Xunit;

namespace Serverless.Unit.Summarizing.Extractive;

public sealed class WordsTests
{
    [Theory]
    [InlineData("The mayor's 1,200.5 cats", "the mayor s 1,200.5 cats")]
    [InlineData("図書館が開館", "図書 書館 館が が開 開館")]
    [InlineData("Tokyo 東京 opens", "tokyo 東京 opens")]
    [InlineData("Ελλάδα, Россия", "ελλάδα россия")]
    [InlineData("... !", "")]
    public void Of_Text_GivesLowerCaseWordsAndPairs(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Words.Of(text)));
}
