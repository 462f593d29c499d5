using System.Buffers;
using UtfUnknown;

namespace Serverless.Cleaning.Charset;

/// <summary>The charset of bytes that nobody names, by the statistics of the bytes beyond ASCII.</summary>
internal static class CharsetGuess
{
    private const int SampleBytes = 64 * 1024;
    private const int ContextBytes = 16;
    private const float LeastConfidence = 0.35f;

    /// <summary>The likeliest charset; windows-1252 when none is likely.</summary>
    public static string From(ReadOnlySpan<byte> bytes)
    {
        // A detector that reads from the start would see nothing but ASCII in a page with a long head, and call it ASCII.
        var sample = Sample(bytes);
        var detected = CharsetDetector.DetectFromBytes(sample).Detected;
        if (detected is null || detected.Confidence < LeastConfidence) return CharsetLabels.Fallback;

        return CharsetLabels.Resolve(detected.EncodingName) is { } charset and not CharsetLabels.Utf8 ? charset : CharsetLabels.Fallback;
    }

    // The stretches around bytes beyond ASCII. A stretch ends only behind a run of ASCII, so that no two-byte character is cut.
    private static byte[] Sample(ReadOnlySpan<byte> bytes)
    {
        var sample = new ArrayBufferWriter<byte>();
        while (sample.WrittenCount < SampleBytes && bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var at)
        {
            var start = Math.Max(0, at - ContextBytes);
            var end = at;
            for (var ascii = 0; end < bytes.Length && end - start < SampleBytes && ascii < ContextBytes; end++) ascii = bytes[end] < 0x80 ? ascii + 1 : 0;

            sample.Write(bytes[start..end]);
            sample.Write("\n"u8);
            bytes = bytes[end..];
        }

        return sample.WrittenSpan.ToArray();
    }
}
