using Serverless.Cleaning.Html.Reading;
using Xunit;

namespace Serverless.Unit.Cleaning.Html;

public sealed class PageSieveTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("a < b, and <3")]
    [InlineData("<p class=\"lead\">The <b>old</b> <i id=x>ferry</i> sails.</p>")]
    [InlineData("<meta property=og:title content='The old ferry'><link rel=canonical href=\"/f\">")]
    [InlineData("<p>Cut inside <a title=\"the")]
    [InlineData("<title>Use <b onclick=x> twice</title><xmp><p onclick=x></xmp>")]
    public void Sift_NothingToTakeOut_IsThePage(string html) => Assert.Equal(html, Sift(html));

    [Theory]
    [InlineData("<p onclick=\"go('>')\" class=x data-a data-b=1>y", "<p class=x>y")]
    [InlineData("<p data-a = '1'class=x>y", "<p class=x>y")]
    [InlineData("<polygon class=st d=\"M1\"/>", "<polygon class=st />")]
    [InlineData("<img class=wide src=x id=y><svg class=icon>", "<img><svg>")]
    [InlineData("<a rel=\"nofollow noopener\" href=/x>", "<a href>")]
    [InlineData("<P ONCLICK=x CLASS=y>", "<P CLASS=y>")]
    [InlineData("<a href=\"/a?b=c\" rel=author>", "<a href rel=author>")]
    [InlineData("<a href='#top'><a href=#x>", "<a href='#top'><a href=#x>")]
    [InlineData("<p style=\"color:red\"><p style='display: none'>", "<p><p style='display: none'>")]
    public void Sift_Attributes_KeepsThoseThatAreRead(string html, string expected) => Assert.Equal(expected, Sift(html));

    [Theory]
    [InlineData("a<!-- <p> -->b<!-->c<!--x--!>d<!-- open", "abcd")]
    [InlineData("<script src=x>if (a</b) \"<p>\"</script>y", "<script></script>y")]
    [InlineData("<STYLE>p > a {}</STYLE >y", "<STYLE></STYLE >y")]
    [InlineData("<script>document.write('<!--<script>x</script>", "<script>document.write('<!--<script>x</script>")]
    [InlineData("</script <!-- a --><p>b", "</script <!-- a --><p>b")]
    [InlineData("<template><p>a<template>b</template>c</template>d", "<template></template>d")]
    [InlineData("<template><p>never closed", "<template><p>never closed")]
    [InlineData("<script>never closed", "<script>")]
    public void Sift_WhatIsNeverRead_IsCut(string html, string expected) => Assert.Equal(expected, Sift(html));

    [Theory]
    [InlineData("<div>\n  <p>a</p>\n\t<b>c</b>\n</div>", "<div><p>a</p><b>c</b></div>")]
    [InlineData("<div>\n<!-- x -->\n<i>a", "<div><i>a")]
    [InlineData("<div> a <p>", "<div> a <p>")]
    [InlineData("<b>a</b> <i>c</i> <!-- x --> <i>d</i>", "<b>a</b> <i>c</i>  <i>d</i>")]
    [InlineData("<p>< <p>", "<p>< <p>")]
    [InlineData("<script>a</script> <script>b</script>", "<script></script> <script></script>")]
    public void Sift_WhiteSpaceBesideBoxes_IsCut(string html, string expected) => Assert.Equal(expected, Sift(html));

    [Theory]
    [InlineData("<head>\n<link rel=icon href=x>\n<script>a</script><style>b</style><title>c</title>", "<head><title>c</title>")]
    [InlineData("<head><link href=x rel=canonical>", "<head><link href=x rel=canonical>")]
    [InlineData("<head><meta name=a></head><body><script>a</script><link rel=icon>", "<head><meta name=a></head><body><script></script><link>")]
    [InlineData("<head><script>never closed", "<head><script>")]
    public void Sift_HeadElementsThatAreNeverRead_AreCut(string html, string expected) => Assert.Equal(expected, Sift(html));

    [Fact]
    public void Sift_ManyClosedTags_AreKept()
    {
        var html = string.Concat(Enumerable.Repeat("<b>x</b> ", 1_000));

        Assert.Equal(html, Sift(html));
    }

    [Fact]
    public void Sift_ThousandsLeftOpen_KeepsTheTextAndFewTags()
    {
        var sifted = Sift(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<FONT>w{i} ")));

        Assert.Equal(64, sifted.Split("<FONT>").Length - 1);
        Assert.EndsWith("w4998  w4999 ", sifted, StringComparison.Ordinal);
    }

    [Fact]
    public void Sift_ManyBases_KeepsTheFirst() => Assert.Equal("<base href=/a>x y ", Sift("<base href=/a>x<BASE href=/b>y<base>"));

    [Fact]
    public void Sift_TagsWithoutEnd_KeepsTheText()
    {
        var sifted = Sift(string.Concat(Enumerable.Range(0, 300_000).Select(i => $"<p>w{i}")));

        Assert.Equal(250_000, sifted.Split("<p>").Length - 1);
        Assert.EndsWith(" w299999", sifted, StringComparison.Ordinal);
    }

    [Fact]
    public void Sift_BoxesWithoutEnd_KeepsTheTextAndFewTags()
    {
        var sifted = Sift(string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<div>w{i}")));

        Assert.Equal(500, sifted.Split("<div>").Length - 1);
        Assert.EndsWith(" w1999", sifted, StringComparison.Ordinal);
    }

    [Fact]
    public void Sift_ManyClosedShapes_AreNoDepth()
    {
        var html = "<svg>" + string.Concat(Enumerable.Repeat("<use /><circle />", 2_000)) + "</svg><div>x</div>";

        Assert.Equal(html, Sift(html));
    }

    [Theory]
    [InlineData("<p>The <select><option>old</select> <b>ferry</b><", "<p>The   old  <b>ferry</b> ")]
    [InlineData("<html><body><svg><P>x</P></svg", "   <P>x</P> ")]
    public void PlainTags_AnyPage_KeepsTextAndPlainTags(string html, string expected) => Assert.Equal(expected, PlainTags.Of(html));

    private static string Sift(string html)
    {
        var sifted = new char[html.Length];
        return new string(sifted, 0, PageSieve.Sift(html, sifted, []));
    }
}
