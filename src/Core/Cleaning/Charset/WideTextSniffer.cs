namespace Serverless.Cleaning.Charset;

/// <summary>UTF-16 and UTF-32 without a byte order mark, by where their zero bytes stand.</summary>
internal static class WideTextSniffer
{
    private const int SampleBytes = 4096;

    /// <summary>The wide charset these bytes are in; null when they are in none, or hold too little ASCII to tell.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~3, SampleBytes)];
        if (sample.Length < 8 || !sample.Contains((byte)0)) return null;

        Span<int> zeros = stackalloc int[4];
        zeros.Clear();
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0) zeros[i & 3]++;
        }

        var quarter = sample.Length / 4;
        var most = quarter * 9 / 10;
        if (zeros[0] == 0 && zeros[2] > most && zeros[3] > most) return "utf-32le";
        if (zeros[3] == 0 && zeros[0] > most && zeros[1] > most) return "utf-32be";

        // Tags and spaces alone make a third of the characters of a page ASCII, whatever its script.
        var (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3]);
        var third = sample.Length / 2 / 3;
        if (odd > third && even * 20 < odd) return "utf-16le";
        return even > third && odd * 20 < even ? "utf-16be" : null;
    }
}
