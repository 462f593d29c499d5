using System.Text;

namespace Serverless.Cleaning.Charset;

/// <summary>Signatures that files begin with (WHATWG MIME Sniffing Standard, section 6, and the formats' own specifications).</summary>
internal static class FileSignatures
{
    private const string SendText = "Upload the article's text or HTML instead.";
    private const string Unpack = "Unpack it and upload the article inside.";
    private const string SaveAs = "Save the document as text or HTML and upload that.";

    private static readonly Signature[] s_signatures =
    [
        new("\x89PNG\r\n\x1A\n", new("a PNG image", "image/png", SendText)),
        new("\xFF\xD8\xFF", new("a JPEG image", "image/jpeg", SendText)),
        new("GIF87a", new("a GIF image", "image/gif", SendText)),
        new("GIF89a", new("a GIF image", "image/gif", SendText)),
        new("II*\0", new("a TIFF image", "image/tiff", SendText)),
        new("MM\0*", new("a TIFF image", "image/tiff", SendText)),
        new("\0\0\x01\0", new("an icon", "image/x-icon", SendText)),
        new("8BPS", new("a Photoshop image", "image/vnd.adobe.photoshop", SendText)),
        new("\x1F\x8B", new("a gzip archive", "application/gzip", Unpack)),
        new("BZh", new("a bzip2 archive", "application/x-bzip2", Unpack), mustHoldControl: true),
        new("\xFD" + "7zXZ\0", new("an xz archive", "application/x-xz", Unpack)),
        new("\x28\xB5\x2F\xFD", new("a Zstandard archive", "application/zstd", Unpack)),
        new("7z\xBC\xAF\x27\x1C", new("a 7-Zip archive", "application/x-7z-compressed", Unpack)),
        new("Rar!\x1A\x07", new("a RAR archive", "application/vnd.rar", Unpack)),
        new("%PDF-", new("a PDF document", "application/pdf", SaveAs)),
        new("{\\rtf", new("an RTF document", "application/rtf", SaveAs)),
        new("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", new("an old Office document", "application/x-ole-storage", SaveAs)),
        new("%!PS-Adobe", new("a PostScript document", "application/postscript", SaveAs)),
        new("\x7F" + "ELF", new("a program", "application/x-elf", SendText)),
        new("MZ", new("a program", "application/vnd.microsoft.portable-executable", SendText), mustHoldControl: true),
        new("\xCF\xFA\xED\xFE", new("a program", "application/x-mach-binary", SendText)),
        new("\xCA\xFE\xBA\xBE", new("a program", "application/java-vm", SendText)),
        new("\0asm", new("a program", "application/wasm", SendText)),
        new("SQLite format 3\0", new("a SQLite database", "application/vnd.sqlite3", SendText)),
        new("OggS\0", new("an Ogg recording", "application/ogg", SendText)),
        new("fLaC", new("a FLAC recording", "audio/flac", SendText)),
        new("ID3", new("an MP3 recording", "audio/mpeg", SendText), mustHoldControl: true),
        new("\xFF\xFB", new("an MP3 recording", "audio/mpeg", SendText)),
        new("\x1A\x45\xDF\xA3", new("a WebM or Matroska video", "video/webm", SendText)),
        new("wOF2", new("a font", "font/woff2", SendText)),
        new("wOFF", new("a font", "font/woff", SendText)),
        new("OTTO\0", new("a font", "font/otf", SendText)),
    ];

    /// <summary>The kind of file whose signature stands in front; null when none does.</summary>
    public static FileKind? Match(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4) return null;
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8)) return Zip(bytes);
        if (bytes.StartsWith("RIFF"u8) && bytes.Length >= 12) return Riff(bytes.Slice(8, 4));
        if (bytes.Length >= 12 && bytes.Slice(4, 4).SequenceEqual("ftyp"u8)) return IsoMedia(bytes.Slice(8, 4));

        foreach (var signature in s_signatures)
        {
            if (signature.Matches(bytes)) return signature.Kind;
        }

        return null;
    }

    // The names of the entries stand uncompressed in the archive and tell what it really is.
    private static FileKind Zip(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 16 * 1024)];
        if (head.IndexOf("word/"u8) >= 0) return new("a Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", SaveAs);
        if (head.IndexOf("xl/"u8) >= 0) return new("an Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", SaveAs);
        if (head.IndexOf("ppt/"u8) >= 0) return new("a PowerPoint presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation", SaveAs);
        if (head.IndexOf("application/epub+zip"u8) >= 0) return new("an EPUB book", "application/epub+zip", SaveAs);
        if (head.IndexOf("application/vnd.oasis.opendocument"u8) >= 0) return new("an OpenDocument file", "application/vnd.oasis.opendocument.text", SaveAs);
        return new("a ZIP archive", "application/zip", Unpack);
    }

    private static FileKind Riff(ReadOnlySpan<byte> form) => Encoding.ASCII.GetString(form) switch
    {
        "WEBP" => new("a WebP image", "image/webp", SendText),
        "WAVE" => new("a WAV recording", "audio/wav", SendText),
        "AVI " => new("an AVI video", "video/x-msvideo", SendText),
        _ => new("a media file", "application/octet-stream", SendText),
    };

    private static FileKind IsoMedia(ReadOnlySpan<byte> brand) => Encoding.ASCII.GetString(brand) switch
    {
        "avif" or "avis" => new("an AVIF image", "image/avif", SendText),
        "heic" or "heix" or "mif1" => new("a HEIC image", "image/heic", SendText),
        "M4A " => new("an M4A recording", "audio/mp4", SendText),
        "qt  " => new("a QuickTime video", "video/quicktime", SendText),
        _ => new("an MP4 video", "video/mp4", SendText),
    };

    /// <summary>A signature, each character one byte.</summary>
    private sealed class Signature(string prefix, FileKind kind, bool mustHoldControl = false)
    {
        private readonly byte[] _prefix = Encoding.Latin1.GetBytes(prefix);

        public FileKind Kind { get; } = kind;

        // A signature of letters may also begin an article ("MZ ..."): there only bytes that no text holds decide.
        public bool Matches(ReadOnlySpan<byte> bytes) =>
            bytes.StartsWith(_prefix) && (!mustHoldControl || bytes[..Math.Min(bytes.Length, 512)].IndexOfAnyInRange((byte)0, (byte)8) >= 0);
    }
}
