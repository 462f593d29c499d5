using CsCheck;
using Serverless.Articles;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

public sealed class ArticleCutterTests
{
    [Fact]
    public void Cut_AnyArticle_CoversEverySentenceInOrderWithinTheLimit() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 9], Gen.Int[60, 400]).Sample((paragraphs, sentences, limit) =>
        {
            var article = TestArticle.Long(paragraphs, sentences);
            var parts = ArticleCutter.Cut(article, limit);

            var fresh = 1;
            foreach (var part in parts)
            {
                Assert.InRange(part.First, 1, fresh);
                Assert.True(part.Last >= fresh);
                Assert.True(part.Numbers.Sum(number => TokenCounter.Sentence(article, number)) <= limit);
                fresh = part.Last + 1;
            }

            Assert.Equal(article.Sentences.Count + 1, fresh);
        }, iter: 60);

    [Fact]
    public void Cut_ParagraphsFit_NoneIsCutInside()
    {
        var article = TestArticle.Long(paragraphs: 20, sentences: 5);

        var parts = ArticleCutter.Cut(article, maxTokens: 700);

        Assert.True(parts.Count > 2);
        Assert.All(parts, part => Assert.Equal(0, part.Last % 5));
        Assert.All(parts.Skip(1).Zip(parts), pair => Assert.True(pair.First.First <= pair.Second.Last, "Parts overlap."));
    }

    [Fact]
    public void Cut_GiantParagraph_IsCutAtSentences()
    {
        var article = TestArticle.Long(paragraphs: 1, sentences: 200);

        var parts = ArticleCutter.Cut(article, maxTokens: 1_000);

        Assert.True(parts.Count > 4);
        Assert.Equal(200, parts[^1].Last);
    }

    [Fact]
    public void Cut_GiantSentence_IsTooLong()
    {
        var article = TestArticle.Of(["Short.", string.Concat(Enumerable.Repeat("word ", 3_000)) + "."]);

        var failure = Assert.Throws<UnreadableArticleException>(() => ArticleCutter.Cut(article, maxTokens: 1_000));

        Assert.Equal(ProblemTypes.TooLong, failure.Problem);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("漢")]
    [InlineData("🙂")]
    public void Count_UnbrokenRun_IsQuick(string letter)
    {
        var text = "." + string.Concat(Enumerable.Repeat(letter, 50_000));
        TokenCounter.Count("warm");

        var started = TimeProvider.System.GetTimestamp();
        var tokens = TokenCounter.Count(text);

        Assert.InRange(tokens, 1, 4 * text.Length);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }
}

public sealed class FactMergerTests
{
    [Theory]
    [InlineData("The council voted 7 to 4 on Tuesday.", "The council voted 7 to 4 on Tuesday", false, true)]
    [InlineData("The council voted 7 to 4 on Tuesday.", "On Tuesday the council voted 7 to 4.", true, true)]
    [InlineData("The council voted 7 to 4 on Tuesday.", "The council voted 7 to 5 on Tuesday.", true, false)]
    [InlineData("The plan is lawful, the mayor said.", "The plan is not lawful, the mayor said.", true, false)]
    [InlineData("The council voted 7 to 4 on Tuesday.", "Two libraries will close in June.", true, false)]
    public void Merge_TwoFacts_AreOneWhenTheySayTheSame(string one, string other, bool sameSentence, bool merged)
    {
        var facts = FactMerger.Merge([[Ask.Fact(one, 4)], [Ask.Fact(other, sameSentence ? 4 : 9)]]);

        Assert.Equal(merged ? 1 : 2, facts.Count);
        if (merged) Assert.Equal(sameSentence ? [4] : [4, 9], facts[0].Evidence);
    }

    [Fact]
    public void Merge_SeveralParts_TakesTheFirstOfEachFirst()
    {
        var facts = FactMerger.Merge([[Ask.Fact("Alpha happened.", 1), Ask.Fact("Beta came next.", 2)], [Ask.Fact("Gamma was built.", 8)]]);

        Assert.Equal(["Alpha happened.", "Gamma was built.", "Beta came next."], facts.Select(fact => fact.Text));
    }
}
