using System.Text;
using System.Text.RegularExpressions;

namespace Serverless.Bench.Extraction;

/// <summary>Counts of one page: 4-grams or words that the prediction has rightly, has wrongly, lacks.</summary>
internal readonly record struct Overlap(int Right, int Wrong, int Missing)
{
    public double Precision => Right + Wrong == 0 ? (Missing == 0 ? 1 : 0) : Right / (double)(Right + Wrong);

    public double Recall => Right + Missing == 0 ? (Wrong == 0 ? 1 : 0) : Right / (double)(Right + Missing);

    public double F1 => Right + Wrong + Missing == 0 ? 1 : 2.0 * Right / ((2 * Right) + Wrong + Missing);
}

/// <summary>The measure of the article-extraction-benchmark: 4-grams of \w+ tokens as multisets.</summary>
internal static partial class Shingles
{
    private const int Length = 4;

    public static string[] Tokens(string? text) => text is null ? [] : [.. Word().Matches(text).Select(match => match.Value)];

    public static Overlap Compare(string[] predicted, string[] gold) => Compare(Grams(predicted), Grams(gold));

    public static Overlap CompareWords(string[] predicted, string[] gold) => Compare(Count(predicted.Select(word => word.ToLowerInvariant())), Count(gold.Select(word => word.ToLowerInvariant())));

    // A text shorter than one gram counts as one gram, as the published evaluation has it.
    private static Dictionary<string, int> Grams(string[] tokens)
    {
        var grams = new List<string>();
        var text = new StringBuilder();
        for (var start = 0; start < Math.Max(1, tokens.Length - Length + 1); start++)
        {
            text.Clear();
            for (var i = start; i < Math.Min(start + Length, tokens.Length); i++) text.Append(tokens[i]).Append(' ');
            if (text.Length > 0) grams.Add(text.ToString());
        }

        return Count(grams);
    }

    private static Dictionary<string, int> Count(IEnumerable<string> grams)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var gram in grams) counts[gram] = counts.GetValueOrDefault(gram) + 1;
        return counts;
    }

    private static Overlap Compare(Dictionary<string, int> predicted, Dictionary<string, int> gold)
    {
        var right = predicted.Sum(gram => Math.Min(gram.Value, gold.GetValueOrDefault(gram.Key)));
        return new Overlap(right, predicted.Values.Sum() - right, gold.Values.Sum() - right);
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
