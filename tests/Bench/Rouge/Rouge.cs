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
            var score = new RougeScore(
                Grams(candidate, reference, 1),
                Grams(candidate, reference, 2),
                withL ? FMeasure(CommonSubsequence(candidate, reference), candidate.Count, reference.Count) : 0);
            if (score.One + score.Two > best.One + best.Two) best = score;
        }
        return best;
    }

    /// <summary>ROUGE-1 plus ROUGE-2, the mean over all references.</summary>
    public static double Reward(IReadOnlyList<string> candidate, IReadOnlyList<List<string>> references) =>
        references.Average(reference => Grams(candidate, reference, 1) + Grams(candidate, reference, 2));

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

    private static double Grams(IReadOnlyList<string> candidate, List<string> reference, int size)
    {
        var counts = new Dictionary<(string, string), int>();
        for (var i = 0; i + size <= reference.Count; i++)
        {
            var gram = (reference[i], size == 1 ? "" : reference[i + 1]);
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }
        var common = 0;
        for (var i = 0; i + size <= candidate.Count; i++)
        {
            var gram = (candidate[i], size == 1 ? "" : candidate[i + 1]);
            if (counts.GetValueOrDefault(gram) == 0) continue;
            counts[gram]--;
            common++;
        }
        return FMeasure(common, candidate.Count - size + 1, reference.Count - size + 1);
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

    private static double FMeasure(int common, int candidate, int reference) =>
        common == 0 ? 0 : 200.0 * common / (candidate + reference);
}
