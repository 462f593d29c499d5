using Serverless.Summarizing.Extractive;

namespace Serverless.Bench.Rouge;

/// <summary>What the summarizer is measured beside.</summary>
internal static class Peers
{
    /// <summary>The first sentences.</summary>
    public static List<int> Lead(ArticleProfile article, int count) => [.. Enumerable.Range(0, Math.Min(count, article.Sentences.Count))];

    /// <summary>Centrality, place and redundancy with three hand-set weights, one sentence after the other.</summary>
    public static List<int> Simple(ArticleProfile article, int count)
    {
        var left = article.Sentences.Where(sentence => sentence.Words.Count >= 8).ToList();
        List<SentenceProfile> chosen = [];
        while (chosen.Count < count && left.Count > 0)
        {
            var next = left.MaxBy(sentence => 0.25 * article.Centrality[sentence.Index] + 2 * Math.Pow(2, -sentence.Index / 6.0)
                - 0.4 * chosen.Select(sentence.Likeness).DefaultIfEmpty(0).Max())!;
            chosen.Add(next);
            left.Remove(next);
        }
        return [.. chosen.Select(sentence => sentence.Index).Order()];
    }
}
