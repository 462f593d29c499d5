using System.IO.Compression;
using System.Text.Json;

namespace Serverless.Bench.Metadata;

/// <summary>A page of an extraction set and what people say its metadata is.</summary>
internal sealed record GoldPage(string Id, ReadOnlyMemory<byte> Bytes, Uri? Url, string? Title, string? Author, string? Date)
{
    /// <summary>Error analysis reads one half only; the other half shows what the rules are worth on pages nobody looked at.</summary>
    public bool IsSeen => Id[^1] % 2 == 0;

    /// <summary>Reads gold.json and html/ID.html.gz of a folder, in the order of the ids.</summary>
    public static IEnumerable<GoldPage> ReadAll(string folder)
    {
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "gold.json")));
        foreach (var entry in gold.RootElement.EnumerateObject().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var url = Text(entry.Value, "url");
            yield return new GoldPage(
                entry.Name,
                Unzip(Path.Combine(folder, "html", entry.Name + ".html.gz")),
                url is null ? null : new Uri(url),
                Text(entry.Value, "title"),
                Text(entry.Value, "author"),
                Text(entry.Value, "publish_date"));
        }
    }

    private static byte[] Unzip(string file)
    {
        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string? Text(JsonElement page, string name) => page.TryGetProperty(name, out var value) ? value.GetString() : null;
}
