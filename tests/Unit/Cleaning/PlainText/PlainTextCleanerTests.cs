using System.Diagnostics;
using Serverless.Cleaning.PlainText;
using Xunit;

namespace Serverless.Unit.Cleaning.PlainText;

public sealed class PlainTextCleanerTests
{
    private const string Lead = "The harbour board has ordered a second inspection of the north pier after divers reported cracks in three of its legs.";
    private const string Second = "The pier was closed to lorries on Wednesday evening, and boats were told to keep away from it until further notice.";

    [Fact]
    public void Clean_VerseBetweenParagraphs_StaysOneBlock()
    {
        var cleaned = PlainTextCleaner.Clean($"{Lead}\n\n{Second}\n\nThe sea took the pier, they sang.\nThe sea will take the quay.\n\n{Lead.Replace("second", "third", StringComparison.Ordinal)}");

        Assert.Contains(cleaned.Blocks, block => block.Text == "The sea took the pier, they sang.\nThe sea will take the quay.");
    }

    [Theory]
    [InlineData("Home\nNews\nSport\nWeather\nContact", "menus")]
    [InlineData("We use cookies to make this site work. You can accept or reject cookies that measure how you use it.\nAccept all\nReject all", "consent")]
    [InlineData("Please enable JavaScript to continue.", "scripts")]
    public void Clean_NoArticle_SaysWhatIsThere(string text, string word)
    {
        var cleaned = PlainTextCleaner.Clean(text);

        Assert.Empty(cleaned.Blocks);
        Assert.Contains(word, cleaned.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_ManyRemovedLines_AreListedWithinBounds()
    {
        var menu = string.Concat(Enumerable.Range(0, 2_000).Select(i => i % 2 == 0 ? "Share\n" : $"Entry number {i} of a very long menu\n"));

        var cleaned = PlainTextCleaner.Clean(menu + string.Concat(Enumerable.Repeat(Lead + "\n" + Second + "\n", 20)));

        Assert.InRange(cleaned.Removed.Count, 1, 201);
        Assert.All(cleaned.Removed, removed => Assert.InRange(removed.Text.Length, 1, 500));
    }

    [Fact]
    public void Clean_ThousandsOfAlikeLines_AreNotJudgedADozenTimes()
    {
        var text = Lead + "\n" + string.Concat(Enumerable.Repeat("y></html>\n", 3_700));
        var before = GC.GetAllocatedBytesForCurrentThread();

        PlainTextCleaner.Clean(text);

        // What the fuzz run allows for such a text; twelve rounds take 95 MB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (64 << 20) + 500 * text.Length);
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("word ")]
    [InlineData("\n")]
    [InlineData("Share\n")]
    [InlineData("中")]
    [InlineData(Lead + "\na\nb\nc\nd\ne\nf\ng\nh\n")]
    [InlineData(Lead + " ")]
    [InlineData("a\u0301\u0301")]
    public void Clean_AQuarterMegabyteOfAnything_TakesSeconds(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 250_000 / pattern.Length));
        var watch = Stopwatch.StartNew();

        PlainTextCleaner.Clean(text);

        // Far more than it takes, since a loaded machine shares its time; something quadratic would take hours.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"Took {watch.Elapsed}.");
    }
}
