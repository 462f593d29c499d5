using Serverless.Bench.Extraction;
using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>Tells which lines the gold article contains, by 4-grams; short lines by the grams they form with their neighbors.</summary>
internal static class LineLabeler
{
    private const int GramSize = 4;
    private const int Reach = 4;

    public static float[] Label(IReadOnlyList<TextLine> lines, string gold)
    {
        var grams = GoldGrams(gold);
        var tokens = lines.Select(line => Shingles.Tokens(line.Text)).ToArray();
        var labels = new float[lines.Count];
        for (var i = 0; i < labels.Length; i++) labels[i] = tokens[i].Length >= GramSize ? Containment(tokens[i], grams) : 0;
        for (var i = 0; i < labels.Length; i++)
            if (tokens[i].Length is > 0 and < GramSize && (JoinsBefore(i, tokens, labels, grams) || JoinsAfter(i, tokens, labels, grams))) labels[i] = 1;
        return labels;
    }

    private static HashSet<string> GoldGrams(string gold)
    {
        var tokens = Shingles.Tokens(gold);
        var grams = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + GramSize <= tokens.Length; at++) grams.Add(string.Join(' ', tokens, at, GramSize));
        return grams;
    }

    private static float Containment(string[] tokens, HashSet<string> grams)
    {
        var found = 0;
        for (var at = 0; at + GramSize <= tokens.Length; at++)
            if (grams.Contains(string.Join(' ', tokens, at, GramSize))) found++;
        return found / (float)(tokens.Length - GramSize + 1);
    }

    private static bool JoinsBefore(int i, string[][] tokens, float[] labels, HashSet<string> grams)
    {
        for (var before = i - 1; before >= 0 && before >= i - Reach; before--)
        {
            if (labels[before] < 0.5f || tokens[before].Length == 0) continue;
            string[] joined = [.. tokens[before].TakeLast(GramSize - 1), .. tokens[i]];
            return joined.Length >= GramSize && grams.Contains(string.Join(' ', joined, joined.Length - GramSize, GramSize));
        }

        return false;
    }

    private static bool JoinsAfter(int i, string[][] tokens, float[] labels, HashSet<string> grams)
    {
        string[] joined = tokens[i];
        for (var after = i + 1; after < tokens.Length && after <= i + Reach; after++)
        {
            if (labels[after] < 0.5f && tokens[after].Length >= GramSize) continue;
            if (labels[after] < 0.5f && after > i + 1) continue;
            joined = [.. joined, .. tokens[after].Take(GramSize)];
            if (joined.Length >= GramSize) return grams.Contains(string.Join(' ', joined, 0, GramSize));
        }

        return false;
    }
}
