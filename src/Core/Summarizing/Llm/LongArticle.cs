using Microsoft.Extensions.Logging;
using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Summarizing.Llm;

/// <summary>
/// An article that is too long for one call: the facts of its parts, read at the same time, then summary and headline from those facts and
/// the article's opening. Facts keep the words and the sentence numbers they were found with, so joining them cannot invent one.
/// </summary>
internal sealed class LongArticle(Interviewer interviewer, FenceSource fences, ModelOptions options, ILogger logger)
{
    // More parts than this leave the joining call facts of which most must be thrown away; at the default size they are some 1,500 pages.
    private const int MostParts = 48;

    // A part that is cut off however much room its answer gets is halved, and its halves once more; then the model, not the text, is at fault.
    private const int MostHalvings = 2;

    // For every part, beyond the facts that are published, so that the joining call has a choice; and enough to write from where none are.
    private const int SpareFacts = 2;
    private const int LeastFacts = 4;

    // The article's opening in the joining call: so many sentences, within this share of its room.
    private const int OpeningSentences = 8;
    private const int OpeningShare = 4;

    /// <exception cref="UnreadableArticleException">Too long for the budget, refused, filtered or without a usable answer.</exception>
    /// <exception cref="ModelUnavailableException">No answer within the budget for reasons that pass.</exception>
    public async Task<Reading> ReadAsync(Article article, int maxTokens, DraftReader reader, Length length, string? language, ArticleAccount account, CancellationToken cancellationToken)
    {
        if (!TokenCounter.Fits(article, MostParts * (long)maxTokens)) throw TooLong();

        var parts = ArticleCutter.Cut(article, maxTokens);
        if (parts.Count > MostParts) throw TooLong();

        logger.ReadInParts(article.Sentences.Count, parts.Count);
        var seen = new bool[article.Sentences.Count];
        try
        {
            var found = await AllAsync(parts.Select(part => (Func<CancellationToken, Task<IReadOnlyList<Claim>>>)(token =>
                FactsAsync(article, part, parts, seen, reader, length, language, halvings: 0, account, token))), cancellationToken);
            var writing = await JoinAsync(article, FactMerger.Merge(found), maxTokens, reader, length, language, account, cancellationToken);
            return new Reading(writing, seen.Count(shown => shown) / (double)seen.Length);
        }
        catch (ModelUnavailableException) when (account is { Failures: 0 } && account.Remaining <= TimeSpan.Zero)
        {
            // Every call was answered and the time was still not enough: later it will not be either.
            throw TooLong();
        }
        catch (TooMuchForOneCallException e)
        {
            throw new UnreadableArticleException(ProblemTypes.UnusableAnswer, e.Message);
        }
    }

    private async Task<IReadOnlyList<Claim>> FactsAsync(Article article, Part part, IReadOnlyList<Part> parts, bool[] seen, DraftReader reader, Length length, string? language, int halvings, ArticleAccount account, CancellationToken cancellationToken)
    {
        var fence = fences.Draw();
        var most = Math.Max(length.KeyFacts, LeastFacts) + SpareFacts;
        var index = parts.TakeWhile(other => other.Last < part.Last).Count();
        var question = new Question<IReadOnlyList<Claim>>(AnswerSchema.Part, Prompts.System(fence),
            Prompts.Part(Material.Sentences(article, part.Numbers, fence), index + 1, parts.Count, most, language),
            ["keyFacts"], answer => reader.Facts(answer, most, part.Contains));
        try
        {
            var facts = await interviewer.AskAsync(question, account, cancellationToken);
            foreach (var number in part.Numbers) seen[number - 1] = true;
            return facts;
        }
        catch (Exception e) when (e is UnreadableArticleException or ModelUnavailableException)
        {
            // The answers of the other parts could not be published, only paid for.
            account.Close();
            throw;
        }
        catch (TooMuchForOneCallException) when (halvings < MostHalvings && part.Count > 1)
        {
            var middle = part.First + part.Count / 2;
            return FactMerger.Merge(await AllAsync(((Part[])[new(part.First, middle - 1), new(middle, part.Last)]).Select(half => (Func<CancellationToken, Task<IReadOnlyList<Claim>>>)(token =>
                FactsAsync(article, half, parts, seen, reader, length, language, halvings + 1, account, token))), cancellationToken));
        }
    }

    private async Task<Writing> JoinAsync(Article article, List<Claim> found, int maxTokens, DraftReader reader, Length length, string? language, ArticleAccount account, CancellationToken cancellationToken)
    {
        var fence = fences.Draw();
        var room = maxTokens / OpeningShare;
        var opening = Enumerable.Range(1, Math.Min(OpeningSentences, article.Sentences.Count)).TakeWhile(number => (room -= TokenCounter.Sentence(article, number)) >= 0).ToList();
        var facts = Affordable(found, maxTokens - maxTokens / OpeningShare);
        var citable = opening.Concat(facts.SelectMany(fact => fact.Evidence)).ToHashSet();
        var question = new Question<Writing>(AnswerSchema.Merge, Prompts.System(fence),
            Prompts.Merge(Material.Facts(article, opening, facts, fence), length, language),
            ["summary", "headline"], answer => reader.Merge(answer, facts, citable.Contains));
        return await interviewer.AskAsync(question, account, cancellationToken);
    }

    // Facts stand in order of rank, so what does not fit is the least of every part.
    private static List<Claim> Affordable(List<Claim> facts, int maxTokens)
    {
        var left = maxTokens;
        return [.. facts.TakeWhile(fact => (left -= TokenCounter.Count(fact.Text) + 10 + 4 * fact.Evidence.Count) >= 0)];
    }

    // The first part that fails stops the others; what they end in then says nothing.
    private static async Task<IReadOnlyList<Claim>[]> AllAsync(IEnumerable<Func<CancellationToken, Task<IReadOnlyList<Claim>>>> tasks, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = tasks.Select(start => start(stop.Token)).ToList();
        await foreach (var done in Task.WhenEach(running).WithCancellation(CancellationToken.None))
        {
            if (done.IsFaulted) await stop.CancelAsync();
        }

        if (running.FirstOrDefault(task => task.IsFaulted) is { } failed) await failed;
        return await Task.WhenAll(running);
    }

    private UnreadableArticleException TooLong() => new(ProblemTypes.TooLong,
        $"The article is longer than the model can be shown in the time allowed for one article ({options.ArticleBudget.TotalSeconds:0} s).");

    /// <summary>What was written, and the share of the article's sentences that some call was shown.</summary>
    internal sealed record Reading(Writing Writing, double Coverage);
}
