using Serverless.Bench.Training;
using Serverless.Cleaning.Learning;
using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>Trains both looks of the line model; the second sees first looks at texts that the first was not trained on.</summary>
internal static class LineTrainer
{
    private const int Folds = 2;

    public static LineModel Train(List<LabelledText> texts, int trees)
    {
        var headlines = TextVariants.Headlines(texts);
        var samples = texts.AsParallel().AsOrdered().SelectMany(text => TextVariants.ToTrainOn(text, headlines)).Select(text => new Sample(text)).ToList();
        var folds = new BoostedTrees[Folds];
        for (var fold = 0; fold < Folds; fold++)
        {
            folds[fold] = Fit(samples.Where(sample => sample.Fold != fold), sample => sample.Rows, Settings(trees / 2, fold));
            Parallel.ForEach(samples.Where(sample => sample.Fold == fold), sample => sample.Look(folds[fold]));
        }

        return new LineModel(BoostedTrees.Mean(folds), Fit(samples, sample => sample.SecondRows, Settings(trees, Folds)));
    }

    private static TreeSettings Settings(int trees, int seed) => new(trees, Depth: 6, Rate: 0.12f, ColumnShare: 0.3f, MinWeight: 4, Ridge: 4, seed);

    private static BoostedTrees Fit(IEnumerable<Sample> samples, Func<Sample, float[][]> rowsOf, TreeSettings settings)
    {
        var used = samples.ToList();
        var rows = used.SelectMany(rowsOf).ToList();
        var columns = rows[0].Length;
        var values = new float[(long)rows.Count * columns];
        for (var i = 0; i < rows.Count; i++) rows[i].CopyTo(values, i * columns);
        return TreeTrainer.Train(settings, columns, values, [.. used.SelectMany(sample => sample.Labels)], [.. used.SelectMany(sample => sample.Weights)]);
    }

    private sealed class Sample
    {
        private readonly PageShape _page;

        public Sample(LabelledText text)
        {
            _page = new PageShape(text.Lines);
            Fold = (int)(LabelledText.StableHash(text.Id + "fold") % Folds);
            Labels = text.Labels;
            Rows = LineFeatures.Rows(_page);

            // A line counts by its share of the article, since precision and recall are shares of a page; a little for its own sake.
            var gold = Math.Max(40, text.Labels.Zip(_page.Traits, (label, line) => label * line.Units).Sum());
            Weights = [.. _page.Traits.Select(line => Math.Min(1, (line.Units + 4) / gold) * 25 * text.Trust)];
        }

        public int Fold { get; }

        public float[] Labels { get; }

        public float[] Weights { get; }

        public float[][] Rows { get; }

        public float[][] SecondRows { get; private set; } = [];

        public void Look(BoostedTrees trees) => SecondRows = SmoothingFeatures.Rows(_page, Rows, LineModel.Shares(trees, Rows));
    }
}
