using System.Text.RegularExpressions;

namespace Serverless.Bench.PlainText;

/// <summary>The article-extraction-benchmark's measure: 4-grams of word tokens as multisets, precision and recall as means over pages.</summary>
internal sealed partial class GramScore
{
    private const int GramSize = 4;
    private readonly List<(double Precision, double Recall)> _pages = [];

    public double Precision => _pages.Count == 0 ? 0 : _pages.Average(page => page.Precision);

    public double Recall => _pages.Count == 0 ? 0 : _pages.Average(page => page.Recall);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public int Count => _pages.Count;

    public double Add(string predicted, string gold)
    {
        var expected = Grams(gold);
        var found = Grams(predicted);
        var expectedCount = expected.Values.Sum();
        var foundCount = found.Values.Sum();
        var both = found.Sum(gram => Math.Min(gram.Value, expected.GetValueOrDefault(gram.Key)));
        var precision = foundCount == 0 ? (expectedCount == 0 ? 1 : 0) : both / (double)foundCount;
        var recall = expectedCount == 0 ? 1 : both / (double)expectedCount;
        _pages.Add((precision, recall));
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    public static string[] Tokens(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>Grams of all tokens; a text shorter than one gram is one gram.</summary>
    public static Dictionary<string, int> Grams(string text)
    {
        var tokens = Tokens(text);
        var grams = new Dictionary<string, int>(StringComparer.Ordinal);
        if (tokens.Length == 0) return grams;

        var size = Math.Min(GramSize, tokens.Length);
        for (var at = 0; at + size <= tokens.Length; at++)
        {
            var gram = string.Join(' ', tokens, at, size);
            grams[gram] = grams.GetValueOrDefault(gram) + 1;
        }

        return grams;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
