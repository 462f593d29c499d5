using System.Text.Encodings.Web;
using System.Text.Json;
using Serverless.Cleaning.Charset;
using Serverless.Cleaning.Html.Metadata;
using Serverless.Cleaning.Html.Reading;
using Xunit;

namespace Serverless.Unit.Cleaning.Metadata;

public sealed class MetadataGoldenTests
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases => [.. GoldenFolder.Cases("metadata")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_Page_GivesWhatItSays(string name)
    {
        var html = CharsetReader.Read(GoldenFolder.ReadBytes("metadata", name, "input.html"), null).Text;

        using var document = LeanParser.Parse(html);
        var metadata = MetadataReader.Read(document, html, Address(name));

        var said = new
        {
            title = metadata.Title,
            byline = metadata.Byline,
            siteName = metadata.SiteName,
            publishedAt = metadata.PublishedAt,
            modifiedAt = metadata.ModifiedAt,
            language = metadata.Language,
            url = metadata.Url,
        };
        GoldenFolder.Compare("metadata", name, "expected.json", JsonSerializer.Serialize(said, s_readable) + "\n");
    }

    // Where the page was fetched from; most cases do not say.
    private static Uri? Address(string name)
    {
        var file = Path.Combine(GoldenFolder.Root, "tests/Golden/metadata", name, "address.txt");
        return File.Exists(file) ? new Uri(File.ReadAllText(file).Trim()) : null;
    }
}
