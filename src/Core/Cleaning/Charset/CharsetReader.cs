using System.Text;

namespace Serverless.Cleaning.Charset;

/// <summary>Bytes to text.</summary>
internal static class CharsetReader
{
    public static DecodedText Read(ReadOnlyMemory<byte> bytes, string? charset) => new(Encoding.UTF8.GetString(bytes.Span), "utf-8");
}

/// <summary>Text and the charset it was read in.</summary>
/// <param name="Text">Without byte order mark.</param>
/// <param name="Charset">IANA name in lower case.</param>
internal sealed record DecodedText(string Text, string Charset);
