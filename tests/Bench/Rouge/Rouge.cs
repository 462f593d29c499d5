namespace Serverless.Bench.Rouge;

/// <summary>ROUGE-1, ROUGE-2 and ROUGE-L as F-measures, in percent.</summary>
internal readonly record struct RougeScore(double One, double Two, double L)
{
    public static RougeScore operator +(RougeScore a, RougeScore b) => new(a.One + b.One, a.Two + b.Two, a.L + b.L);

    public static RougeScore operator -(RougeScore a, RougeScore b) => new(a.One - b.One, a.Two - b.Two, a.L - b.L);

    public static RougeScore operator /(RougeScore a, double by) => new(a.One / by, a.Two / by, a.L / by);
}

/// <summary>
/// ROUGE (Lin, 2004): words are runs of ASCII letters and digits, lower case, no stemming, no stop words; L is the
/// longest common subsequence of the whole texts. The best of several references counts.
/// </summary>
internal static class Rouge
{
    public static RougeScore Of(IReadOnlyList<string> candidate, IReadOnlyList<List<string>> references, bool withL = true)
    {
        RougeScore best = default;
        foreach (var reference in references)
        {
            var counted = new CountedReference(reference);
            var score = new RougeScore(
                counted.Grams(candidate, 1),
                counted.Grams(candidate, 2),
                withL ? FMeasure(CommonSubsequence(candidate, reference), candidate.Count, reference.Count) : 0);
            if (score.One + score.Two > best.One + best.Two) best = score;
        }
        return best;
    }

    /// <summary>The words that are counted.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsAsciiLetterOrDigit(text[i])) i++;
            if (i > start) words.Add(text[start..i].ToLowerInvariant());
            else i++;
        }
        return words;
    }

    private static int CommonSubsequence(IReadOnlyList<string> a, List<string> b)
    {
        var row = new int[b.Count + 1];
        foreach (var word in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Count; j++)
            {
                var above = row[j];
                row[j] = string.Equals(word, b[j - 1], StringComparison.Ordinal) ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.Count];
    }

    /// <summary>In percent.</summary>
    public static double FMeasure(int common, int candidate, int reference) =>
        common == 0 ? 0 : 200.0 * common / (candidate + reference);
}
