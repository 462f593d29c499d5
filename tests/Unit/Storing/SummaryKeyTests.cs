using Serverless.Articles;
using Serverless.Storing;
using Serverless.Summaries;
using Serverless.Summarizing;
using Xunit;

namespace Serverless.Unit.Storing;

public sealed class SummaryKeyTests
{
    private static readonly Article s_article = new() { Text = "One. Two.", Sentences = [new(0, 4), new(5, 9)], Removed = [], MediaType = "text/plain", Charset = "utf-8" };
    private static readonly ModelInfo s_model = new("azure-openai", "model", "1");

    public static TheoryData<string, Article, SummaryOptions, ModelInfo> Changes => new()
    {
        { "text", s_article with { Text = "One. Two!" }, new SummaryOptions(), s_model },
        { "title", s_article with { Title = "" }, new SummaryOptions(), s_model },
        { "byline", s_article with { Byline = "A" }, new SummaryOptions(), s_model },
        { "title or byline", s_article with { Title = "A" }, new SummaryOptions(), s_model },
        { "sentences", s_article, new SummaryOptions { SummarySentences = 3 }, s_model },
        { "facts", s_article, new SummaryOptions { KeyFacts = 3 }, s_model },
        { "language", s_article, new SummaryOptions { Language = "de" }, s_model },
        { "provider", s_article, new SummaryOptions(), s_model with { Provider = "openai-compatible" } },
        { "model", s_article, new SummaryOptions(), s_model with { Name = "other" } },
        { "prompt", s_article, new SummaryOptions(), s_model with { PromptVersion = "2" } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void For_SomethingThatADraftDependsOnChanges_Differs(string what, Article article, SummaryOptions options, ModelInfo model)
    {
        var others = Changes.Where(row => row.Data.Item1 != what).Select(row => SummaryKey.For(row.Data.Item2, row.Data.Item3, row.Data.Item4));

        var key = SummaryKey.For(article, options, model);

        Assert.DoesNotContain(key, others.Append(SummaryKey.For(s_article, new SummaryOptions(), s_model)));
    }

    [Fact]
    public void For_OnlyChromeDiffers_IsTheSame() =>
        Assert.Equal(
            SummaryKey.For(s_article, new SummaryOptions(), s_model),
            SummaryKey.For(s_article with { Removed = [new("Share", "share-bar")], Charset = "utf-16", Url = new Uri("https://example.org/") }, new SummaryOptions(), s_model));
}
