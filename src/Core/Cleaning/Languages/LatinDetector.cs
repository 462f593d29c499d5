using System.Numerics;

namespace Serverless.Cleaning.Languages;

/// <summary>Tells languages in Latin script apart by their function words; a word that several share counts for each in part.</summary>
internal static class LatinDetector
{
    private const int MostWords = 800;
    private const int LongestWord = 16;
    private const double LeastShare = 0.07;
    private const double LeastScore = 2;
    private const double LeastLead = 1.2;

    /// <summary>Language subtag; null when no language stands out.</summary>
    public static string? Detect(ReadOnlySpan<char> text)
    {
        Span<double> scores = stackalloc double[FunctionWords.Languages.Length];
        scores.Clear();
        var words = Score(text, scores);

        var best = scores.IndexOf(Max(scores));
        var score = scores[best];
        scores[best] = 0;
        return score >= LeastScore && score >= words * LeastShare && score >= Max(scores) * LeastLead ? FunctionWords.Languages[best] : null;
    }

    private static int Score(ReadOnlySpan<char> text, Span<double> scores)
    {
        Span<char> word = stackalloc char[LongestWord];
        var words = 0;
        for (var i = 0; i < text.Length && words < MostWords;)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetter(text[i])) i++;
            words++;
            if (i - start > LongestWord) continue;

            var length = text[start..i].ToLowerInvariant(word);
            for (var languages = FunctionWords.LanguagesOf(word[..length]); languages != 0; languages &= languages - 1)
            {
                scores[BitOperations.TrailingZeroCount(languages)] += 1.0 / BitOperations.PopCount(FunctionWords.LanguagesOf(word[..length]));
            }
        }

        return words;
    }

    private static double Max(ReadOnlySpan<double> scores)
    {
        var max = 0.0;
        foreach (var score in scores) max = Math.Max(max, score);
        return max;
    }
}
