using Serverless.Cleaning.Html.Judging;

namespace Serverless.Bench.Training;

/// <summary>Trains the first and the second opinion; the second sees first opinions of trees that did not know its page.</summary>
internal sealed class ModelTrainer(TreeSettings first, TreeSettings second, float threshold)
{
    private const int Folds = 3;

    public BlockModel Train(IReadOnlyList<TrainingPage> pages)
    {
        var opinions = new float[pages.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var others = Enumerable.Range(0, pages.Count).Where(i => i % Folds != fold).Select(i => pages[i]).ToList();
            var trees = Fit(first, BlockFeatures.Count, others, page => page.Rows);
            for (var i = fold; i < pages.Count; i += Folds) opinions[i] = BlockJudge.Apply(trees, pages[i].Rows, BlockFeatures.Count);
        }

        var index = pages.Select((page, i) => (page, i)).ToDictionary(pair => pair.page, pair => pair.i, ReferenceEqualityComparer.Instance as IEqualityComparer<TrainingPage>);
        var secondTrees = Fit(second, OpinionFeatures.Count, pages, page => OpinionFeatures.Of(page.Facts, page.Rows, opinions[index[page]]));
        return new BlockModel(Fit(first, BlockFeatures.Count, pages, page => page.Rows), secondTrees, threshold);
    }

    private static BoostedTrees Fit(TreeSettings settings, int columns, IReadOnlyList<TrainingPage> pages, Func<TrainingPage, float[]> rowsOf)
    {
        var count = pages.Sum(page => page.Answers.Weights.Count(weight => weight > 0));
        var rows = new float[(long)count * columns];
        var labels = new bool[count];
        var weights = new float[count];
        var at = 0;
        foreach (var page in pages)
        {
            var source = rowsOf(page);
            for (var i = 0; i < page.Answers.Labels.Length; i++)
            {
                if (page.Answers.Weights[i] <= 0) continue;
                Array.Copy(source, (long)i * columns, rows, (long)at * columns, columns);
                labels[at] = page.Answers.Labels[i];
                weights[at] = page.Answers.Weights[i];
                at++;
            }
        }

        return TreeTrainer.Train(settings, columns, rows, labels, weights);
    }
}
