using Serverless.Summarizing.Extractive;
using Xunit;

namespace Serverless.Unit.Summarizing.Extractive;

public sealed class SetWeightsTests
{
    [Fact]
    public void Default_EveryFeature_HasItsWeight()
    {
        var weights = SetWeights.Default;

        Assert.Equal((SetFeatures.Names.Count, GramModel.WordNames.Count, GramModel.PairNames.Count), (weights.Sets.Length, weights.Words.Length, weights.Pairs.Length));
    }

    [Fact]
    public void Chances_TheBesideSaid_ArticleIsLikelierInASummary()
    {
        var article = TestArticle.Of("The mayor of Ostrava said the bridge will open on Monday.", "The bridge was closed in May, the council said.");
        var profile = new ArticleProfile(article);

        var chances = GramModel.Chances(profile.Words, profile.Sentences.Count, SetWeights.Default.Words);

        double Of(string word) => chances[Enumerable.Range(0, chances.Length).Single(id => profile.Words[id].Common == GramModel.CommonNumber(word))];
        Assert.True(Of("the") > Of("said"));
    }

    [Fact]
    public void Describe_WordThatComesAgain_AddsToExpectedCountsOnly()
    {
        var once = Describe("The council of Ostrava closed a bridge in the south yesterday morning.");
        var again = Describe("The council of Ostrava closed the bridge in the south yesterday morning.");

        Assert.True(again("expectedCounts") - again("expectedWords") > once("expectedCounts") - once("expectedWords"));
    }

    private static Func<string, double> Describe(string text)
    {
        var profile = new ArticleProfile(TestArticle.Of(text));
        var features = new double[SetFeatures.Names.Count];
        new SetFeatures(profile, SetWeights.Default).Describe([0], features);
        return name => features[SetFeatures.Names.ToList().IndexOf(name)];
    }
}
