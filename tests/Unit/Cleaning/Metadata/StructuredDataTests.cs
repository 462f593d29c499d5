using CsCheck;
using Serverless.Cleaning.Html.Metadata;
using Serverless.Cleaning.Html.Reading;
using Xunit;

namespace Serverless.Unit.Cleaning.Metadata;

public sealed class StructuredDataTests
{
    [Theory]
    [InlineData("""{"@type":"NewsArticle","headline":"Ferry sails"}""")]
    [InlineData("""{"@type":"NewsArticle","headline":"Ferry sails",}""")]
    [InlineData("""[{"@type":"Organization","name":"Q"},{"@type":"https://schema.org/Article","headline":"Ferry sails"}]""")]
    [InlineData("""<!-- {"@type":"NewsArticle","headline":"Ferry sails"} -->""")]
    [InlineData("""<![CDATA[{"@type":"NewsArticle","headline":"Ferry sails"}]]>""")]
    [InlineData("""{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Ferry sails&quot;}""")]
    [InlineData("""{"@type":"NewsArticle","image":[{"a":"}"},["]"]],"headline":"Ferry sails","articleBody":"cut off here""")]
    [InlineData("""{"@context":"x","@graph":[{"@type":"WebPage","name":"P"},{"@type":"BlogPosting","headline":"Ferry\u0020sails"}]}""")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\nsails\"}")]
    [InlineData("""{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Ferry sails"}}""")]
    public void Read_JsonAsPagesWriteIt_FindsTheHeadline(string json)
    {
        var data = Read($"<html><script type=\"application/ld+json\">{json}</script><p>Text");

        Assert.Equal("Ferry sails", data.Headline);
        Assert.True(data.IsArticle);
    }

    [Fact]
    public void Read_PlusSignWrittenAsEntity_IsFound() =>
        Assert.Equal("F", Read("""<script type="application/ld&#x2B;json">{"@type":"Article","headline":"F"}</script>""").Headline);

    [Fact]
    public void Read_MentionWithoutScript_IsNoData() =>
        Assert.Null(Read("""<p>Use application/ld+json like {"@type":"Article","headline":"F"}.</p>""").Headline);

    [Fact]
    public void Read_UnwantedMembers_AreSkipped()
    {
        var data = Read("""<script type="application/ld+json">{"@type":"Article","review":{"headline":"No"},"comment":["x, {\"headline\":\"No\"}"],"headline":"Yes"}</script>""");

        Assert.Equal("Yes", data.Headline);
    }

    [Theory]
    [InlineData("{\"headline\":")]
    [InlineData("{\"headline\":[")]
    [InlineData("{\"headline\":\"a\\")]
    [InlineData("[")]
    public void Read_CutOff_GivesNothing(string json) => Assert.False(Read($"<script type=\"application/ld+json\">{json}").IsArticle);

    [Fact]
    public void Read_AnyText_Ends() =>
        Gen.String[Gen.Char["{}[]\",:\\ ab@<>/\n"], 0, 200].Sample(json => Read($"<script type=\"application/ld+json\">{json.Replace("a", "\"name\"", StringComparison.Ordinal)}") is not null);

    private static StructuredData Read(string html)
    {
        using var document = LeanParser.Parse(html);
        return StructuredData.Read(html, document.JsonLd);
    }
}
