using Serverless.Cleaning.Html.Judging;
using Serverless.Cleaning.Learning;

namespace Serverless.Bench.Training;

/// <summary>Trains the first and the second opinion; the second sees first opinions of trees that did not know its page.</summary>
internal sealed class ModelTrainer(TreeSettings first, TreeSettings second, float threshold)
{
    private const int Folds = 3;

    public BlockModel Train(IReadOnlyList<TrainingPage> pages)
    {
        var opinions = new Dictionary<TrainingView, float[]>(ReferenceEqualityComparer.Instance);
        for (var fold = 0; fold < Folds; fold++)
        {
            var trees = Fit(first, BlockFeatures.Count, pages.Where((_, i) => i % Folds != fold), view => view.Rows);
            foreach (var view in pages.Where((_, i) => i % Folds == fold).SelectMany(page => page.Views))
                opinions.Add(view, trees.LogOdds(view.Rows));
        }

        var secondTrees = Fit(second, OpinionFeatures.Count, pages, view => WithOpinions(view, opinions[view]));
        return new BlockModel(Fit(first, BlockFeatures.Count, pages, view => view.Rows), secondTrees, threshold);
    }

    private static RowTable WithOpinions(TrainingView view, float[] odds)
    {
        var opinions = new OpinionFeatures(view.Facts, odds);
        for (var i = 0; i < odds.Length; i++) opinions.Fill(view.Rows, i);
        return view.Rows;
    }

    private static BoostedTrees Fit(TreeSettings settings, int columns, IEnumerable<TrainingPage> pages, Func<TrainingView, RowTable> rowsOf)
    {
        var views = pages.SelectMany(page => page.Views).ToList();
        var count = views.Sum(view => view.Answers.Weights.Count(weight => weight > 0));
        var rows = new float[(long)count * columns];
        var labels = new float[count];
        var weights = new float[count];
        var at = 0;
        foreach (var view in views)
        {
            var source = rowsOf(view);
            for (var i = 0; i < view.Answers.Labels.Length; i++)
            {
                if (view.Answers.Weights[i] <= 0) continue;
                source.CopyRow(i, rows.AsSpan().Slice(at * columns, columns));
                labels[at] = view.Answers.Labels[i] ? 1 : 0;
                weights[at] = view.Answers.Weights[i];
                at++;
            }
        }

        return TreeTrainer.Train(settings, columns, rows, labels, weights);
    }
}
