using Serverless.Cleaning.Html;
using Xunit;

namespace Serverless.Unit.Cleaning.Html;

public sealed class HtmlGuardTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("<p>The <b>old</b> <a href='/f'>ferry</a> sails.</p>")]
    public void Limit_OrdinaryPage_IsTheSameObject(string html) => Assert.Same(html, HtmlGuard.Limit(html));

    [Fact]
    public void Limit_ManyClosedTags_AreKept()
    {
        var html = string.Concat(Enumerable.Repeat("<b>x</b> ", 1_000));

        Assert.Same(html, HtmlGuard.Limit(html));
    }

    [Fact]
    public void Limit_ThousandsLeftOpen_KeepsTheTextAndFewTags()
    {
        var html = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<FONT size={i}>w{i} "));

        var limited = HtmlGuard.Limit(html);

        Assert.Equal(64, limited.Split("<FONT").Length - 1);
        Assert.EndsWith("w4998  w4999 ", limited, StringComparison.Ordinal);
    }

    [Fact]
    public void Limit_ManyBases_KeepsTheFirst() =>
        Assert.Equal("<base href=/a>x y ", HtmlGuard.Limit("<base href=/a>x<BASE href=/b>y<base>"));

    [Fact]
    public void Limit_TagsWithoutEnd_KeepsTheText()
    {
        var html = string.Concat(Enumerable.Range(0, 300_000).Select(i => $"<p>w{i}"));

        var limited = HtmlGuard.Limit(html);

        Assert.Equal(250_000, limited.Split("<p>").Length - 1);
        Assert.EndsWith(" w299999", limited, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>The <select><option>old</select> <b>ferry</b><", "<p>The   old  <b>ferry</b> ")]
    [InlineData("<html><body><svg><P>x</P></svg", "   <P>x</P> ")]
    public void PlainTags_AnyPage_KeepsTextAndPlainTags(string html, string expected) => Assert.Equal(expected, HtmlGuard.PlainTags(html));
}
