using Serverless.Cleaning;
using Xunit;

namespace Serverless.Unit.Cleaning;

public sealed class MediaSnifferTests
{
    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body>…</body></html>")]
    [InlineData("  <html lang=en><title>Pier</title><p>The pier is closed.")]
    [InlineData("<!-- saved --><!doctype html><p>The pier is closed.")]
    [InlineData("<p>The pier is closed.</p>")]
    [InlineData("<div><p>The pier is closed.<p>So is the quay.</div>")]
    [InlineData("Pier closed <b>today</b>.<br>The quay, too.<br><a href=x>More</a> <p>And the mole.")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>")]
    public void Sniff_Markup_IsHtml(string text) => Assert.Equal(TextKind.Html, MediaSniffer.Sniff(text));

    [Theory]
    [InlineData("")]
    [InlineData("The pier is closed.")]
    [InlineData("In HTML a paragraph begins with <p> and a link with <a>.")]
    [InlineData("3 < 4, a<b and <5 metres")]
    [InlineData("[Sandwick] The pier is closed.")]
    [InlineData("{Update} The pier is closed.")]
    [InlineData("“<html>”, he typed, “<body>”.")]
    public void Sniff_Prose_IsPlainText(string text) => Assert.Equal(TextKind.PlainText, MediaSniffer.Sniff(text));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"a\": 1}")]
    [InlineData(" [ {\"a\": \"<p>b</p>\"}, 2 ]\n")]
    [InlineData("[1, 2, 3]")]
    public void Sniff_Data_IsJson(string text) => Assert.Equal(TextKind.Json, MediaSniffer.Sniff(text));

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><urlset><url/></urlset>")]
    [InlineData("<rss version=\"2.0\"><channel><item><description>&lt;p&gt;</description></item></channel></rss>")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>")]
    public void Sniff_Feed_IsXml(string text) => Assert.Equal(TextKind.Xml, MediaSniffer.Sniff(text));
}
