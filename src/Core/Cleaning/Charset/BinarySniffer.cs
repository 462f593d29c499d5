using System.Buffers;

namespace Serverless.Cleaning.Charset;

/// <summary>What kind of file bytes are that are not text, by the signatures in front of them and by their control characters.</summary>
internal static class BinarySniffer
{
    private const int SampleBytes = 64 * 1024;

    // The control characters that text does not use: C0 without tab, line ends, form feed and escape.
    private static readonly SearchValues<byte> s_control = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 0x0B, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1C, 0x1D, 0x1E, 0x1F]);

    /// <summary>The kind of file; null when the bytes look like text.</summary>
    public static FileKind? Identify(ReadOnlySpan<byte> bytes)
    {
        if (FileSignatures.Match(bytes) is { } kind) return kind;
        if (ByteOrderMark.Find(bytes) is not null || WideTextSniffer.Find(bytes) is not null) return null;

        return LooksBinary(bytes) ? FileKind.Unknown : null;
    }

    // Random and packed bytes hold a tenth of control characters; text, even damaged text, hardly any.
    private static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        var count = 0;
        var rest = sample;
        while (rest.IndexOfAny(s_control) is >= 0 and var at)
        {
            count++;
            rest = rest[(at + 1)..];
        }

        return count * 100L > sample.Length * 3L;
    }
}

/// <summary>A kind of file.</summary>
/// <param name="Name">With its article, for a sentence: "a PNG image".</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Advice">What the sender can do, a whole sentence.</param>
internal sealed record FileKind(string Name, string MediaType, string Advice)
{
    public static FileKind Unknown { get; } = new("binary data", "application/octet-stream", "Upload the article as text or HTML.");
}
