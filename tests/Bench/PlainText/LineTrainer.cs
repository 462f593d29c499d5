using Serverless.Bench.Training;
using Serverless.Cleaning.Learning;
using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>
/// Trains the line model. Whatever one part of it says to the next in training is said of texts it was not trained on, as it will be
/// of the texts to come: a part that is believed too much teaches the next one nothing.
/// </summary>
internal static class LineTrainer
{
    private const int WordFolds = 5;
    private const int Folds = 2;
    private const int Bags = 2;

    // Small steps, each from half of the pages: pages are few and people disagree about them, so that trees soon learn pages by heart.
    private static readonly TreeSettings s_first = new(Trees: 150, Depth: 6, Rate: 0.04f, ColumnShare: 0.3f, MinWeight: 4, Ridge: 4, Seed: 0, PageShare: 0.5);
    private static readonly TreeSettings s_second = s_first with { Trees = 160, Rate = 0.06f };

    public static LineModel Train(List<LabelledText> texts)
    {
        var headlines = TextVariants.Headlines(texts);
        var words = Enumerable.Range(0, WordFolds).Select(fold => WordOddsTrainer.Train(texts.Where(text => text.Page.FoldOf(WordFolds) != fold))).ToArray();
        var samples = texts.AsParallel().AsOrdered()
            .SelectMany(text => SamplesOf([.. TextVariants.ToTrainOn(text, headlines)], words[text.Page.FoldOf(WordFolds)]))
            .ToList();
        var folds = new BoostedTrees[Folds];
        for (var fold = 0; fold < Folds; fold++)
        {
            folds[fold] = Fit(samples.Where(sample => sample.Fold != fold), sample => sample.Rows, s_first with { Seed = fold });
            Parallel.ForEach(samples.Where(sample => sample.Fold == fold), sample => sample.Look(folds[fold]));
        }

        var bags = Enumerable.Range(0, Bags).Select(bag => Fit(samples, sample => sample.SecondRows, s_second with { Seed = Folds + bag })).ToArray();
        return new LineModel(WordOddsTrainer.Train(texts), BoostedTrees.Mean(folds), BoostedTrees.Mean(bags));
    }

    // The last variant of a text is often shown without the odds of its words, so that the trees can do without them: of most
    // languages there are too few texts to count words.
    private static IEnumerable<Sample> SamplesOf(LabelledText[] variants, WordOdds words)
    {
        var wordless = variants[0].Trust < 1 || LabelledText.StableHash(variants[0].Id + "words") % 2 == 0;
        return variants.Select((text, i) => new Sample(text, wordless && i > 0 && i == variants.Length - 1 ? WordOdds.None : words));
    }

    private static BoostedTrees Fit(IEnumerable<Sample> samples, Func<Sample, float[][]> rowsOf, TreeSettings settings)
    {
        var used = samples.ToList();
        var rows = used.SelectMany(rowsOf).ToList();
        var columns = rows[0].Length;
        var values = new float[(long)rows.Count * columns];
        for (var i = 0; i < rows.Count; i++) rows[i].CopyTo(values, i * columns);
        return TreeTrainer.Train(settings, columns, values, [.. used.SelectMany(sample => sample.Labels)], [.. used.SelectMany(sample => sample.Weights)], PagesOf(used));
    }

    // The variants of a page are the same page.
    private static int[] PagesOf(List<Sample> samples)
    {
        var numbers = new Dictionary<string, int>();
        foreach (var sample in samples) numbers.TryAdd(sample.Id, numbers.Count);
        return [.. samples.SelectMany(sample => Enumerable.Repeat(numbers[sample.Id], sample.Rows.Length))];
    }

    private sealed class Sample
    {
        private readonly PageShape _page;

        public Sample(LabelledText text, WordOdds words)
        {
            _page = new PageShape(text.Lines);
            Id = text.Id;
            Fold = (int)(LabelledText.StableHash(text.Id + "fold") % Folds);
            Labels = text.Labels;
            Rows = LineFeatures.Rows(_page, words);

            // A line counts by its share of the article, since precision and recall are shares of a page; a little for its own sake.
            var gold = Math.Max(40, text.Labels.Zip(_page.Traits, (label, line) => label * line.Units).Sum());
            Weights = [.. _page.Traits.Select(line => Math.Min(1, (line.Units + 4) / gold) * 25 * text.Trust)];
        }

        public string Id { get; }

        public int Fold { get; }

        public float[] Labels { get; }

        public float[] Weights { get; }

        public float[][] Rows { get; }

        public float[][] SecondRows { get; private set; } = [];

        public void Look(BoostedTrees trees) => SecondRows = SmoothingFeatures.Rows(_page, Rows, LineModel.Shares(trees, Rows));
    }
}
