namespace Serverless.Cleaning.Charset;

/// <summary>The bytes in front of a text that name its encoding form.</summary>
internal readonly record struct ByteOrderMark(int Length, string Charset)
{
    /// <summary>The mark these bytes begin with; null when there is none.</summary>
    public static ByteOrderMark? Find(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(3, CharsetLabels.Utf8),
        // UTF-32 first: its little-endian mark begins with that of UTF-16.
        [0xFF, 0xFE, 0, 0, ..] => new(4, "utf-32le"),
        [0, 0, 0xFE, 0xFF, ..] => new(4, "utf-32be"),
        [0xFF, 0xFE, ..] => new(2, "utf-16le"),
        [0xFE, 0xFF, ..] => new(2, "utf-16be"),
        [0x84, 0x31, 0x95, 0x33, ..] => new(4, "gb18030"),
        _ => null,
    };
}
