using System.Collections.Frozen;
using System.Text;

namespace Serverless.Cleaning.Charset;

/// <summary>
/// Charset names as pages write them, and the encodings that browsers really use for them (WHATWG Encoding Standard, 4.2):
/// a page that says latin1 means windows-1252, one that says gb2312 means gb18030.
/// </summary>
internal static class CharsetLabels
{
    public const string Utf8 = "utf-8";
    public const string Fallback = "windows-1252";

    private static readonly FrozenDictionary<string, int> s_codePages = new Dictionary<string, int>
    {
        [Utf8] = 65001,
        ["utf-16le"] = 1200,
        ["utf-16be"] = 1201,
        ["utf-32le"] = 12000,
        ["utf-32be"] = 12001,
        ["ibm866"] = 866,
        ["iso-8859-2"] = 28592,
        ["iso-8859-3"] = 28593,
        ["iso-8859-4"] = 28594,
        ["iso-8859-5"] = 28595,
        ["iso-8859-6"] = 28596,
        ["iso-8859-7"] = 28597,
        ["iso-8859-8"] = 28598,
        ["iso-8859-13"] = 28603,
        ["iso-8859-15"] = 28605,
        ["koi8-r"] = 20866,
        ["koi8-u"] = 21866,
        ["macintosh"] = 10000,
        ["x-mac-cyrillic"] = 10007,
        ["windows-874"] = 874,
        ["windows-1250"] = 1250,
        ["windows-1251"] = 1251,
        ["windows-1252"] = 1252,
        ["windows-1253"] = 1253,
        ["windows-1254"] = 1254,
        ["windows-1255"] = 1255,
        ["windows-1256"] = 1256,
        ["windows-1257"] = 1257,
        ["windows-1258"] = 1258,
        ["gbk"] = 54936,
        ["gb18030"] = 54936,
        ["big5"] = 950,
        ["euc-jp"] = 51932,
        ["iso-2022-jp"] = 50220,
        ["shift_jis"] = 932,
        ["euc-kr"] = 949,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> s_aliases = ParseAliases("""
        utf-8: utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig utf8mb4
        utf-16le: utf-16 utf16 ucs-2 iso-10646-ucs-2 csunicode unicode unicodefeff utf-16-le
        utf-16be: unicodefffe utf-16-be
        utf-32le: utf-32 utf32 utf-32-le
        utf-32be: utf-32-be
        ibm866: 866 cp866 csibm866
        iso-8859-2: csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 l2 latin2
        iso-8859-3: csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 l3 latin3
        iso-8859-4: csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 l4 latin4
        iso-8859-5: csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5
        iso-8859-6: arabic asmo-708 csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6
        iso-8859-7: csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7
        iso-8859-8: csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-8859-8-i logical iso-ir-138 iso8859-8 iso88598 iso_8859-8 visual
        iso-8859-13: iso8859-13 iso885913
        iso-8859-15: csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9
        koi8-r: cskoi8r koi koi8 koi8_r
        koi8-u: koi8-ru
        macintosh: csmacintosh mac x-mac-roman
        x-mac-cyrillic: x-mac-ukrainian
        windows-874: dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 tis620
        windows-1250: cp1250 x-cp1250
        windows-1251: cp1251 x-cp1251 win-1251 win1251
        windows-1252: ansi_x3.4-1968 ascii us-ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 l1 latin1 latin-1 x-cp1252 x-user-defined
        windows-1253: cp1253 x-cp1253
        windows-1254: cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 l5 latin5 x-cp1254
        windows-1255: cp1255 x-cp1255
        windows-1256: cp1256 x-cp1256
        windows-1257: cp1257 x-cp1257
        windows-1258: cp1258 x-cp1258
        gbk: chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk cp936 ms936 hz-gb-2312
        big5: big5-hkscs cn-big5 csbig5 x-x-big5 cp950
        euc-jp: cseucpkdfmtjapanese x-euc-jp eucjp
        iso-2022-jp: csiso2022jp
        shift_jis: csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932
        euc-kr: cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949 euckr uhc
        """);

    /// <summary>The encoding's IANA name in lower case for a label as written anywhere; null when nobody knows it.</summary>
    public static string? Resolve(string? label)
    {
        if (string.IsNullOrWhiteSpace(label)) return null;

        var name = label.Trim(' ', '\t', '\r', '\n', '"', '\'').ToLowerInvariant();
        return s_codePages.ContainsKey(name) ? name : s_aliases.GetValueOrDefault(name);
    }

    /// <summary>The encoding of a name that <see cref="Resolve"/> gave; what cannot be read becomes U+FFFD.</summary>
    public static Encoding Encoding(string charset) => charset == Utf8
        ? System.Text.Encoding.UTF8
        : CodePagesEncodingProvider.Instance.GetEncoding(s_codePages[charset], EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)
            ?? System.Text.Encoding.GetEncoding(s_codePages[charset], EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);

    /// <summary>Whether a character may take several bytes, so that a wrong guess shows as broken sequences.</summary>
    public static bool IsMultiByte(string charset) => charset is "gbk" or "gb18030" or "big5" or "euc-jp" or "shift_jis" or "euc-kr" || IsStateful(charset);

    /// <summary>Whether the charset hides its characters in ASCII bytes behind escape sequences.</summary>
    public static bool IsStateful(string charset) => charset is "iso-2022-jp";

    private static FrozenDictionary<string, string> ParseAliases(string table) => table
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2))
        .SelectMany(line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), (line, alias) => KeyValuePair.Create(alias, line[0]))
        .ToFrozenDictionary();
}
