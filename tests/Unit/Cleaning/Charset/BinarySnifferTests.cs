using System.Text;
using Serverless.Cleaning.Charset;
using Xunit;

namespace Serverless.Unit.Cleaning.Charset;

public sealed class BinarySnifferTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452", "a PNG image")]
    [InlineData("FFD8FFE000104A46494600", "a JPEG image")]
    [InlineData("474946383961010001", "a GIF image")]
    [InlineData("255044462D312E370A", "a PDF document")]
    [InlineData("504B03041400000008000000", "a ZIP archive")]
    [InlineData("504B030414000600080000002100776F72642F646F63756D656E742E786D6C", "a Word document")]
    [InlineData("1F8B0800000000000003", "a gzip archive")]
    [InlineData("7F454C46020101000000", "a program")]
    [InlineData("000000186674797069736D6D00000000", "an MP4 video")]
    [InlineData("524946462400000057454250565038", "a WebP image")]
    [InlineData("D0CF11E0A1B11AE1000000", "an old Office document")]
    public void Identify_Signature_NamesTheKind(string hex, string name) => Assert.Equal(name, BinarySniffer.Identify(Convert.FromHexString(hex))?.Name);

    [Fact]
    public void Identify_RandomBytes_AreBinaryData()
    {
        var bytes = new byte[10_000];
        new Random(7).NextBytes(bytes);
        bytes[0] = (byte)'a';

        Assert.Equal(FileKind.Unknown, BinarySniffer.Identify(bytes));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Identify_TextInAnyUnicodeForm_IsText(string charset) =>
        Assert.Null(BinarySniffer.Identify(Encoding.GetEncoding(charset).GetBytes("<html><body><p>Старый паром ушёл в последний рейс.</p></body></html>")));

    [Theory]
    [InlineData("MZ is the mark of a man who signs his letters so.")]
    [InlineData("ID3 tags name songs.")]
    [InlineData("BZh is no word.")]
    [InlineData("GB ferries\tsail\r\n\fagain.")]
    [InlineData("A few \0 stray \0 bytes in an otherwise readable and long enough text do not make it a binary file at all, as every editor knows.")]
    public void Identify_TextThatBeginsLikeAFile_IsText(string text) => Assert.Null(BinarySniffer.Identify(Encoding.UTF8.GetBytes(text)));
}
