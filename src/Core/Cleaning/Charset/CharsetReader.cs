using System.Text;
using System.Text.Unicode;

namespace Serverless.Cleaning.Charset;

/// <summary>
/// Bytes to text. In this order: byte order mark, UTF-16/32 by its zero bytes, valid UTF-8, the charset the sender named, the
/// charset the page names, a guess from the bytes, windows-1252. UTF-8 comes before what is declared because text in another
/// charset practically never forms valid UTF-8 by chance, while pages that declare an old charset and send UTF-8 are common.
/// </summary>
internal static class CharsetReader
{
    // Below this many bytes beyond ASCII two-byte charsets do form valid UTF-8 by chance.
    private const int TooFewToTrust = 8;

    /// <summary>Reads bytes in the charset they are most likely in.</summary>
    /// <param name="bytes">All of them.</param>
    /// <param name="charset">What the sender says (HTTP header), a hint; null when unknown.</param>
    public static DecodedText Read(ReadOnlyMemory<byte> bytes, string? charset)
    {
        var span = bytes.Span;
        if (ByteOrderMark.Find(span) is { } mark) return Decode(span[mark.Length..], mark.Charset);
        if (WideTextSniffer.Find(span) is { } wide) return Decode(span, wide);

        string?[] declared = [CharsetLabels.Resolve(charset), CharsetLabels.Resolve(CharsetPrescan.Find(span))];
        if (Utf8.IsValid(span)) return Decode(span, CharsetOfValidUtf8(span, declared));

        foreach (var candidate in declared)
        {
            // Declared UTF-8 with broken places is decided below, by how many there are.
            if (candidate is null or CharsetLabels.Utf8) continue;
            if (LooksLikeUtf8(span)) break;

            var decoded = Decode(span, candidate);
            if (IsPlausible(decoded.Text)) return decoded;
        }

        return LooksLikeUtf8(span) ? Decode(span, CharsetLabels.Utf8) : Decode(span, CharsetGuess.From(span));
    }

    private static string CharsetOfValidUtf8(ReadOnlySpan<byte> bytes, string?[] declared)
    {
        foreach (var candidate in declared)
        {
            if (candidate is null or CharsetLabels.Utf8) continue;
            if (CharsetLabels.IsStateful(candidate) && bytes.Contains((byte)0x1B)) return candidate;
            if (CharsetLabels.IsMultiByte(candidate) && CountBeyondAscii(bytes) is > 0 and < TooFewToTrust && IsPlausible(Decode(bytes, candidate).Text)) return candidate;
        }

        return CharsetLabels.Utf8;
    }

    private static int CountBeyondAscii(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (var at = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF); at >= 0 && count < TooFewToTrust; count++)
        {
            bytes = bytes[(at + 1)..];
            at = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        }

        return count;
    }

    // A cut last character, or a foreign fragment pasted into a UTF-8 page, must not turn the whole page into mojibake.
    private static bool LooksLikeUtf8(ReadOnlySpan<byte> bytes)
    {
        const int BadPerGood = 10;
        var (good, bad) = (0, 0);
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var at)
        {
            bytes = bytes[at..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status == System.Buffers.OperationStatus.Done) good++;
            else if (status == System.Buffers.OperationStatus.InvalidData) bad++;
            bytes = bytes[used..];
            if (bad > 1_000 && bad > good) return false;
        }

        return good > bad * BadPerGood || (bad == 0 && good > 0);
    }

    private static bool IsPlausible(string text)
    {
        const int PerMille = 2;
        var bad = text.AsSpan().Count('\uFFFD');
        return bad <= 1 || bad * 1000L <= (long)text.Length * PerMille;
    }

    private static DecodedText Decode(ReadOnlySpan<byte> bytes, string charset)
    {
        var text = CharsetLabels.Encoding(charset).GetString(bytes);
        // No text has a use for NUL, and parsers, terminals and models all stumble over it.
        if (text.Contains('\0')) text = text.Replace("\0", "", StringComparison.Ordinal);
        return new DecodedText(text, charset);
    }
}

/// <summary>Text and the charset it was read in.</summary>
/// <param name="Text">Without byte order mark and NUL.</param>
/// <param name="Charset">IANA name in lower case.</param>
internal sealed record DecodedText(string Text, string Charset);
