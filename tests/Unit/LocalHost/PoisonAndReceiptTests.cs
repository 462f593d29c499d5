using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Serverless.LocalHost.Triggers;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class PoisonAndReceiptTests
{
    private static readonly BlobContainerClient s_hosts = new("UseDevelopmentStorage=true", BlobReceipts.ContainerName);

    [Fact]
    public void Message_OddName_IsBase64OfTheMembersFunctionsWrites()
    {
        var message = PoisonBlob.Message("Sum", BlobType.Block, "articles", "2026/a \"b\" é.html", new ETag("0x8D"));

        using var json = JsonDocument.Parse(Convert.FromBase64String(message));
        Assert.Equal(
            [("Type", "BlobTrigger"), ("FunctionId", "Host.Functions.Sum"), ("BlobType", "BlockBlob"), ("ContainerName", "articles"), ("BlobName", "2026/a \"b\" é.html"), ("ETag", "\"0x8D\"")],
            json.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetString()!)));
    }

    [Fact]
    public void TryClaim_SameContentTwice_IsGivenOnce()
    {
        var receipts = new BlobReceipts(s_hosts, "host", "F");

        Assert.True(receipts.TryClaim("articles", "a", new ETag("1")));
        Assert.False(receipts.TryClaim("articles", "a", new ETag("1")));
    }

    [Fact]
    public void TryClaim_OtherContentOrName_IsGivenAgain()
    {
        var receipts = new BlobReceipts(s_hosts, "host", "F");

        Assert.True(receipts.TryClaim("articles", "a", new ETag("1")));
        Assert.True(receipts.TryClaim("articles", "a", new ETag("2")));
        Assert.True(receipts.TryClaim("articles", "b", new ETag("2")));
    }

    [Fact]
    public void NameFor_QuotedAndPlainETag_AreTheSameReceipt() =>
        Assert.Equal(BlobReceipts.NameFor("r/", "c", "a b", "\"0x8D\""), BlobReceipts.NameFor("r/", "c", "a b", "0x8D"));

    [Fact]
    public void NameFor_LongestName_FitsIntoABlobNameAndStaysItsOwn()
    {
        var name = new string('x', 1_024);

        var receipt = BlobReceipts.NameFor("r/", "c", name, "0x8D");

        Assert.InRange(receipt.Length, 1, 1_024);
        Assert.NotEqual(receipt, BlobReceipts.NameFor("r/", "c", name[..^1] + 'y', "0x8D"));
    }

    [Theory]
    [InlineData("aGVsbG8=", true, "hello")]
    [InlineData("{\"a\":1}", true, "{\"a\":1}")]
    [InlineData("gICA", true, "gICA")]
    [InlineData("aGVsbG8=", false, "aGVsbG8=")]
    public void Decode_Body_IsBase64WhereItCanBe(string body, bool base64, string expected) => Assert.Equal(expected, QueueMessageText.Decode(body, base64));

    [Fact]
    public void Decode_OwnPoisonMessage_IsJson() =>
        Assert.StartsWith("{", QueueMessageText.Decode(PoisonBlob.Message("F", BlobType.Block, "c", "n", new ETag("1")), base64: true), StringComparison.Ordinal);

    [Fact]
    public void Decode_LettersOutsideAscii_Survive() =>
        Assert.Equal("Größe", QueueMessageText.Decode(Convert.ToBase64String(Encoding.UTF8.GetBytes("Größe")), base64: true));
}
