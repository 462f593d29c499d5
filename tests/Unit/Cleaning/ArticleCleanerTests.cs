using System.Text;
using CsCheck;
using Serverless.Articles;
using Serverless.Cleaning;
using Xunit;

namespace Serverless.Unit.Cleaning;

public sealed class ArticleCleanerTests
{
    private const string Story = """
        The harbour board has ordered a second inspection of the north pier after divers reported cracks in three of its legs.
        The pier was closed to lorries on Wednesday evening, and boats were told to keep away from it until further notice.
        """;

    public static TheoryData<byte[], string> Hopeless => new()
    {
        { [], ProblemTypes.Empty },
        { " \r\n\t\u00A0\u200B\n"u8.ToArray(), ProblemTypes.Empty },
        { [0xEF, 0xBB, 0xBF], ProblemTypes.Empty },
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], ProblemTypes.Unsupported },
        { "%PDF-1.7\n%âãÏÓ\n1 0 obj"u8.ToArray(), ProblemTypes.Unsupported },
        { """{"title": "Pier", "body": ["The pier is closed."]}"""u8.ToArray(), ProblemTypes.Unsupported },
        { """[{"title": "Pier"}, {"title": "Choir"}]"""u8.ToArray(), ProblemTypes.Unsupported },
        { """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>"""u8.ToArray(), ProblemTypes.Unsupported },
        { "Home\nNews\nSport\nContact\n"u8.ToArray(), ProblemTypes.NoArticle },
        { "<html><head><title>News</title></head><body></body></html>"u8.ToArray(), ProblemTypes.NoArticle },
    };

    [Theory]
    [MemberData(nameof(Hopeless))]
    public void Clean_NoArticle_SaysWhy(byte[] bytes, string problem)
    {
        var exception = Assert.Throws<UnreadableArticleException>(() => Clean(bytes));

        Assert.Equal(problem, exception.Problem);
        Assert.Matches(@"^[A-Z].+\.$", exception.Message);
    }

    [Theory]
    [InlineData("page.txt", "text/plain", "<!DOCTYPE html><html><body><article><p>{0}</p></article></body></html>", "text/html")]
    [InlineData("page.html", "text/html", "{0}", "text/plain")]
    [InlineData("notes.html", "text/html", "{0} In markup, <p and <div are tags, and 3 < 4.", "text/plain")]
    public void Clean_NameOrTypeMisleads_ContentDecides(string name, string declared, string format, string mediaType)
    {
        var bytes = Encoding.UTF8.GetBytes(format.Replace("{0}", Story, StringComparison.Ordinal));

        var article = ArticleCleaner.Clean(new ArticleSource { Bytes = bytes, Name = name, MediaType = declared });

        Assert.Equal(mediaType, article.MediaType);
        Assert.StartsWith("The harbour board has ordered", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_Text_KnowsItsLanguageAndSentences()
    {
        var article = Clean(Encoding.UTF8.GetBytes(Story));

        Assert.Equal("en", article.Language);
        Assert.Equal(2, article.Sentences.Count);
        Assert.Equal("The pier was closed to lorries on Wednesday evening, and boats were told to keep away from it until further notice.", article.SentenceText(2));
    }

    [Fact]
    public void Clean_HeadlineBylineAndDateAboveStory_AreMetadata()
    {
        var article = Clean(Encoding.UTF8.GetBytes("Second inspection ordered for cracked north pier\nBy Nora Flett and Ian Moss\nPublished 12 March 2026\n\n" + Story));

        Assert.Equal("Second inspection ordered for cracked north pier", article.Title);
        Assert.Equal("Nora Flett and Ian Moss", article.Byline);
        Assert.Equal("2026-03-12", article.PublishedAt);
        Assert.StartsWith("The harbour board", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_SenderGivesTitle_ItWins()
    {
        var article = ArticleCleaner.Clean(new ArticleSource { Bytes = Encoding.UTF8.GetBytes("Pier closed\n\n" + Story), Name = "a.txt", Title = " Pier\u00A0closed again " });

        Assert.Equal("Pier closed again", article.Title);
    }

    [Fact]
    public void Clean_RemovedLines_AreListedWithTheirRule()
    {
        var article = Clean(Encoding.UTF8.GetBytes(Story + "\nShare this article\nFacebook\nYou may also like\nChoir wins regional prize\n"));

        Assert.Contains(article.Removed, removed => removed is { Rule: "share-row", Text: "Share this article Facebook" });
        Assert.Contains(article.Removed, removed => removed is { Rule: "related-links" });
        Assert.All(article.Removed, removed => Assert.Matches("^[a-z]+(-[a-z]+)*$", removed.Rule));
    }

    [Fact]
    public void Clean_AnyBytes_ThrowsNothingElse()
    {
        Gen.Byte.Array[0, 400].Sample(bytes => CleanOrNull(bytes) is null or { Text.Length: > 0 });
    }

    [Fact]
    public void Clean_AnyLines_CleaningAgainChangesNothing()
    {
        string[] pieces =
        [
            .. Story.Split('\n'), "Share", "Related stories", "Choir wins regional prize", "By Nora Flett", "12 March 2026", "“No.”", "She left.", "• One thing", "Fuel will be brought ashore in drums, at three times the cost.",
            "", "", "Home | News | Sport", "https://courier.example/a", "A heading without an end", "港务局周四宣布，旧渡轮将于周五最后一次开航。", "Sign up for our newsletter", "Read more", "Once the life of the party, the singer…",
        ];

        Gen.Int[0, pieces.Length - 1].Array[1, 25].Select(chosen => string.Join('\n', chosen.Select(i => pieces[i]))).Sample(
            text =>
            {
                var once = CleanOrNull(Encoding.UTF8.GetBytes(text));
                return once is null || CleanOrNull(Encoding.UTF8.GetBytes(once.Text))?.Text == once.Text;
            },
            iter: 2_000);
    }

    private static Article Clean(byte[] bytes) => ArticleCleaner.Clean(new ArticleSource { Bytes = bytes, Name = "article" });

    private static Article? CleanOrNull(byte[] bytes)
    {
        try
        {
            return Clean(bytes);
        }
        catch (UnreadableArticleException)
        {
            return null;
        }
    }
}
