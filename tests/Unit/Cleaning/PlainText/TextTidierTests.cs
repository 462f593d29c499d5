using Serverless.Cleaning.PlainText;
using Xunit;

namespace Serverless.Unit.Cleaning.PlainText;

public sealed class TextTidierTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\uFEFFa\u00ADb\u200Bc\u2060d", "abcd")]
    [InlineData("a\u00A0b\u202Fc\u3000d\te", "a b c d e")]
    [InlineData("a\r\nb\rc\u2028d\u0085e\ff", "a\nb\nc\nd\ne\nf")]
    [InlineData("a\u0000b\u0007c\u009Fd", "abcd")]
    [InlineData("\uD83D\uDE00", "\uD83D\uDE00")]
    [InlineData("\u200Fשלום\u200E", "שלום")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    public void Tidy_Invisible_IsGone(string text, string expected) => Assert.Equal(expected, TextTidier.Tidy(text));

    // Not inline data: an attribute cannot hold half a character.
    [Fact]
    public void Tidy_HalfACharacter_IsReplaced() => Assert.Equal("a\uFFFDb\uFFFDc", TextTidier.Tidy("a\uD83Db\uDE00c"));

    [Theory]
    [InlineData("cafe\u0301", "café")]
    [InlineData("A\u030Angstro\u0308m", "Ångström")]
    [InlineData("Vie\u0323\u0302t", "Việt")]
    [InlineData("и\u0306", "й")]
    [InlineData("か\u3099", "が")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글")]
    [InlineData("q\u0301", "q\u0301")]
    [InlineData("\u0301a", "\u0301a")]
    public void Tidy_LetterAndAccent_BecomeOneCharacter(string text, string expected) => Assert.Equal(expected, TextTidier.Tidy(text));

    [Fact]
    public void TidyBlock_LinesAndSpaces_AreFolded() => Assert.Equal("a b\nc", TextTidier.TidyBlock(" a   b \n \n\n c\u200B "));

    [Fact]
    public void FoldLine_LineEnds_BecomeSpaces() => Assert.Equal("a b", TextTidier.FoldLine("a\r\n\r\nb"));
}
