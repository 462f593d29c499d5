using System.Globalization;
using Serverless.Summarizing.Extractive;

namespace Serverless.Bench.Rouge;

/// <summary>Trains on all folds but one and measures on that one, under one or several assignments of the articles to folds.</summary>
internal sealed class CrossValidation(List<RougeRow> rows, List<TrainingArticle> more, int folds, int count)
{
    private readonly List<TrainingArticle> _articles = TrainingArticle.Prepare(rows, count, 1, true);

    public void Run(int splits)
    {
        var lead = PickScore.Of(rows, _articles.ConvertAll(article => Peers.Lead(article.Profile, count)));
        List<PickScore> scores = [];
        for (var split = 0; split < splits; split++)
        {
            scores.Add(PickScore.Of(rows, Pick(split)));
            scores[^1].Print($"folds, split {split + 1}");
        }
        var gain = scores.Aggregate(default(RougeScore), (sum, score) => sum + score.Rouge) / splits - lead.Rouge;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trained on {folds - 1} of {folds} folds and {more.Count} more articles, {splits} splits, against lead: {gain.One:+0.00;-0.00} {gain.Two:+0.00;-0.00} {gain.L:+0.00;-0.00}"));
        Result.Print(("splits", splits), ("folds", folds), ("folded_vs_lead3_rouge1", gain.One), ("folded_vs_lead3_rouge2", gain.Two), ("folded_vs_lead3_rougeL", gain.L), ("folded_dangling", scores.Average(score => score.Dangling)));
    }

    private List<int>[] Pick(int split)
    {
        var order = Enumerable.Range(0, rows.Count).ToArray();
        new Random(split).Shuffle(order);
        var picks = new List<int>[rows.Count];
        for (var fold = 0; fold < folds; fold++)
        {
            var test = order.Where((_, place) => place % folds == fold).ToList();
            var weights = SetTrainer.Train([.. order.Except(test).Select(i => _articles[i]), .. more]);
            foreach (var i in test) picks[i] = new SentencePicker(_articles[i].Profile, weights).Pick(count);
        }
        return picks;
    }
}
