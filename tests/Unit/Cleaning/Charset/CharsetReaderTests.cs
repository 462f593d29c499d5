using System.Text;
using CsCheck;
using Serverless.Cleaning.Charset;
using Xunit;

namespace Serverless.Unit.Cleaning.Charset;

public sealed class CharsetReaderTests
{
    private const string Russian = "Старый паром ушёл в последний рейс, сообщил порт в понедельник. Жители острова ждут нового судна из соседней страны.";
    private const string Chinese = "港务局周一表示，旧渡轮将于本周最后一次航行，检查人员在船体上发现了十一处锈迹。居民被告知，食品和药品将由两艘渔船运来。";
    private const string Japanese = "港湾局は月曜日、古い渡し船が今週最後の航海を行うと発表した。検査官は船体に十一か所のさびを見つけたという。";
    private const string French = "Le vieux bac a été retiré du service; l'équipage, très ému, a salué la foule à Sète.";

    static CharsetReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", Chinese)]
    [InlineData("utf-16", Russian)]
    [InlineData("utf-16BE", Japanese)]
    [InlineData("utf-32", French)]
    public void Read_ByteOrderMark_WinsOverEverySaying(string name, string text)
    {
        var encoding = Encoding.GetEncoding(name);

        var decoded = CharsetReader.Read(new byte[][] { encoding.GetPreamble(), encoding.GetBytes(text) }.SelectMany(part => part).ToArray(), "windows-1251");

        Assert.Equal(text, decoded.Text);
    }

    [Theory]
    [InlineData("windows-1251", "windows-1251", Russian)]
    [InlineData("koi8-r", "KOI8-R", Russian)]
    [InlineData("gbk", "GB2312", Chinese)]
    [InlineData("big5", "Big5", "港務局週一表示，舊渡輪將停駛，居民等候新船。")]
    [InlineData("shift_jis", "Shift-JIS", Japanese)]
    [InlineData("euc-jp", "x-euc-jp", Japanese)]
    [InlineData("euc-kr", "ks_c_5601-1987", "항만청은 월요일 낡은 여객선이 이번 주 마지막으로 운항한다고 밝혔다.")]
    [InlineData("windows-1252", "latin1", French)]
    [InlineData("iso-8859-2", "latin2", "Łódź odpływa po raz ostatni, poinformował port w poniedziałek.")]
    public void Read_NamedBySender_IsReadSo(string charset, string label, string text)
    {
        var bytes = CharsetLabels.Encoding(charset).GetBytes(text);

        var decoded = CharsetReader.Read(bytes, label);

        Assert.Equal(new DecodedText(text, charset), decoded);
    }

    [Theory]
    [InlineData("<meta charset=windows-1251>")]
    [InlineData("<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=windows-1251\">")]
    [InlineData("<?xml version=\"1.0\" encoding='windows-1251'?>")]
    [InlineData("<!-- <meta charset=utf-8> --><meta charset = \"cp1251\" />")]
    public void Read_NamedByPage_IsReadSo(string head)
    {
        var decoded = CharsetReader.Read(Encoding.GetEncoding(1251).GetBytes(head + "<p>" + Russian), null);

        Assert.Equal("windows-1251", decoded.Charset);
        Assert.EndsWith(Russian, decoded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MetaBehindLongScript_IsFound()
    {
        var page = $"<head><script>{new string('x', 5_000)}</script><meta charset=koi8-r><p>{Russian}";

        Assert.EndsWith(Russian, CharsetReader.Read(Encoding.GetEncoding(20866).GetBytes(page), null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Utf8DeclaredAsSomethingElse_StaysUtf8()
    {
        var decoded = CharsetReader.Read(Encoding.UTF8.GetBytes("<meta charset=iso-8859-1><p>" + French), "windows-1251");

        Assert.Equal("utf-8", decoded.Charset);
    }

    [Fact]
    public void Read_DeclaredUtf8ButIsNot_IsGuessed()
    {
        var decoded = CharsetReader.Read(Encoding.Latin1.GetBytes("<meta charset=utf-8><p>" + French), "utf-8");

        Assert.EndsWith(French, decoded.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(936, "gb18030", Chinese)]
    [InlineData(1251, "windows-1251", Russian)]
    [InlineData(932, "shift_jis", Japanese)]
    [InlineData(1252, "windows-1252", French)]
    public void Read_NamedByNobodyBehindLongAsciiHead_IsGuessed(int codePage, string charset, string text)
    {
        var page = $"<style>{string.Concat(Enumerable.Repeat(".c{margin:0}\n", 20_000))}</style><p>{text}</p>";

        var decoded = CharsetReader.Read(Encoding.GetEncoding(codePage).GetBytes(page), null);

        Assert.Equal(charset, decoded.Charset);
        Assert.Contains(text, decoded.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Read_WideTextWithoutMark_IsKnownByItsZeros(string name)
    {
        var decoded = CharsetReader.Read(Encoding.GetEncoding(name).GetBytes("<html><body><p>" + Russian + "</p></body></html>"), null);

        Assert.Contains(Russian, decoded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Utf8CutInsideACharacter_StaysUtf8()
    {
        var bytes = Encoding.UTF8.GetBytes(Russian)[..^2];

        Assert.Equal("utf-8", CharsetReader.Read(bytes, null).Charset);
    }

    [Fact]
    public void Read_NulsInsideText_AreDropped() => Assert.Equal("The ferry.", CharsetReader.Read("The\0 fer\0ry."u8.ToArray(), null).Text);

    [Fact]
    public void Read_AnyBytes_GivesTextWithoutNul() =>
        Gen.Byte.Array[0, 400].Sample(bytes => !CharsetReader.Read(bytes, null).Text.Contains('\0'));

    [Fact]
    public void Read_AnyUtf8Text_IsItself() =>
        Gen.String[Gen.Char['\u0001', '\uD7FF'], 0, 200].Sample(text => CharsetReader.Read(Encoding.UTF8.GetBytes("text " + text), "utf-8").Text == "text " + text);
}
