using Serverless.Cleaning.Html.Reading;

namespace Serverless.Bench.Training;

/// <summary>
/// Smaller and plainer pages made from a real one: a few paragraphs of the story with the chrome next to them, with and without
/// the names of its boxes. They teach that short pages and pages with generated class names exist.
/// </summary>
internal static class PageVariants
{
    private const int Near = 4;
    private const float Weight = 0.35f;

    public static IEnumerable<TrainingView> Of(Page page, BlockLabels answers, string id)
    {
        var kept = Enumerable.Range(0, page.Blocks.Count).Where(i => answers.Labels[i] && answers.Weights[i] > 0).ToList();
        if (kept.Count < 3) yield break;

        var random = new Random(id.Sum(c => c) + page.Blocks.Count);
        yield return Part(page, answers, Choose(kept, page.Blocks.Count, random), keepsNames: true);
        yield return Part(page, answers, Choose(kept, page.Blocks.Count, random), keepsNames: false);
    }

    // A stretch of two to eight blocks of the story, everything close to it, and a few blocks from anywhere.
    private static List<int> Choose(List<int> kept, int count, Random random)
    {
        var length = Math.Min(kept.Count, random.Next(2, 9));
        var start = random.Next(3) switch { 0 => 0, 1 => kept.Count - length, _ => random.Next(kept.Count - length + 1) };
        var story = kept.GetRange(start, length);
        var chosen = new SortedSet<int>(story);
        var chrome = random.NextDouble();
        for (var i = Math.Max(0, story[0] - Near); i < Math.Min(count, story[^1] + Near + 1); i++)
        {
            if (!kept.Contains(i) && random.NextDouble() < 0.8) chosen.Add(i);
        }

        for (var i = 0; i < count; i++)
        {
            if (!kept.Contains(i) && random.NextDouble() < chrome * 10 / count) chosen.Add(i);
        }

        return [.. chosen];
    }

    private static TrainingView Part(Page page, BlockLabels answers, List<int> chosen, bool keepsNames)
    {
        var part = new Page { Paths = page.Paths, Title = page.Title, SocialTitle = keepsNames ? page.SocialTitle : null, Description = keepsNames ? page.Description : null };
        part.Boxes.AddRange(keepsNames ? page.Boxes : page.Boxes.Select(WithoutNames));
        part.Blocks.AddRange(chosen.Select(i => page.Blocks[i]));
        var size = chosen.Where(i => answers.Labels[i]).Sum(i => answers.Weights[i]);
        var whole = Enumerable.Range(0, page.Blocks.Count).Where(i => answers.Labels[i]).Sum(i => answers.Weights[i]);
        var scale = Weight * Math.Min(6, whole / (size + 1));
        return TrainingView.Of(part, new BlockLabels([.. chosen.Select(i => answers.Labels[i])], [.. chosen.Select(i => Math.Min(answers.Weights[i] * scale, 15))]));
    }

    private static Box WithoutNames(Box box) => new()
    {
        Parent = box.Parent,
        Depth = box.Depth,
        Text = box.Text,
        Own = box.Own & ~MeaningSet.Named,
        Path = box.Path,
        Row = box.Row,
    };
}
