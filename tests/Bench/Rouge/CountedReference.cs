namespace Serverless.Bench.Rouge;

/// <summary>A reference whose words and pairs of words are counted once for many candidates.</summary>
internal sealed class CountedReference(IReadOnlyList<string> words)
{
    private readonly Dictionary<(string, string), int>[] _counts = [Count(words, 1), Count(words, 2)];

    /// <summary>ROUGE-1 plus ROUGE-2.</summary>
    public double Reward(IReadOnlyList<string> candidate) => Grams(candidate, 1) + Grams(candidate, 2);

    /// <summary>F-measure of words (1) or pairs (2) in common, in percent.</summary>
    public double Grams(IReadOnlyList<string> candidate, int size)
    {
        var known = _counts[size - 1];
        var common = Count(candidate, size).Sum(gram => Math.Min(gram.Value, known.GetValueOrDefault(gram.Key)));
        return Rouge.FMeasure(common, candidate.Count - size + 1, words.Count - size + 1);
    }

    private static Dictionary<(string, string), int> Count(IReadOnlyList<string> words, int size)
    {
        var counts = new Dictionary<(string, string), int>();
        for (var i = 0; i + size <= words.Count; i++)
        {
            var gram = (words[i], size == 1 ? "" : words[i + 1]);
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }
        return counts;
    }
}
