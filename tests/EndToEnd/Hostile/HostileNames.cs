using System.Globalization;
using System.Text;

namespace Serverless.EndToEnd.Hostile;

/// <summary>Blob names that storage takes and programs stumble over.</summary>
internal static class HostileNames
{
    private const int MaxChars = 1024;

    private static readonly string[] s_parts =
    [
        "a", "A", "é", "e\u0301", "Å", "A\u030A", "\u212B", "ﬁ", "fi", "ß", "ss", "İ", "ı", "日本", "한글", "\u1112\u1161\u11AB", "🛳", "👩\u200D🚀", "a\u0300\u0301\u0302",
        ".", "..", "...", "....", " ", "  ", "%", "%2f", "%2F", "%2e%2e", "%2E", "%5c", "%00", "%25", "%u002e", "+", "?", "#", "&", "=", "?comp=lease", "#fragment", ";", ":", "@", "'", "\"", "<", ">", "|", "*",
        "\\", "/", "//", "/./", "/../", "../", "..\\", "../summaries/", "../../state/results/", "{name}", "[0]", "^", "`", "~", "$root", "$logs", "$web", "CON", "NUL", "aux.txt", "COM1", "LPT9",
        ".json", ".json.json", "~0123456789abcdef", "~0123456789abcdef.json", "hdi_isfolder", "index.html", ".htaccess", "-", "--once", "\u200B", "\u202E", "\uFEFF", "\u00A0", "\u0085", "\u2028",
        "\u0001", "\u001F", "\u007F", "\t", "\n", "\r",
    ];

    /// <summary>So many names, no two the same; the same each time.</summary>
    public static IReadOnlyList<string> Draw(int count)
    {
        var random = new Random(1);
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Fixed().Concat(Endless(random)))
        {
            if (name.Length is > 0 and <= MaxChars && seen.Add(name)) names.Add(name);
            if (names.Count == count) break;
        }

        return names;
    }

    /// <summary>Whether XML can say it: a listing cannot name the other ones plainly.</summary>
    public static bool IsListable(string name) => name.All(letter => letter >= ' ' && letter is not '\uFFFE' and not '\uFFFF');

    private static IEnumerable<string> Fixed()
    {
        const string Word = "Ångström ﬁré 한글 e\u0301.txt";
        foreach (var form in (NormalizationForm[])[NormalizationForm.FormC, NormalizationForm.FormD, NormalizationForm.FormKC, NormalizationForm.FormKD]) yield return Word.Normalize(form);
        foreach (var dots in (string[])["a.", "a..", "a. ", "a/.", "a/..", "a/...", ".a", "..a", "a/.b", "a./b", "a../b"]) yield return dots;
        foreach (var length in (int[])[1, 254, 255, 256, 1018, 1019, 1020, 1023, 1024])
        {
            yield return new string('x', length);
            yield return new string('日', length);
            yield return new string('x', length - 1) + "y";
        }

        yield return string.Join('/', Enumerable.Repeat("d", 512));
        yield return string.Concat(Enumerable.Repeat("🛳", 512));
        yield return "x" + string.Concat(Enumerable.Repeat("🛳", 511)) + "x";
        foreach (var part in s_parts) yield return part;
    }

    private static IEnumerable<string> Endless(Random random)
    {
        while (true)
        {
            var name = new StringBuilder();
            for (var parts = random.Next(2, 7); parts > 0; parts--) name.Append(s_parts[random.Next(s_parts.Length)]);
            if (random.Next(20) == 0) name.Insert(0, new string('x', random.Next(900, 1000)));
            if (random.Next(4) == 0) name.Append(CultureInfo.InvariantCulture, $"{random.Next(1000)}.txt");
            yield return name.ToString();
        }
    }
}
