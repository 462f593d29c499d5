using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>
/// The same page as other dumps would print it, so that the model learns articles rather than one dump format: without its
/// menus, with only the story, cut short, with runs of short lines joined into one.
/// </summary>
internal static class TextVariants
{
    private static readonly string[] s_joints = [" | ", " • ", " ", " · ", " / ", " > "];

    public static IEnumerable<LabelledText> Of(LabelledText text)
    {
        yield return text;

        var random = new Random((int)LabelledText.StableHash(text.Id));
        var kept = Enumerable.Range(0, text.Lines.Count).Where(i => text.Labels[i] >= 0.5f).ToList();
        if (kept.Count < 2) yield break;

        yield return Select(text, kept);
        yield return Select(text, Window(text, random, kept));
        yield return JoinShort(text, random);
        yield return Select(text, Shorten(text, random, kept));
        yield return Select(text, Thin(text, random));
    }

    // Only a little, or nothing, of what stands above and below the story.
    private static IEnumerable<int> Window(LabelledText text, Random random, List<int> kept)
    {
        var start = Math.Max(0, kept[0] - random.Next(0, 6));
        var end = random.Next(2) == 0 ? text.Lines.Count : Math.Min(text.Lines.Count, kept[^1] + 1 + random.Next(0, 25));
        return Enumerable.Range(start, end - start);
    }

    // A short story inside the same chrome.
    private static IEnumerable<int> Shorten(LabelledText text, Random random, List<int> kept)
    {
        var count = Math.Min(kept.Count, random.Next(2, 12));
        var last = kept[count - 1];
        var headCut = Math.Max(0, kept[0] - random.Next(3, 60));
        return Enumerable.Range(0, text.Lines.Count).Where(i => i >= headCut && (i <= last || i > kept[^1]));
    }

    // Dumps that lost some of the chrome.
    private static IEnumerable<int> Thin(LabelledText text, Random random)
    {
        var loss = 0.2 + (random.NextDouble() * 0.6);
        return Enumerable.Range(0, text.Lines.Count).Where(i => text.Labels[i] >= 0.5f || random.NextDouble() > loss);
    }

    private static LabelledText JoinShort(LabelledText text, Random random)
    {
        var lines = new List<TextLine>();
        var labels = new List<float>();
        var joint = s_joints[random.Next(s_joints.Length)];
        for (var i = 0; i < text.Lines.Count;)
        {
            var stop = i + 1;
            var most = random.Next(2, 9);
            while (IsShortChrome(text, i) && stop < text.Lines.Count && stop - i < most && IsShortChrome(text, stop)) stop++;
            lines.Add(new TextLine(string.Join(joint, text.Lines.Skip(i).Take(stop - i).Select(line => line.Text)), text.Lines[i].AfterBlank));
            labels.Add(text.Labels[i]);
            i = stop;
        }

        return text with { Lines = lines, Labels = [.. labels] };
    }

    private static bool IsShortChrome(LabelledText text, int i) => text.Labels[i] < 0.2f && text.Lines[i].Text.Length < 40;

    private static LabelledText Select(LabelledText text, IEnumerable<int> indexes)
    {
        var chosen = indexes.ToList();
        return text with { Lines = chosen.ConvertAll(i => text.Lines[i]), Labels = [.. chosen.Select(i => text.Labels[i])] };
    }
}
