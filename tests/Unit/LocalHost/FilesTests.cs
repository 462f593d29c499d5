using Azure;
using Serverless.LocalHost.Cli;
using Serverless.LocalHost.Files;
using Xunit;

namespace Serverless.Unit.LocalHost;

public sealed class FilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void From_Folder_TakesAllFilesWithTheirNamesInIt()
    {
        Write("2026/a b.html");
        Write("top.txt");

        var uploads = UploadPlan.From([_folder.FullName]);

        Assert.Equal(["2026/a b.html", "top.txt"], uploads.Select(upload => upload.BlobName));
    }

    [Fact]
    public void From_File_KeepsItsOwnName() => Assert.Equal("100% #1.txt", Assert.Single(UploadPlan.From([Write("in/100% #1.txt")])).BlobName);

    [Fact]
    public void From_SameFileTwice_IsUploadedOnce()
    {
        var file = Write("a.txt");

        Assert.Single(UploadPlan.From([file, file]));
    }

    [Fact]
    public void From_TwoFilesOfOneName_NamesBoth()
    {
        var problem = Assert.Throws<StartupException>(() => UploadPlan.From([Write("a/x.txt"), Write("b/x.txt")]));

        Assert.Contains("a/x.txt", problem.Message.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("b/x.txt", problem.Message.Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public void From_EmptyFolder_Throws() => Assert.Throws<StartupException>(() => UploadPlan.From([_folder.FullName]));

    [Fact]
    public void From_NothingThere_NamesIt() =>
        Assert.Contains("not-there.txt", Assert.Throws<StartupException>(() => UploadPlan.From(["not-there.txt"])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a.html", "text/html")]
    [InlineData("a.TXT", "text/plain")]
    [InlineData("a.eml", "message/rfc822")]
    [InlineData("a", "application/octet-stream")]
    public void ContentType_Extension_IsKnown(string file, string expected) => Assert.Equal(expected, FileRun.ContentType(file));

    [Fact]
    public void Accept_DocumentOfThisUpload_ClosesTheFile()
    {
        var book = new OutcomeBook();
        book.Add("a", new ETag("\"0x2\""));

        Assert.True(book.Accept(Document("""{ "source": { "etag": "0x2" } }""")));
        Assert.Equal((0, 0), (book.Waiting, book.Failed));
    }

    [Theory]
    [InlineData("""{ "source": { "etag": "\"0x1\"" } }""")]
    [InlineData("""{ "etag": "0x1" }""")]
    public void Accept_DocumentOfAnEarlierUpload_IsNoOutcome(string json)
    {
        var book = new OutcomeBook();
        book.Add("a", new ETag("0x2"));

        Assert.False(book.Accept(Document(json)));
        Assert.Equal(1, book.Waiting);
    }

    [Fact]
    public void Accept_Problem_CountsAsFailed()
    {
        var book = new OutcomeBook();
        book.Add("a", new ETag("0x2"));

        Assert.True(book.Accept(Document("{}", isFailure: true)));
        Assert.Equal((0, 1), (book.Waiting, book.Failed));
    }

    [Theory]
    [InlineData("""{ "source": { "etag": "\"0x1\"" } }""", "0x1")]
    [InlineData("""{ "source": {}, "etag": "0x1" }""", null)]
    [InlineData("""{ "etag": "0x1" }""", "0x1")]
    [InlineData("[1]", null)]
    [InlineData("no json", null)]
    public void SourceETag_AnyDocument_IsReadWhereItNamesOne(string json, string? expected) => Assert.Equal(expected, Document(json).SourceETag);

    private static LandedDocument Document(string json, bool isFailure = false) => new("a", isFailure, new ETag("own"), BinaryData.FromString(json));

    private string Write(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        return path;
    }
}
