using Serverless.Bench.Extraction;
using Serverless.Cleaning.Html.Reading;

namespace Serverless.Bench.Training;

/// <summary>Which blocks of a page people counted as article, and how much each answer weighs; weight zero where they did not say.</summary>
internal sealed record BlockLabels(bool[] Labels, float[] Weights)
{
    private const int RunTokens = 4;
    private const float MostOf = 0.5f;
    private const float SegmentWeight = 12;
    private const float NearWeight = 3;

    public static BlockLabels Of(Page page, GoldPage gold) => gold.Body is { } body ? OfBody(page, body) : OfSegments(page, gold);

    private static BlockLabels OfBody(Page page, string body)
    {
        var goldTokens = Shingles.Tokens(body);
        var tokens = page.Blocks.ConvertAll(block => Shingles.Tokens(block.Text));
        var partners = TokenAlignment.Align([.. tokens.SelectMany(list => list)], goldTokens);
        var inRun = RunsOf(partners);
        var grams = Enumerable.Range(0, Math.Max(0, goldTokens.Length - RunTokens + 1)).Select(i => string.Join(' ', goldTokens, i, RunTokens)).ToHashSet();
        var labels = new bool[tokens.Count];
        var weights = new float[tokens.Count];
        var at = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var count = tokens[i].Length;
            var share = count == 0 ? 0 : inRun.AsSpan(at, count).Count(true) / (float)count;
            at += count;
            if (share < MostOf && count >= 12 && Containment(tokens[i], grams) > 0.8f && !page.Blocks.Exists(other => other != page.Blocks[i] && other.Text == page.Blocks[i].Text)) share = 1;
            labels[i] = share >= MostOf;
            weights[i] = count == 0 ? 0 : MathF.Abs(share - MostOf) * 2 * Math.Min(20, (count + 3) * 100f / (goldTokens.Length + 50));
        }

        return new BlockLabels(labels, weights);
    }

    private static float Containment(string[] tokens, HashSet<string> grams) =>
        Enumerable.Range(0, tokens.Length - RunTokens + 1).Count(i => grams.Contains(string.Join(' ', tokens, i, RunTokens))) / (float)(tokens.Length - RunTokens + 1);

    // A match counts where its neighbours match too; lone common words of a menu do not.
    private static bool[] RunsOf(int[] partners)
    {
        var inRun = new bool[partners.Length];
        for (var start = 0; start < partners.Length;)
        {
            var end = start + 1;
            while (end < partners.Length && partners[start] >= 0 && partners[end] == partners[end - 1] + 1) end++;
            if (partners[start] >= 0 && end - start >= RunTokens) Array.Fill(inRun, true, start, end - start);
            start = end;
        }

        return inRun;
    }

    private static BlockLabels OfSegments(Page page, GoldPage gold)
    {
        var labels = new bool[page.Blocks.Count];
        var weights = new float[page.Blocks.Count];
        foreach (var segment in gold.With.Select(Fold).Where(segment => segment.Length > 0))
        {
            var holders = Enumerable.Range(0, labels.Length).Where(i => Fold(page.Blocks[i].Text).Contains(segment, StringComparison.Ordinal)).ToList();
            if (holders.Count > 1) holders = [holders.MaxBy(i => page.Blocks[i].Shape.Size)];
            foreach (var i in holders)
            {
                labels[i] = true;
                weights[i] = SegmentWeight;
            }
        }

        var wanted = Enumerable.Range(0, labels.Length).Where(i => labels[i]).Select(i => page.Boxes[page.Blocks[i].Box].Path).ToHashSet();
        foreach (var segment in gold.Without.Select(Fold).Where(segment => segment.Length > 0))
        {
            for (var i = 0; i < labels.Length; i++)
            {
                var text = Fold(page.Blocks[i].Text);
                if (labels[i] || !text.Contains(segment, StringComparison.Ordinal) || segment.Length * 6 < text.Length) continue;
                weights[i] = SegmentWeight;
            }
        }

        LabelNear(page, labels, weights, wanted);
        return new BlockLabels(labels, weights);
    }

    // Prose between the segments, in boxes like theirs, is article too; links in menus are not.
    private static void LabelNear(Page page, bool[] labels, float[] weights, HashSet<int> wanted)
    {
        var first = Array.FindIndex(labels, label => label);
        var last = Array.FindLastIndex(labels, label => label);
        for (var i = 0; i < labels.Length; i++)
        {
            if (weights[i] > 0) continue;
            var block = page.Blocks[i];
            if (first >= 0 && i > first && i < last && block.Shape.Size >= 80 && block.LinkChars * 4 < block.Text.Length && wanted.Contains(page.Boxes[block.Box].Path))
            {
                labels[i] = true;
                weights[i] = NearWeight;
            }
            else if ((i < first || i > last) && block.LinkChars * 10 > block.Text.Length * 9 && block.Shape.Size < 60 && !wanted.Contains(page.Boxes[block.Box].Path))
            {
                weights[i] = 0.3f;
            }
        }
    }

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
