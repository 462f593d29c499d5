using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>A scraped text and, line by line, how much of the line is in the gold article.</summary>
internal sealed record LabelledText(string Id, IReadOnlyList<TextLine> Lines, float[] Labels, string Gold)
{
    /// <summary>Which half of the set a text belongs to: a hash of its id, so the split never depends on order or on other files.</summary>
    public int Half => (int)(StableHash(Id) & 1);

    public static List<LabelledText> Load(string folder)
    {
        using var gold = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "gold.json")));
        var texts = new List<LabelledText>();
        foreach (var entry in gold.RootElement.EnumerateObject())
        {
            using var file = new GZipStream(File.OpenRead(Path.Combine(folder, "text", entry.Name + ".txt.gz")), CompressionMode.Decompress);
            using var reader = new StreamReader(file, Encoding.UTF8);
            var lines = LineReader.Read(TextTidier.Tidy(reader.ReadToEnd()));
            var article = entry.Value.GetProperty("articleBody").GetString()!;
            texts.Add(new LabelledText(entry.Name, lines, LineLabeler.Label(lines, article), article));
        }

        return texts;
    }

    public static uint StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
