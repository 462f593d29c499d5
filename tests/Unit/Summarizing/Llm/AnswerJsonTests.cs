using System.Text.Json;
using CsCheck;
using Serverless.Summaries;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

public sealed class AnswerJsonTests
{
    private const string Answer = """{"summary":[{"text":"A } in \" quotes {"}],"headline":{"text":"H"}}""";

    [Theory]
    [InlineData(Answer)]
    [InlineData("```json\n" + Answer + "\n```")]
    [InlineData("Here it is:\n" + Answer + "\nAnything else?")]
    [InlineData(Answer + Answer)]
    [InlineData(Answer + "\n\n" + Answer + "\n{\"summary\":")]
    [InlineData("<think>Is {\"summary\":[],\"headline\":{\"text\":\"wrong\"}} right? No.</think>" + Answer)]
    [InlineData("{\"answer\":" + Answer + "}")]
    [InlineData("[" + Answer + "]")]
    [InlineData("{\"summary\":[{\"text\":\"A } in \\\" quotes {\",},],\"headline\":{\"text\":\"H\"},}")]
    [InlineData("{\"note\":\"not yet\"}" + Answer)]
    [InlineData("{ oops " + Answer)]
    public void Find_WrappedOrDoubled_FindsTheAnswer(string reply)
    {
        var found = AnswerJson.Find(reply, ["summary", "headline"], out var problem);

        Assert.Null(problem);
        Assert.Equal("H", found!.Value.GetProperty("headline").GetProperty("text").GetString());
        Assert.Equal("A } in \" quotes {", found.Value.GetProperty("summary")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Find_QuotedAsString_FindsTheAnswer() =>
        Assert.NotNull(AnswerJson.Find(JsonSerializer.Serialize(Answer), ["summary", "headline"], out _));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("The council voted.", "not a complete JSON object")]
    [InlineData("{\"summary\":[{\"text\":\"cut of", "not a complete JSON object")]
    [InlineData("{\"summary\":[]}", "not a complete JSON object")]
    [InlineData("{\"type\":\"object\",\"properties\":{\"summary\":{\"type\":\"array\"},\"headline\":{\"type\":\"object\"}}}", "repeats the schema")]
    public void Find_NoAnswer_SaysWhatIsWrong(string reply, string expected)
    {
        Assert.Null(AnswerJson.Find(reply, ["summary", "headline"], out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AnyText_NeverThrows() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["{}[]\",:\\ax1"], 0, 60]).Sample(reply => AnswerJson.Find(reply, ["summary"], out var problem) is null == problem is not null);

    [Fact]
    public void Find_EndlessBraces_IsQuick()
    {
        var started = TimeProvider.System.GetTimestamp();

        Assert.Null(AnswerJson.Find(new string('{', 1_000_000), ["summary"], out _));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }
}

public sealed class AnswerReaderTests
{
    [Theory]
    [InlineData("[3,1,3]", new[] { 1, 3 })]
    [InlineData("[\"2\",\"[4]\"]", new[] { 2, 4 })]
    [InlineData("3", new[] { 3 })]
    [InlineData("\"1, 2\"", new[] { 1, 2 })]
    [InlineData("[2.0]", new[] { 2 })]
    [InlineData("[0,-1,6,99999999999,2.5,null,true,\"-3\",{}]", new int[0])]
    [InlineData("null", new int[0])]
    public void Numbers_AnySpelling_AreWholeOnesThatWereShown(string sentences, int[] expected)
    {
        var item = JsonElement.Parse($$"""{"sentences":{{sentences}}}""");

        Assert.Equal(expected, AnswerReader.Numbers(item, "sentences", number => number is >= 1 and <= 5));
    }

    [Fact]
    public void Claims_EmptyOrRepeated_AreDropped()
    {
        var answer = JsonElement.Parse("""{"keyFacts":[{"text":" A  fact.\n","sentences":[1]},{"text":"a fact.","sentences":[2]},{"text":"","sentences":[1]},{"sentences":[1]},7,"Bare words."]}""");

        var claims = AnswerReader.Claims(answer, "keyFacts", ClaimPart.KeyFact, _ => true);

        Assert.Equal(["A fact.", "Bare words."], claims.Select(claim => claim.Text));
        Assert.Empty(claims[1].Evidence);
    }

    [Theory]
    [InlineData("\"statement\"", "\"Ines Holt\"", FactKind.Statement, "Ines Holt")]
    [InlineData("\"Figure\"", "\"null\"", FactKind.Figure, null)]
    [InlineData("\"opinion\"", "\" \"", FactKind.Event, null)]
    [InlineData("7", "null", FactKind.Event, null)]
    public void Claim_KindAndSource_AreReadLeniently(string kind, string source, FactKind expectedKind, string? expectedSource)
    {
        var claim = AnswerReader.Claim(JsonElement.Parse($$"""{"text":"A fact.","sentences":[1],"kind":{{kind}},"attributedTo":{{source}}}"""), ClaimPart.KeyFact, _ => true)!;

        Assert.Equal((expectedKind, expectedSource), (claim.Kind!.Value, claim.AttributedTo));
    }
}
