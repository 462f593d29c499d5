using Serverless.Cleaning;
using Serverless.Cleaning.Html;
using Xunit;

namespace Serverless.Unit.Cleaning.Html;

public sealed class HtmlCleanerTests
{
    private const string First = "The lighthouse at Port Ellery will be lit again in spring, the council said on Monday, after a dark decade.";
    private const string Second = "Volunteers have rebuilt the lamp room from drawings made in 1911, and the lens came back from a museum.";
    private const string Third = "Boats from four villages will gather in the bay for the first evening, weather permitting.";

    [Fact]
    public void Clean_ArticleWithChrome_KeepsTheStoryInOrder()
    {
        var cleaned = HtmlCleaner.Clean(Page($"<p>{First}</p><p>{Second}</p><div class='share'><a href='#'>Share</a></div><p>{Third}</p>"), null);

        Assert.Equal([First, Second, Third], cleaned.Blocks.Select(block => block.Text));
        Assert.Null(cleaned.Refusal);
    }

    [Fact]
    public void Clean_ShareRowInsideTheStory_IsListedAsRemovedWithItsRule()
    {
        var cleaned = HtmlCleaner.Clean(Page($"<p>{First}</p><p>{Second}</p><div class='share'><a href='#'>Share this story</a></div><p>{Third}</p>"), null);

        Assert.Contains(cleaned.Removed, removed => removed is { Text: "Share this story", Rule: "share-row" });
    }

    [Fact]
    public void Clean_KindsOfBlocks_AreTold()
    {
        var cleaned = HtmlCleaner.Clean(
            Page($"<p>{First}</p><h2>How it was done</h2><p>{Second}</p><ul><li>The lamp room was rebuilt first, in the old boat shed.</li><li>The lens followed in June, on a lorry with soft tyres.</li></ul><blockquote><p>It was dark for ten years, and now it will not be, said Ida Rowe.</p></blockquote><p>{Third}</p>"), null);

        Assert.Equal(
            [BlockKind.Paragraph, BlockKind.Heading, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.ListItem, BlockKind.Quotation, BlockKind.Paragraph],
            cleaned.Blocks.Select(block => block.Kind));
    }

    [Fact]
    public void Clean_TableRow_JoinsItsCells()
    {
        var cleaned = HtmlCleaner.Clean(
            Page($"<p>{First}</p><p>{Second}</p><table><tr><th>Evening</th><th>Boats</th></tr><tr><td>Friday</td><td>12</td></tr><tr><td>Saturday</td><td>31</td></tr></table><p>{Third}</p>"), null);

        Assert.Contains(cleaned.Blocks, block => block is { Kind: BlockKind.TableRow, Text: "Saturday | 31" });
    }

    [Theory]
    [InlineData("<p>Please verify you are human. Checking your browser before you go on, this takes a moment.</p>", "human")]
    [InlineData("<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript>", "scripts")]
    [InlineData("<div class='cookie-consent'><p>We use cookies to improve your visit and to measure how the site is used by its readers.</p><button>Accept all</button></div>", "consent")]
    [InlineData("", "scripts")]
    public void Clean_PageWithoutArticle_IsRefusedWithItsReason(string body, string word)
    {
        var cleaned = HtmlCleaner.Clean($"<html><head><title>Port Ellery Times</title></head><body>{body}</body></html>", null);

        Assert.Empty(cleaned.Blocks);
        Assert.Contains(word, cleaned.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_SameParagraphForWideAndNarrowScreens_IsKeptOnce()
    {
        var cleaned = HtmlCleaner.Clean(Page($"<p>{First}</p><p>{Second}</p><p>{Third}</p><div class='mobile'><p>{Second}</p></div>"), null);

        Assert.Single(cleaned.Blocks, block => block.Text == Second);
    }

    [Fact]
    public void Clean_LongChrome_IsCutInTheListOfRemovedText()
    {
        var links = string.Concat(Enumerable.Range(0, 200).Select(i => $"<li><a href='/{i}'>Another story number {i}</a></li>"));
        var cleaned = HtmlCleaner.Clean(Page($"<p>{First}</p><p>{Second}</p><p>{Third}</p><div class='related'><h3>You may also like</h3><ul>{links}</ul></div>"), null);

        Assert.NotEmpty(cleaned.Removed);
        Assert.All(cleaned.Removed, removed => Assert.InRange(removed.Text.Length, 1, 500));
    }

    private static string Page(string story) =>
        $"<html><head><title>Lighthouse to be lit again - Port Ellery Times</title></head><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><article><h1>Lighthouse to be lit again</h1>{story}</article><footer><a href='/terms'>Terms</a></footer></body></html>";
}
