using System.Text;
using Serverless.Summaries;
using Xunit;

namespace Serverless.EndToEnd;

[Collection(nameof(ExtractiveHost))]
public sealed class UploadTests(ExtractiveHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_Text_BecomesASummaryOfItsOwnWords()
    {
        await host.UploadAsync("text.txt", Texts.Article("Nordvik"));

        var document = await host.SummaryAsync("text.txt");

        Assert.Equal(("extractive", "text/plain", "articles"), (document.Model.Provider, document.Source.MediaType, document.Source.Container));
        Assert.All(document.Summary.Sentences, sentence => Assert.Contains(sentence.Text, document.Article.Text, StringComparison.Ordinal));
        Assert.NotEmpty(document.KeyFacts);
    }

    [Fact]
    public async Task Upload_Page_BecomesASummaryWithoutItsChrome()
    {
        await host.UploadAsync("page.html", Texts.Page("Sundhavn"));

        var document = await host.SummaryAsync("page.html");

        Assert.Equal("text/html", document.Source.MediaType);
        Assert.StartsWith("Town council of Sundhavn", document.Article.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("newsletter", document.Article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026/a b.html")]
    [InlineData("50% #1?&=+.txt")]
    [InlineData("日本/記事 🛳.txt")]
    [InlineData("a/b/c/d/e.f.g")]
    [InlineData("Ünïcödé's \"quoted\" (1).txt")]
    [InlineData("no-extension")]
    public async Task Upload_OddName_KeepsItsName(string name)
    {
        await host.UploadAsync(name, Texts.Article("Odd " + name.Length));

        var document = await host.SummaryAsync(name);

        Assert.Equal(name, document.Source.Name);
    }

    public static TheoryData<string, byte[], string> Unreadable => new()
    {
        { "zero.txt", [], "empty" },
        { "spaces.txt", "  \n\t\n"u8.ToArray(), "empty no-article" },
        { "picture.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89], "unsupported" },
        { "consent.html", Encoding.UTF8.GetBytes(Texts.ConsentPage), "no-article" },
        { "large.txt", new byte[1_000_001], "too-large" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Upload_NoArticle_LeavesAFailureAndNoSummary(string name, byte[] bytes, string problems)
    {
        await host.UploadAsync(name, bytes);

        var failure = await host.FailureAsync(name);

        Assert.Contains(failure.Type[FailureDocument.TypePrefix.Length..], problems.Split(' '));
        Assert.Equal(("articles/" + name, false), (failure.Instance, failure.Retryable));
        Assert.NotNull(failure.FailedAt);
        Assert.False(await host.Summaries.GetBlobClient(name + ".json").ExistsAsync(Stop));
    }

    [Fact]
    public async Task Upload_OverAFailureAndBack_LeavesOnlyTheNewestOutcome()
    {
        await host.UploadAsync("changing.txt", []);
        await host.FailureAsync("changing.txt");

        await host.UploadAsync("changing.txt", Texts.Article("Changing"));
        await host.SummaryAsync("changing.txt");
        await RunningHost.GoneAsync(host.Failures, "changing.txt");

        await host.UploadAsync("changing.txt", []);
        await host.FailureAsync("changing.txt");
        await RunningHost.GoneAsync(host.Summaries, "changing.txt");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RetryQueue_MessagePlainOrBase64_RunsTheArticleAgain(bool encoded)
    {
        var name = $"again-{encoded}.txt";
        await host.UploadAsync(name, Texts.Article("Again" + encoded));
        await host.SummaryAsync(name);
        await host.Summaries.DeleteBlobAsync(name + ".json", cancellationToken: Stop);

        await SendAsync("article-retries", $$"""{"name":"{{name}}","attempt":1}""", encoded);

        Assert.Equal(name, (await host.SummaryAsync(name)).Source.Name);
    }

    [Fact]
    public async Task PoisonQueue_ArticleTheHostGaveUpOn_LeavesAFailureThatRetryMends()
    {
        const string Name = "given up.txt";
        await host.UploadAsync(Name, Texts.Article("Given up"));
        await host.SummaryAsync(Name);
        await host.Summaries.DeleteBlobAsync(Name + ".json", cancellationToken: Stop);

        await SendAsync("webjobs-blobtrigger-poison", $$"""{"Type":"BlobTrigger","FunctionId":"x","BlobType":"BlockBlob","ContainerName":"articles","BlobName":"{{Name}}","ETag":"0x1"}""", encoded: true);
        Assert.True((await host.FailureAsync(Name)).Retryable);
        using var answer = await host.Http.PostAsync("/api/summaries/retry", content: null, Stop);

        Assert.Equal(202, (int)answer.StatusCode);
        await host.SummaryAsync(Name);
        await RunningHost.GoneAsync(host.Failures, Name);
    }

    private async Task SendAsync(string queue, string message, bool encoded)
    {
        var client = host.Queues.GetQueueClient(queue);
        await client.CreateIfNotExistsAsync(cancellationToken: Stop);
        await client.SendMessageAsync(encoded ? Convert.ToBase64String(Encoding.UTF8.GetBytes(message)) : message, Stop);
    }
}
