using System.Text;

namespace Serverless.Bench.Fuzz;

/// <summary>Makes a new input out of those at hand.</summary>
internal static class Mutator
{
    private const int LargestInput = 2_000_000;

    private static readonly string[] s_fragments =
    [
        "<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "</table>", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "]]>", "<svg><foreignObject>", "<math><mi>", "<template>", "<noscript>", "<plaintext>",
        "<frameset>", "<select><option>", "<a href=\"javascript:x\">", "<h1>", "<article>", "<main hidden>", "<body>", "<html lang=\"xx\">", "<base href=\"http://[\">", "<link rel=canonical href=\"//\">",
        "<meta charset=utf-16>", "<meta charset=\"koi8-r\">", "<time datetime=\"9999-99-99T99:99:99\">", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":[[{\"a\":", "&#xD800;", "&#0;", "&#x110000;",
        "\0", "\uFEFF", "\uFFFD", "\u2028", "\r", "\f", "\u0085", "…", "。", "\" ", "Mr.", "31.12.2025", "999999999999999999999", "<img src=x alt=\"", " by ", "By ", "\u202E",
    ];

    public static byte[] Mutate(Random random, IReadOnlyList<byte[]> corpus)
    {
        var bytes = corpus[random.Next(corpus.Count)].ToList();
        for (var i = random.Next(1, 8); i > 0; i--) Step(random, bytes, corpus);
        return bytes.Count > LargestInput ? [.. bytes.Take(LargestInput)] : [.. bytes];
    }

    private static void Step(Random random, List<byte> bytes, IReadOnlyList<byte[]> corpus)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(11))
        {
            case 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 1:
                bytes.RemoveRange(0, at);
                break;
            case 2:
                for (var i = random.Next(1, 50); i > 0 && bytes.Count > 0; i--) bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                break;
            case 3:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 2_000), bytes.Count - at));
                break;
            case 4:
                Repeat(random, bytes, at);
                break;
            case 5 or 6:
                for (var i = random.Next(1, 20); i > 0; i--) bytes.InsertRange(random.Next(bytes.Count + 1), Encoding.UTF8.GetBytes(s_fragments[random.Next(s_fragments.Length)]));
                break;
            case 7:
                var other = corpus[random.Next(corpus.Count)];
                var start = random.Next(other.Length);
                bytes.InsertRange(at, other[start..Math.Min(other.Length, start + random.Next(1, 20_000))]);
                break;
            case 8:
                Recode(random, bytes);
                break;
            case 9:
                var nested = Encoding.UTF8.GetBytes(s_fragments[random.Next(s_fragments.Length)]);
                for (var i = random.Next(1, 3_000); i > 0 && bytes.Count < LargestInput; i--) bytes.AddRange(nested);
                break;
            default:
                // Tags without their ends, here and there.
                for (var i = bytes.Count - 1; i > 0; i--)
                {
                    if (bytes[i] == '>' && random.Next(40) == 0) bytes[i] = (byte)' ';
                }

                break;
        }
    }

    private static void Repeat(Random random, List<byte> bytes, int at)
    {
        var block = bytes.GetRange(at, Math.Min(random.Next(1, 3_000), bytes.Count - at));
        for (var i = random.Next(1, 300); i > 0 && bytes.Count + block.Count < LargestInput; i--) bytes.InsertRange(Math.Min(at, bytes.Count), block);
    }

    private static void Recode(Random random, List<byte> bytes)
    {
        var text = Encoding.UTF8.GetString([.. bytes]);
        Encoding[] encodings = [Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, CodePagesEncodingProvider.Instance.GetEncoding(936)!, CodePagesEncodingProvider.Instance.GetEncoding(1251)!];
        bytes.Clear();
        bytes.AddRange(encodings[random.Next(encodings.Length)].GetBytes(text));
    }
}
