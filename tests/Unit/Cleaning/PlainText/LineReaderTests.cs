using Serverless.Cleaning.PlainText;
using Xunit;

namespace Serverless.Unit.Cleaning.PlainText;

public sealed class LineReaderTests
{
    [Fact]
    public void Read_HardWrapped_JoinsParagraphs()
    {
        const string Text = """
            The old ferry that has linked the island to the mainland since
            the war will make its last crossing on Friday, the board said,
            after inspectors found rust in eleven places along the hull of
            the ship.

            A replacement has been leased from abroad and is due to arrive
            in the first week of May, leaving the island without a ferry
            for about nineteen days.

            Share
            Tweet
            """;

        var lines = LineReader.Read(Text).Select(line => line.Text).ToList();

        Assert.Equal(4, lines.Count);
        Assert.EndsWith("along the hull of the ship.", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("without a ferry for about nineteen days.", lines[1], StringComparison.Ordinal);
        Assert.Equal(["Share", "Tweet"], lines[2..]);
    }

    [Fact]
    public void Read_IndentedFirstLines_StartParagraphs()
    {
        const string Text = """
              The old ferry that has linked the island to the mainland since
            the war will make its last crossing on Friday, the board told us
              A replacement has been leased from abroad and is due to arrive
            in the first week of May, leaving the island without a ferry and
            its shops without bread for most of the month that lies ahead.
            """;

        Assert.Equal(2, LineReader.Read(Text).Count);
    }

    [Fact]
    public void Read_HyphenAtLineEnd_JoinsWithoutSpace()
    {
        const string Text = """
            The board has asked a group of well known engineers for a long-
            term plan that covers the pier, the ferry and the fuel line and
            says who pays for what, and when the money has to be there, and
            what is to be done when it is not.
            """;

        Assert.Contains("a long-term plan", Assert.Single(LineReader.Read(Text)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you.\nThe ferry is late,\nthe harbor is too.")]
    [InlineData("Home\nNews\nSport\nContact us\nAbout this site\nA somewhat longer entry of the menu\nAnother somewhat longer entry of it")]
    [InlineData("A paragraph of one line that says a little about the ferry.\nA second paragraph of one line about the pier and divers.\nA third paragraph of one line about the price of fuel now.\nA fourth paragraph of one line that closes the short story.")]
    public void Read_LinesOfTheirOwn_StayApart(string text) => Assert.Equal(text.Split('\n'), LineReader.Read(text).Select(line => line.Text));

    [Fact]
    public void Read_BlankLines_AreRemembered()
    {
        var lines = LineReader.Read("one\n\n  \ntwo\nthree");

        Assert.Equal([new TextLine("one", false), new TextLine("two", true), new TextLine("three", false)], lines);
    }
}
