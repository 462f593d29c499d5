using Serverless.Summaries;
using Serverless.Summarizing.Extractive;
using Xunit;

namespace Serverless.Unit.Summarizing.Extractive;

public sealed class FactClassifierTests
{
    [Theory]
    [InlineData("The plant cut 1,200 jobs.", FactKind.Figure)]
    [InlineData("Prices rose by a tenth of a percent.", FactKind.Figure)]
    [InlineData("Three people were hurt.", FactKind.Figure)]
    [InlineData("The trial opens on 3 March 2027.", FactKind.Date)]
    [InlineData("The bridge was opened in 1911.", FactKind.Date)]
    [InlineData("The council said the road stays shut.", FactKind.Statement)]
    [InlineData("\"We were never asked about any of it,\" said Anna Holt.", FactKind.Statement)]
    [InlineData("The river had previously been clean.", FactKind.Background)]
    [InlineData("A ferry sank off the coast.", FactKind.Event)]
    [InlineData("工場は２０日に閉鎖される。", FactKind.Event)]
    [InlineData("図書館は2027年3月に開館する。", FactKind.Date)]
    public void KindOf_Sentence_IsWhatItsWordsSay(string sentence, FactKind expected)
    {
        var article = TestArticle.Of(sentence);
        var profile = new ArticleProfile(article);

        var kind = FactClassifier.KindOf(sentence, profile.Sentences[0], Attribution.SpeakerOf(article, profile.Quoted, 0));

        Assert.Equal(expected, kind);
    }
}
