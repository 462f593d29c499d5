using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using Serverless.Articles;
using Serverless.Summarizing;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

public sealed partial class LongArticleTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedChatClient _chat = new();

    public void Dispose() => _chat.Dispose();

    [Fact]
    public async Task SummarizeAsync_LongArticle_CitesInTheNumberingOfTheWhole()
    {
        var article = TestArticle.Long(paragraphs: 60, sentences: 5);
        _chat.Otherwise = AnswerEverything;

        var draft = await Ask.DraftAsync(_chat, article, Small, clock: _clock);

        Assert.Equal(1, draft.Coverage);
        Assert.All(draft.KeyFacts, fact => Assert.Equal(article.SentenceText(Assert.Single(fact.Evidence)), fact.Text));
        Assert.True(draft.KeyFacts.Max(fact => fact.Evidence[0]) > 100, "Facts come from all parts.");
        Assert.All(draft.Summary, claim => Assert.NotEmpty(claim.Evidence));
        Assert.Equal(_chat.Calls.Count, draft.Usage.Calls);
        Assert.Equal("merged_summary", _chat.Calls[^1].Task);
    }

    [Fact]
    public async Task SummarizeAsync_LongArticle_ShowsEverySentenceAndFitsEveryCall()
    {
        var article = TestArticle.Long(paragraphs: 60, sentences: 5);
        _chat.Otherwise = AnswerEverything;

        await Ask.DraftAsync(_chat, article, Small, clock: _clock);

        var shown = _chat.Calls.Where(call => call.Task == "part_facts").SelectMany(Numbers).ToHashSet();
        Assert.Equal(300, shown.Count);
        Assert.All(_chat.Calls, call => Assert.InRange(call.Messages.Sum(message => TokenCounter.Count(message)), 1, 3_000));
    }

    [Fact]
    public async Task SummarizeAsync_FactOfAnotherPart_IsNotCited()
    {
        _chat.Otherwise = call => ScriptedChatClient.Reply(call.Task == "part_facts"
            ? Ask.Facts((Numbers(call).First(), $"Fact {call.Number}."), (Numbers(call).First() == 1 ? 299 : 1, $"Stray {call.Number}."))
            : Ask.Merged([1, 2], (1, "One."), (150, "Never shown to this call.")));

        var draft = await Ask.DraftAsync(_chat, TestArticle.Long(60, 5), Small, clock: _clock);

        Assert.All(draft.KeyFacts.Where(fact => fact.Text.StartsWith("Stray", StringComparison.Ordinal)), fact => Assert.Empty(fact.Evidence));
        Assert.Empty(draft.Summary[1].Evidence);
    }

    [Fact]
    public async Task SummarizeAsync_ThreeHundredPages_FinishesWithinTheBudget()
    {
        // 300 pages of 500 words; a part takes a real model some 12 s.
        var article = TestArticle.Long(paragraphs: 1_200, sentences: 6);
        SlowlyAnswerEverything(calls: 100, TimeSpan.FromSeconds(12));

        var draft = await Ask.DraftAsync(_chat, article, Patient, clock: _clock);

        Assert.Equal(1, draft.Coverage);
        Assert.InRange(draft.ModelTime.TotalSeconds, 20, 90);
    }

    [Fact]
    public async Task SummarizeAsync_AnsweredButTooSlow_IsTooLong()
    {
        SlowlyAnswerEverything(calls: 200, TimeSpan.FromSeconds(40));

        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Ask.DraftAsync(_chat, TestArticle.Long(1_200, 6), Patient, clock: _clock));

        Assert.Equal(ProblemTypes.TooLong, failure.Problem);
    }

    [Fact]
    public async Task SummarizeAsync_MorePartsThanCanBeJoined_IsTooLongBeforeAnyCall()
    {
        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Ask.DraftAsync(_chat, TestArticle.Long(1_200, 6), Small, clock: _clock));

        Assert.Equal(ProblemTypes.TooLong, failure.Problem);
        Assert.Empty(_chat.Calls);
    }

    [Fact]
    public async Task SummarizeAsync_ModelFailsOnOnePart_IsUnavailableAndStopsTheOthers()
    {
        _chat.Otherwise = call => call.Number > 3 ? throw new ModelCallException(ModelCallProblem.Misconfigured, "gone", null) : AnswerEverything(call);

        await Assert.ThrowsAsync<ModelUnavailableException>(() => Ask.DraftAsync(_chat, TestArticle.Long(200, 5), Ask.Model(model => (model.MaxInputTokens, model.MaxConcurrentCalls) = (3_000, 1)), clock: _clock));

        // 22 parts; one that was next in the queue may still have slipped through.
        Assert.InRange(_chat.Calls.Count, 4, 8);
    }

    [Fact]
    public async Task SummarizeAsync_PartIsFiltered_FailsWhole()
    {
        _chat.Otherwise = call => call.Number == 2 ? throw new ModelCallException(ModelCallProblem.Filtered, "filtered", null) { Categories = ["violence"] } : AnswerEverything(call);

        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Ask.DraftAsync(_chat, TestArticle.Long(60, 5), Small, clock: _clock));

        Assert.Equal(ProblemTypes.ContentFiltered, failure.Problem);
    }

    [Fact]
    public async Task SummarizeAsync_PartIsCutOff_IsReadInHalves()
    {
        var cut = 0;
        _chat.Otherwise = call => call.Task == "part_facts" && Numbers(call).First() == 1 && Numbers(call).Count() > 30 && ++cut > 0
            ? ScriptedChatClient.Reply("{", ChatFinishReason.Length)
            : AnswerEverything(call);

        var draft = await Ask.DraftAsync(_chat, TestArticle.Long(60, 5), Small, clock: _clock);

        Assert.Equal(3, cut);
        Assert.Equal(1, draft.Coverage);
    }

    // The test's time runs on while the facts are merged, much faster than a processor does.
    private static ModelOptions Patient => Ask.Model(model => model.QueueTimeout = TimeSpan.FromMinutes(20));

    private static ModelOptions Small => Ask.Model(model => model.MaxInputTokens = 3_000);

    private void SlowlyAnswerEverything(int calls, TimeSpan latency)
    {
        for (var call = 0; call < calls; call++)
        {
            _chat.Then(async (asked, token) =>
            {
                await Task.Delay(latency, _clock, token);
                return AnswerEverything(asked);
            });
        }
    }

    // Facts are the first and the last sentence of a part, word by word; the summary's sentences are its first facts.
    private static ChatResponse AnswerEverything(ScriptedCall call)
    {
        if (call.Task == "part_facts")
        {
            var lines = NumberedLine().Matches(call.User).Select(match => (Number(match), match.Groups[2].Value)).ToList();
            return ScriptedChatClient.Reply(Ask.Facts(lines[0], lines[^1]));
        }

        var facts = FactLine().Matches(call.User).Select(match => (int.Parse(match.Groups[2].ValueSpan, provider: null), match.Groups[3].Value)).ToArray();
        return ScriptedChatClient.Reply(Ask.Merged([.. Enumerable.Range(1, facts.Length).Reverse()], facts[..2]));
    }

    private static IEnumerable<int> Numbers(ScriptedCall call) => NumberedLine().Matches(call.User).Select(Number);

    private static int Number(Match match) => int.Parse(match.Groups[1].ValueSpan, provider: null);

    [GeneratedRegex(@"^\[([0-9]+)\] (.+)$", RegexOptions.Multiline)]
    private static partial Regex NumberedLine();

    [GeneratedRegex(@"^\{F([0-9]+)\} \[([0-9]+)\] (.+)$", RegexOptions.Multiline)]
    private static partial Regex FactLine();
}
