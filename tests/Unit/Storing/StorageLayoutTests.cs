using System.Text.Json;
using CsCheck;
using Serverless.Functions.Triggers;
using Serverless.Storing;
using Xunit;

namespace Serverless.Unit.Storing;

public sealed class StorageLayoutTests
{
    [Theory]
    [InlineData("2026/a b.html", "2026/a b.html.json")]
    [InlineData("50%#1.txt", "50%#1.txt.json")]
    [InlineData("日本/記事", "日本/記事.json")]
    public void DocumentName_AnyName_KeepsItAndAddsJson(string article, string expected) =>
        Assert.Equal(expected, StorageLayout.DocumentName(article));

    [Fact]
    public void DocumentName_LongestNames_FitAndStayApart()
    {
        var first = StorageLayout.DocumentName(new string('a', 1023) + "x");
        var second = StorageLayout.DocumentName(new string('a', 1023) + "y");

        Assert.Equal((1024, 1024), (first.Length, second.Length));
        Assert.NotEqual(first, second);
        Assert.Equal(1024, StorageLayout.DocumentName(new string('a', 1019)).Length);
    }

    [Fact]
    public void DocumentName_RandomNames_NeverCutAPairInHalf() =>
        Gen.Char['\uD83D', '\uD83E'].Select(Gen.Int[990, 1024], (high, length) => string.Concat(Enumerable.Repeat($"{high}\uDE00", length / 2)).PadRight(length, 'x'))
            .Sample(name =>
            {
                var document = StorageLayout.DocumentName(name);
                Assert.InRange(document.Length, 1, 1024);
                Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(document)));
            });

    [Fact]
    public void Names_OfTheTemplatesForAzure_AreTheSame()
    {
        using var names = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra/names.json")));
        var (containers, queues) = (names.RootElement.GetProperty("containers"), names.RootElement.GetProperty("queues"));

        Assert.Equal(
            [StorageLayout.ArticlesContainer, StorageLayout.SummariesContainer, StorageLayout.FailuresContainer, StorageLayout.StateContainer],
            ((string[])["articles", "summaries", "failures", "state"]).Select(name => containers.GetProperty(name).GetString()));
        Assert.Equal(
            [StorageLayout.RetryQueue, StorageLayout.RetryPoisonQueue, StorageLayout.BlobPoisonQueue],
            ((string[])["retries", "retriesPoison", "blobPoison"]).Select(name => queues.GetProperty(name).GetString()));
        Assert.Equal(nameof(SummarizeArticle), names.RootElement.GetProperty("function").GetString());
    }

    [Fact]
    public void StateNames_OfOneKey_LieInFoldersOfTheirOwn()
    {
        string[] names = [StorageLayout.ResultName("abcdef"), StorageLayout.WaitingName("abcdef"), StorageLayout.RequestName("abcdef")];

        Assert.Equal(["results", "waiting", "requests"], names.Select(name => name.Split('/')[0]));
        Assert.StartsWith(StorageLayout.WaitingFolder, names[1], StringComparison.Ordinal);
    }
}
