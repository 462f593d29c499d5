using System.Text.Json;
using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Summarizing.Llm;

/// <summary>Sends back the claims that failed, each with what is wrong with it, and puts what comes back in their places.</summary>
internal sealed class ClaimRepair(Interviewer interviewer, FenceSource fences)
{
    // Where the whole article is too long to be shown again: the sentences around those a claim cites, and the opening.
    private const int SentencesAround = 4;
    private const int OpeningSentences = 6;

    public async Task<Draft> RunAsync(Article article, Draft draft, List<BlockedClaim> blocked, int maxTokens, string? language, ArticleAccount account, CancellationToken cancellationToken)
    {
        var fence = fences.Draw();
        var shown = Shown(article, blocked, maxTokens - blocked.Sum(Size));
        var question = new Question<IReadOnlyDictionary<int, Claim>>(AnswerSchema.Repair, Prompts.System(fence),
            Prompts.Repair(Material.Claims(article, shown, blocked, fence), language),
            ["claims"], answer => new(Read(answer, blocked, shown.ToHashSet().Contains), Problem: null, Usable: true));

        var mended = await interviewer.AskAsync(question, account, cancellationToken);
        Claim Replace(Claim claim)
        {
            var index = blocked.FindIndex(entry => ReferenceEquals(entry.Claim, claim));
            return index >= 0 && mended.TryGetValue(index + 1, out var replacement) ? replacement : claim;
        }

        return draft with
        {
            Headline = Replace(draft.Headline),
            Summary = [.. draft.Summary.Select(Replace)],
            KeyFacts = [.. draft.KeyFacts.Select(Replace)],
        };
    }

    private static Dictionary<int, Claim> Read(JsonElement answer, List<BlockedClaim> blocked, Func<int, bool> isCitable)
    {
        var mended = new Dictionary<int, Claim>();
        if (answer.GetProperty("claims").ValueKind != JsonValueKind.Array) return mended;

        foreach (var item in answer.GetProperty("claims").EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
        {
            if (AnswerReader.InOrder(item, "claim").FirstOrDefault() is not (> 0 and var number) || number > blocked.Count) continue;

            var before = blocked[number - 1].Claim;
            if (AnswerReader.Claim(item, before.Part, isCitable) is { } after) mended.TryAdd(number, after with { Kind = before.Kind });
        }

        return mended;
    }

    // In tokens, on the safe side for most scripts.
    private static int Size(BlockedClaim entry) => (entry.Claim.Text.Length + entry.Findings.Sum(finding => finding.Detail.Length)) / 2 + 20;

    private static List<int> Shown(Article article, List<BlockedClaim> blocked, int maxTokens)
    {
        if (TokenCounter.Fits(article, maxTokens)) return [.. Enumerable.Range(1, article.Sentences.Count)];

        var wanted = new SortedSet<int>();
        var left = maxTokens;
        var near = blocked.SelectMany(entry => entry.Claim.Evidence)
            .SelectMany(number => Enumerable.Range(number - SentencesAround, 2 * SentencesAround + 1))
            .Concat(Enumerable.Range(1, OpeningSentences))
            .Where(number => number >= 1 && number <= article.Sentences.Count);
        foreach (var number in near)
        {
            if (wanted.Contains(number)) continue;
            left -= TokenCounter.Sentence(article, number);
            if (left < 0) break;
            wanted.Add(number);
        }

        return [.. wanted];
    }
}
