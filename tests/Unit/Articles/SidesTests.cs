using Serverless.Articles;
using Serverless.Unit.Summarizing.Extractive;
using Xunit;

namespace Serverless.Unit.Articles;

public sealed class SidesTests
{
    private const string Accusation = "Residents accuse the builder Karl Osten of dumping rubble in the Mere.";

    [Theory]
    [InlineData("Osten denied this and showed receipts of a landfill.")]
    [InlineData("On Monday, Karl Osten's lawyer denied it.")]
    [InlineData("In a letter Osten rejected the accusation.")]
    [InlineData("Osten said the claims weren't his to answer.")]
    public void FindMissing_NamedAnswersInArticleOnly_FindsIt(string answer)
    {
        var missing = Sides(answer).FindMissing([Accusation, "Samples will be taken."]);

        Assert.NotNull(missing);
        Assert.Equal((0, "accuse", 2), (missing.Text, Accusation[missing.Start..missing.End], Assert.Single(missing.Answers)));
    }

    [Theory]
    [InlineData("Lene Marsh denied that the samples are late.")]
    [InlineData("He denied it.")]
    [InlineData("Residents denied that they want money.")]
    [InlineData("Osten rejected the offer of the county.")]
    [InlineData("Osten was denied a permit in May.")]
    [InlineData("On Monday officials denied the county a permit.")]
    public void FindMissing_NobodyAccusedAnswers_FindsNothing(string other) =>
        Assert.Null(Sides(other, "Some residents wait for Monday.").FindMissing([Accusation.Replace(" in the", " on Monday in the", StringComparison.Ordinal)]));

    [Fact]
    public void FindMissing_TextsKeepADenial_FindsNothing() =>
        Assert.Null(Sides("Osten denied this.").FindMissing([Accusation, "Osten denied this."]));

    [Fact]
    public void FindMissing_NoAccusation_FindsNothing() =>
        Assert.Null(Sides("Osten denied this.").FindMissing(["Karl Osten builds a hotel."]));

    private static Sides Sides(params string[] more) => new(TestArticle.Of([Accusation, "The county of Lorne will take samples on Friday.", .. more]));
}
