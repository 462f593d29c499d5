using Serverless.Cleaning.PlainText;
using Xunit;

namespace Serverless.Unit.Cleaning.PlainText;

public sealed class BylineLineTests
{
    [Theory]
    [InlineData("By Ada Moss", "Ada Moss")]
    [InlineData("By Nora Flett and Ian Moss", "Nora Flett and Ian Moss")]
    [InlineData("by Ada Moss | 7 April 2026", "Ada Moss")]
    [InlineData("By Ada Moss, April 7, 2026", "Ada Moss")]
    [InlineData("Written by Ada Moss", "Ada Moss")]
    [InlineData("Von Lena Vogt", "Lena Vogt")]
    [InlineData("Par Luc Durand", "Luc Durand")]
    [InlineData("Por Ana Ruiz", "Ana Ruiz")]
    [InlineData("Автор: Анна Круглова", "Анна Круглова")]
    [InlineData("作者：王明", "王明")]
    public void NamesIn_Byline_GivesNames(string line, string names) => Assert.Equal(names, BylineLine.NamesIn(line, LineTraits.Of(line)));

    [Theory]
    [InlineData("By the end of the year the ship was gone")]
    [InlineData("By and large the plan worked.")]
    [InlineData("Von allen Seiten kamen Boote")]
    [InlineData("Home")]
    [InlineData("By")]
    public void NamesIn_OtherLine_GivesNone(string line) => Assert.Null(BylineLine.NamesIn(line, LineTraits.Of(line)));
}
