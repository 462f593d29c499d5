using System.IO.Compression;
using System.Text;

namespace Serverless.Bench.Fuzz;

/// <summary>Inputs made to exhaust stack, memory or time.</summary>
internal static class HostileInputs
{
    private const string Story = "<p>The harbour board said on Monday that the old ferry would make its last crossing this week.</p>";

    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        var page = Encoding.UTF8.GetBytes("<!DOCTYPE html><html><head><title>T</title></head><body><article>" + Repeat(Story, 20) + "</article>");
        foreach (var end in new[] { 1, 3, 17, 64, page.Length - 9 }) yield return ($"cut-at-{end}", page[..end]);
        yield return ("nuls-only", new byte[200_000]);
        yield return ("nuls-between", [.. page.SelectMany(b => new[] { b, (byte)0, (byte)0 })]);
        yield return ("utf16-without-mark", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(page)));
        yield return ("utf16-odd-length", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(page)), 0x41]);
        yield return ("utf32-mark-only", [0xFF, 0xFE, 0, 0]);
        yield return ("every-byte", [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i % 256))]);
        yield return ("high-bytes", [.. Enumerable.Repeat((byte)0xFF, 1_000_000)]);
        yield return ("continuation-bytes", [.. "<p>"u8, .. Enumerable.Repeat((byte)0x80, 1_000_000)]);
        yield return ("random", RandomBytes(1_000_000));
        yield return ("gzip", Zip(page));
        yield return ("declared-shift-jis", [.. "<meta charset=shift_jis>"u8, .. RandomBytes(50_000).Select(b => (byte)(b | 0x80))]);

        foreach (var (name, text) in Texts()) yield return (name, Encoding.UTF8.GetBytes(text));
    }

    private static IEnumerable<(string Name, string Text)> Texts()
    {
        foreach (var tag in new[] { "div", "b", "a", "table", "ul", "li", "blockquote", "font", "p", "span", "select", "svg", "math", "template", "button", "form", "dl", "ruby", "x-y", "main hidden", "h1", "base href=//a" })
        {
            yield return ($"nest-{tag}", Repeat($"<{tag}>", 100_000) + Story);
        }

        yield return ("nest-table-cells", Repeat("<table><tr><td>", 50_000) + Story);
        yield return ("nest-table-text", Repeat(Repeat("<table><tr><td>", 160) + "<table>x<tr><td<script>><table><tr><td>", 180) + Story);
        yield return ("nest-closed", Repeat("<div>", 100_000) + Story + Repeat("</div>", 100_000));
        yield return ("nest-formatting-mixed", Repeat("<b><i><u><a>", 25_000) + Story);
        yield return ("adoption-agency", Repeat("<a><div>", 3_000) + Repeat("</a>", 3_000) + Story);
        yield return ("adoption-agency-long", Repeat("<a><div>", 40_000) + Repeat("</a>", 40_000) + Story);
        yield return ("formatting-reopened", string.Concat(Enumerable.Range(0, 3_000).Select(i => $"<font size={i}>")) + Repeat("<p>x", 3_000));
        yield return ("formatting-reopened-mixed", string.Concat(Enumerable.Range(0, 1_000).Select(i => $"<b id={i}><i id={i}><a name={i}>")) + Repeat("</p>x<p>", 20_000));
        yield return ("million-attributes", "<p " + string.Join(' ', Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=1")) + ">" + Story);
        yield return ("same-attribute", "<p " + Repeat("class=a ", 1_000_000) + ">" + Story);
        yield return ("long-attribute", "<p class=\"" + new string('a', 10_000_000) + "\">" + Story);
        yield return ("many-classes", "<p class=\"" + Repeat("author comment ", 500_000) + "\">" + Story);
        yield return ("html-attributes", Repeat("<html a=b><body c=d>", 50_000) + Story);
        yield return ("million-paragraphs", Repeat("<p>x", 1_000_000));
        yield return ("million-links", Repeat("<a href=/x>x</a> ", 500_000));
        yield return ("million-breaks", "<p>" + Repeat("x<br>", 500_000));
        yield return ("million-headlines", Repeat("<h1>Ferry makes last crossing</h1>", 50_000) + Story);
        yield return ("million-times", Repeat("<time datetime=2025-01-01>x</time><span class=author>By A B</span>", 50_000) + Story);
        yield return ("unclosed-everything", Repeat("<div><p><ul><li><table><tr><td><b><a href=x>text <!-- ", 5_000));
        yield return ("unclosed-comment", "<!--" + Repeat(Story, 50_000));
        yield return ("unclosed-script", "<script>" + Repeat(Story, 50_000));
        yield return ("unclosed-attribute", "<p class=\"" + Repeat(Story, 50_000));
        yield return ("entities", "<p>" + Repeat("&amp;&#x41;&nbsp;&notanentity;&", 200_000));
        yield return ("alike-lines", "The last ferry sailed on Monday.\n" + Repeat("y></html>\n", 3_700));
        yield return ("less-thans", new string('<', 1_000_000));
        yield return ("tag-opens", Repeat("<a", 500_000));
        yield return ("json-nest", "<script type=\"application/ld+json\">" + Repeat("{\"@graph\":[", 100_000) + "</script>" + Story);
        yield return ("json-quotes", "<script type=\"application/ld+json\">{\"headline\":" + new string('"', 1_000_000) + "</script>" + Story);
        yield return ("json-spaces", "<script type=\"application/ld+json\">{\"headline\":\"" + Repeat("\" ", 500_000) + "</script>" + Story);
        yield return ("json-scripts", Repeat("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\"}</script>", 50_000) + Story);
        yield return ("json-mentions", Repeat("application/ld+json ", 500_000) + Story);
        yield return ("json-authors", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":[" + Repeat("{\"@type\":\"Person\",\"name\":\"Ada Moss\"},", 100_000) + "]}</script>" + Story);
        yield return ("meta-authors", "<head>" + Repeat("<meta name=author content='A, B and C'>", 100_000) + Story);
        yield return ("blank-lines", Repeat("\n \t\n", 2_000_000) + "The end.");
        yield return ("full-stops", new string('.', 5_000_000));
        yield return ("quotes", Repeat("\" ' » “ ", 1_000_000));
        yield return ("ideographic-stops", new string('。', 2_000_000));
        yield return ("abbreviations", Repeat("Mr. Dr. U.S. e.g. ", 500_000));
        yield return ("repeated-block", Repeat("Share\n\nYou May Also Like\n\nThe ferry stops here…\n\n", 100_000));
        yield return ("combining-marks", "<p>a" + new string('\u0301', 2_000_000));
        yield return ("soft-hyphens", "<p>" + Repeat("a\u00AD\u200B", 1_000_000));
        yield return ("direction-marks", "<p>" + Repeat("\u202E\u202Dtext ", 500_000));
        yield return ("dates", Repeat("<p>Updated 12.12.2025 12:12:12 ", 100_000));
        yield return ("one-line-50mb", new string('a', 50_000_000));
        yield return ("words-50mb", Repeat("harbour ferry said on Monday. ", 1_700_000));
        yield return ("html-50mb", "<html><body>" + Repeat(Story, 500_000));
        yield return ("lines-10mb", Repeat("a\n", 5_000_000));
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var stream = new GZipStream(zipped, CompressionLevel.Fastest)) stream.Write(bytes);
        return zipped.ToArray();
    }
}
