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
        var folds = new TreeEnsemble[Folds];
        for (var fold = 0; fold < Folds; fold++)
        {
            folds[fold] = Fit(samples.Where(sample => sample.Fold != fold), sample => sample.Rows, new TreeSettings(trees / 2));
            Parallel.ForEach(samples.Where(sample => sample.Fold == fold), sample => sample.Look(folds[fold]));
        }

        return new LineModel(TreeEnsemble.Mean(folds), Fit(samples, sample => sample.SecondRows, new TreeSettings(trees)));
    }

    private static TreeEnsemble Fit(IEnumerable<Sample> samples, Func<Sample, float[][]> rows, TreeSettings settings)
    {
        var used = samples.ToList();
        return TreeTrainer.Train([.. used.SelectMany(rows)], [.. used.SelectMany(sample => sample.Labels)], [.. used.SelectMany(sample => sample.Weights)], settings);
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

        public void Look(TreeEnsemble model) => SecondRows = SmoothingFeatures.Rows(_page, Rows, Array.ConvertAll(Rows, row => model.Probability(row)));
    }
}
