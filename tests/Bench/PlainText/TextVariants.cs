using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>
/// The same page as other dumps would print it, so that the model learns articles rather than one dump format: without its
/// menus, with only the story, cut short, with runs of short lines joined into one.
/// </summary>
internal static class TextVariants
{
    private static readonly string[] s_joints = [" | ", " • ", " ", " · ", " / ", " > "];

    /// <summary>The variants' names, in the order of <see cref="Of"/>.</summary>
    public static readonly string[] Names = ["as dumped", "story only", "window", "joined", "injected", "invented"];

    /// <summary>The text itself first, then its variants; a text with next to no article has none.</summary>
    public static IEnumerable<LabelledText> Of(LabelledText text, IReadOnlyList<string> headlines)
    {
        yield return text;

        var random = new Random((int)LabelledText.StableHash(text.Id));
        var kept = Enumerable.Range(0, text.Lines.Count).Where(i => text.Labels[i] >= 0.5f).ToList();
        if (kept.Count < 2) yield break;

        yield return Select(text, kept);
        yield return Select(text, Window(text, random, kept));
        yield return JoinShort(text, random);
        var writer = new ChromeWriter(random, headlines);
        yield return Inject(text, Window(text, random, kept).ToList(), random, writer);
        yield return Invent(text, kept, random, writer);
    }

    /// <summary>Short lines of chrome without a known phrase, to serve as headlines elsewhere.</summary>
    public static IReadOnlyList<string> Headlines(IEnumerable<LabelledText> texts) =>
    [
        .. from text in texts
           from i in Enumerable.Range(0, text.Lines.Count)
           let line = text.Lines[i].Text
           where text.Labels[i] < 0.1f && line.Length is > 20 and < 110 && !LineEnds.IsTerminal(line) && PhraseMatcher.Kinds(line) == 0 && line.Count(c => c == ' ') >= 3
           select line,
    ];

    /// <summary>Enough of them to train on: every variant of every text would take the time of six sets and teach little more.</summary>
    public static IEnumerable<LabelledText> ToTrainOn(LabelledText text, IReadOnlyList<string> headlines)
    {
        var all = Of(text, headlines).ToArray();
        var hash = LabelledText.StableHash(text.Id + "variants");
        if (all.Length == 1) return all;
        if (text.Trust < 1) return [all[0], all[^1]];
        return hash % 2 == 0 ? [all[0], all[2 + (int)(hash / 2 % 3)], all[^1]] : [all[0], all[1], all[2 + (int)(hash / 2 % 3)], all[^1]];
    }

    // Only a little, or nothing, of what stands above and below the story.
    private static IEnumerable<int> Window(LabelledText text, Random random, List<int> kept)
    {
        var start = Math.Max(0, kept[0] - random.Next(0, 6));
        var end = random.Next(2) == 0 ? text.Lines.Count : Math.Min(text.Lines.Count, kept[^1] + 1 + random.Next(0, 25));
        return Enumerable.Range(start, end - start);
    }

    // Chrome between the paragraphs of a story.
    private static LabelledText Inject(LabelledText text, List<int> indexes, Random random, ChromeWriter writer)
    {
        var lines = new List<TextLine>();
        var labels = new List<float>();
        foreach (var i in indexes)
        {
            lines.Add(text.Lines[i]);
            labels.Add(text.Labels[i]);
            if (text.Labels[i] < 0.5f || random.Next(7) > 0) continue;
            foreach (var chrome in writer.Middle()) Add(lines, labels, chrome, 0);
        }

        return text with { Lines = lines, Labels = [.. labels] };
    }

    // A few paragraphs in a row, in chrome of our own writing.
    private static LabelledText Invent(LabelledText text, List<int> kept, Random random, ChromeWriter writer)
    {
        var count = Math.Min(kept.Count, random.Next(3, 14));
        var first = random.Next(kept.Count - count + 1);
        var lines = new List<TextLine>();
        var labels = new List<float>();
        foreach (var chrome in writer.Top()) Add(lines, labels, chrome, 0);
        foreach (var i in kept.Skip(first).Take(count))
        {
            Add(lines, labels, text.Lines[i].Text, text.Labels[i]);
            if (random.Next(4) > 0) continue;
            foreach (var chrome in writer.Middle()) Add(lines, labels, chrome, 0);
        }

        foreach (var chrome in writer.Bottom()) Add(lines, labels, chrome, 0);
        return text with { Lines = lines, Labels = [.. labels] };
    }

    private static void Add(List<TextLine> lines, List<float> labels, string line, float label)
    {
        lines.Add(new TextLine(line, AfterBlank: false));
        labels.Add(label);
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
