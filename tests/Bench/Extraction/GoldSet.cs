using System.IO.Compression;
using System.Text.Json;

namespace Serverless.Bench.Extraction;

/// <summary>A page and what people say belongs to its article: a whole text, or segments that must and must not occur.</summary>
internal sealed record GoldPage(string Id, string File, Uri? Url, string? Body, IReadOnlyList<string> With, IReadOnlyList<string> Without)
{
    public byte[] ReadBytes()
    {
        using var file = System.IO.File.OpenRead(File);
        using var plain = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        plain.CopyTo(bytes);
        return bytes.ToArray();
    }

    public bool IsHtml => File.EndsWith(".html.gz", StringComparison.Ordinal);

    /// <summary>Half a or half b, by the page's number: the same in every run and on every machine.</summary>
    public bool IsInHalfA => FoldOf(2) == 0;

    /// <summary>Which of so many folds the page is in; also the same everywhere.</summary>
    public int FoldOf(int folds)
    {
        uint hash = 2166136261;
        foreach (var c in Id) hash = (hash ^ c) * 16777619;
        return (int)((hash >> 7) % (uint)folds);
    }
}

/// <summary>Reads a folder of pages with right answers.</summary>
internal static class GoldSet
{
    /// <summary>Layouts: gold.json or ground-truth.json (the public article-extraction-benchmark) beside html/ID.html.gz or text/ID.txt.gz.</summary>
    public static List<GoldPage> Read(string folder, string? half = null)
    {
        var gold = new[] { "gold.json", "ground-truth.json" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"There is no gold.json and no ground-truth.json in {folder}.");
        using var json = JsonDocument.Parse(File.ReadAllBytes(gold));
        var pages = new List<GoldPage>();
        foreach (var entry in json.RootElement.EnumerateObject())
        {
            var file = new[] { Path.Combine(folder, "html", entry.Name + ".html.gz"), Path.Combine(folder, "text", entry.Name + ".txt.gz") }.First(File.Exists);
            var page = new GoldPage(entry.Name, file, UrlOf(entry.Value), Text(entry.Value, "articleBody"), Texts(entry.Value, "with"), Texts(entry.Value, "without"));
            if (half is null || page.IsInHalfA == (half == "a")) pages.Add(page);
        }

        return pages;
    }

    private static Uri? UrlOf(JsonElement entry) => Uri.TryCreate(Text(entry, "url"), UriKind.Absolute, out var url) ? url : null;

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Texts(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : [];
}
