using System.IO.Compression;
using System.Text;

namespace Serverless.Bench.Fuzz;

/// <summary>Inputs to start from: the golden inputs, a few shapes of our own, and pages of a data set where one is given.</summary>
internal static class SeedCorpus
{
    private const int MostPages = 150;
    private const int LargestPage = 400_000;

    public static List<byte[]> Load(string golden, string? data)
    {
        List<byte[]> corpus = [.. Own().Select(Encoding.UTF8.GetBytes)];
        if (Directory.Exists(golden))
        {
            corpus.AddRange(Directory.EnumerateFiles(golden, "input.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
        }

        if (data is null) return corpus;

        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "html"), "*.html.gz").Order(StringComparer.Ordinal).Take(MostPages))
        {
            using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            zipped.CopyTo(bytes);
            if (bytes.Length < LargestPage) corpus.Add(bytes.ToArray());
        }

        return corpus;
    }

    private static IEnumerable<string> Own() =>
    [
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bridge reopens | The Quay</title>
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge reopens","author":[{"@type":"Person","name":"Ada Moss"}],"datePublished":"2025-03-04T05:06:07+01:00"}</script>
        </head><body><nav><ul><li><a href="/">Home</a></li></ul></nav><main><article><h1>Bridge reopens</h1><p class="byline">By Ada Moss</p>
        <p>The swing bridge over the inner harbour reopened on Tuesday after eleven weeks of repairs, the port office said.</p>
        <table><tr><td>Cost</td><td>2.4 million</td></tr></table><ul><li>New bearings</li><li>New paint</li></ul><blockquote>It turns again.</blockquote>
        <p>Drivers had used the tunnel since January, and queues there are expected to vanish by the weekend.</p></article></main><footer>Imprint</footer></body></html>
        """,
        "The ferry will stop at Nordhaven from May.\n\nThe harbour board voted nine to two.\n\nShare\n\nYou May Also Like\n\nTen walks along the coast…\n",
        "<html lang=ja><meta charset=utf-8><title>橋が再開</title><p>内港の橋は十一週間の修理を経て火曜日に再開した。</p><p>港湾局によると費用は二百万ユーロだった。</p>",
        "<html dir=rtl lang=ar><body><p>أعيد فتح الجسر يوم الثلاثاء بعد أحد عشر أسبوعا من الإصلاحات، بحسب مكتب الميناء.</p></body></html>",
        "From: a@example.com\r\nSubject: Bridge\r\n\r\nThe bridge is open again.\r\n",
    ];
}
