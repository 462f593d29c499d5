using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>Counts on how many pages words stand in the article and around it.</summary>
internal static class WordOddsTrainer
{
    // Pages that speak for either side before any is counted; a word of fewer than the least number of pages has no odds.
    private const int MinPages = 4;
    private const float Doubt = 1;

    public static WordOdds Train(IEnumerable<LabelledText> texts)
    {
        var inside = new int[WordOdds.Buckets];
        var around = new int[WordOdds.Buckets];
        foreach (var text in texts)
        {
            foreach (var gram in GramsOf(text, label => label >= 0.5f)) inside[gram]++;
            foreach (var gram in GramsOf(text, label => label < 0.5f)) around[gram]++;
        }

        return new WordOdds([.. inside.Zip(around, Odds)]);
    }

    private static sbyte Odds(int inside, int around) =>
        inside + around < MinPages ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(WordOdds.Steps * MathF.Log((inside + Doubt) / (around + Doubt))), sbyte.MinValue, sbyte.MaxValue);

    private static HashSet<int> GramsOf(LabelledText text, Func<float, bool> wanted)
    {
        var found = new HashSet<int>();
        Span<int> grams = stackalloc int[WordOdds.MaxGrams];
        for (var i = 0; i < text.Lines.Count; i++)
        {
            if (!wanted(text.Labels[i])) continue;
            foreach (var gram in grams[..WordOdds.Grams(text.Lines[i].Text, grams)]) found.Add(gram);
        }

        return found;
    }
}
