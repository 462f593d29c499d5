using Microsoft.Extensions.AI;
using Moq;
using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

public sealed class AnswersTests : IDisposable
{
    private readonly ScriptedChatClient _chat = new();

    public void Dispose() => _chat.Dispose();

    [Fact]
    public async Task SummarizeAsync_GoodAnswer_BecomesClaims()
    {
        var draft = await Ask.DraftAsync(_chat.Then(Ask.GoodAnswer));

        Assert.Equal("Harrow Bay council votes to close two libraries", draft.Headline.Text);
        Assert.Equal([[1], [5]], draft.Summary.Select(claim => claim.Evidence));
        Assert.Equal([FactKind.Figure, FactKind.Statement], draft.KeyFacts.Select(claim => claim.Kind!.Value));
        Assert.Equal("Mayor Ines Holt", draft.KeyFacts[1].AttributedTo);
        Assert.Equal(1, draft.Coverage);
        Assert.Equal("en", draft.Language);
        Assert.Equal(new ModelInfo("openai-compatible", "test", Prompts.Version), draft.Model);
        Assert.Equal(new ModelUsage(1, 1000, 200, null), draft.Usage);
    }

    [Fact]
    public async Task SummarizeAsync_PricesAreKnown_TellsTheCost()
    {
        var draft = await Ask.DraftAsync(_chat.Then(Ask.GoodAnswer), model: Ask.Model(model => (model.InputPricePerMillion, model.OutputPricePerMillion) = (2, 10)));

        Assert.Equal(0.004m, draft.Usage.Cost);
    }

    [Fact]
    public async Task SummarizeAsync_AnswerIsCutOff_AsksAgainWithMoreRoom()
    {
        // What is there so far would parse; it must not be used.
        var draft = await Ask.DraftAsync(_chat.Then(Ask.GoodAnswer.Replace("Tuesday", "Monday", StringComparison.Ordinal), ChatFinishReason.Length).Then(Ask.GoodAnswer));

        Assert.Contains("Tuesday", draft.Summary[0].Text, StringComparison.Ordinal);
        Assert.Equal([2000, 4000], _chat.Calls.Select(call => call.Options.MaxOutputTokens));
        Assert.Equal(2, draft.Usage.Calls);
    }

    [Fact]
    public async Task SummarizeAsync_ReasoningLeavesNoContent_AsksAgainWithMoreRoom()
    {
        var draft = await Ask.DraftAsync(_chat.Then("", ChatFinishReason.Length).Then(Ask.GoodAnswer), model: Ask.Model(model => model.Reasoning = true));

        Assert.Equal([10_000, 20_000], _chat.Calls.Select(call => call.Options.MaxOutputTokens));
        Assert.Equal(2, draft.Summary.Count);
    }

    [Fact]
    public async Task SummarizeAsync_WholeArticleIsAlwaysCutOff_ReadsItInParts()
    {
        _chat.Otherwise = call => call.Task switch
        {
            "article_summary" => ScriptedChatClient.Reply("{\"keyFacts\":[", ChatFinishReason.Length),
            "part_facts" => ScriptedChatClient.Reply(Ask.Facts((call.User.Contains("[1]", StringComparison.Ordinal) ? 1 : 5, "A fact."))),
            _ => ScriptedChatClient.Reply(Ask.Merged([1], (1, "The council voted."), (5, "A decision is expected in June."))),
        };

        var draft = await Ask.DraftAsync(_chat);

        Assert.Equal(["article_summary", "article_summary", "article_summary", "part_facts", "part_facts", "merged_summary"], _chat.Calls.Select(call => call.Task));
        Assert.Equal(["The council voted.", "A decision is expected in June."], draft.Summary.Select(claim => claim.Text));
        Assert.Equal(1, draft.Coverage);
    }

    [Fact]
    public async Task SummarizeAsync_EveryPartIsCutOffToo_IsUnusable()
    {
        _chat.Otherwise = _ => ScriptedChatClient.Reply(Ask.GoodAnswer, ChatFinishReason.Length);

        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Ask.DraftAsync(_chat));

        Assert.Equal(ProblemTypes.UnusableAnswer, failure.Problem);
    }

    [Fact]
    public async Task SummarizeAsync_OnlySentenceIsAlwaysCutOff_IsUnusable()
    {
        _chat.Otherwise = _ => ScriptedChatClient.Reply(Ask.GoodAnswer, ChatFinishReason.Length);

        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Ask.DraftAsync(_chat, TestArticle.Of(["One sentence."])));

        Assert.Equal(ProblemTypes.UnusableAnswer, failure.Problem);
        Assert.Equal(3, _chat.Calls.Count);
    }

    [Fact]
    public async Task SummarizeAsync_Refusal_IsNotAskedAgain()
    {
        var chat = Client(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("I can't help with that.") { ErrorCode = "Refusal" }])) { FinishReason = ChatFinishReason.Stop });

        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Ask.DraftAsync(chat.Object));

        Assert.Equal(ProblemTypes.Refused, failure.Problem);
        VerifyCalls(chat, Times.Once());
    }

    [Fact]
    public async Task SummarizeAsync_RefusalInProseTwice_IsARefusal()
    {
        var chat = Client(ScriptedChatClient.Reply("I’m sorry, but I can't assist with that request."));

        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Ask.DraftAsync(chat.Object));

        Assert.Equal(ProblemTypes.Refused, failure.Problem);
        VerifyCalls(chat, Times.Exactly(2));
    }

    [Fact]
    public async Task SummarizeAsync_FilteredAnswer_IsNotAskedAgain()
    {
        var chat = Client(ScriptedChatClient.Reply(Ask.GoodAnswer, ChatFinishReason.ContentFilter));

        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Ask.DraftAsync(chat.Object));

        Assert.Equal(ProblemTypes.ContentFiltered, failure.Problem);
        VerifyCalls(chat, Times.Once());
    }

    [Fact]
    public async Task SummarizeAsync_FilteredPrompt_NamesTheCategories()
    {
        _chat.Then(new ModelCallException(ModelCallProblem.Filtered, "filtered", null) { Categories = ["hate", "violence"] });

        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Ask.DraftAsync(_chat));

        Assert.Equal(ProblemTypes.ContentFiltered, failure.Problem);
        Assert.EndsWith("hate, violence.", failure.Message, StringComparison.Ordinal);
        Assert.Single(_chat.Calls);
    }

    [Fact]
    public async Task SummarizeAsync_BrokenAnswer_IsAskedAgainOnceWithWhatIsWrong()
    {
        var draft = await Ask.DraftAsync(_chat.Then("The council voted.").Then(Ask.GoodAnswer));

        Assert.Equal(2, draft.Summary.Count);
        Assert.Equal("The council voted.", _chat.Calls[1].Messages[2]);
        Assert.Contains("not a complete JSON object", _chat.Calls[1].Messages[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The council voted.")]
    [InlineData("")]
    [InlineData("{\"headline\":{\"sentences\":[1],\"text\":\"Vote\"},\"summary\":[],\"keyFacts\":[]}")]
    [InlineData("{\"type\":\"object\",\"properties\":{\"keyFacts\":{\"type\":\"array\"},\"summary\":{\"type\":\"array\"},\"headline\":{\"type\":\"object\"}}}")]
    [InlineData("{\"headline\":1,\"summary\":\"none\",\"keyFacts\":null}")]
    public async Task SummarizeAsync_UnusableAnswerTwice_FailsAfterTwoCalls(string answer)
    {
        var chat = Client(ScriptedChatClient.Reply(answer));

        var failure = await Assert.ThrowsAsync<UnreadableArticleException>(() => Ask.DraftAsync(chat.Object));

        Assert.Equal(ProblemTypes.UnusableAnswer, failure.Problem);
        VerifyCalls(chat, Times.Exactly(2));
    }

    [Fact]
    public async Task SummarizeAsync_EchoOfTheSchema_SaysSo()
    {
        await Ask.DraftAsync(_chat.Then("""{"type":"object","properties":{"keyFacts":{"type":"array"},"summary":{"type":"array"},"headline":{"type":"object"}}}""").Then(Ask.GoodAnswer));

        Assert.Contains("repeats the schema", _chat.Calls[1].Messages[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SummarizeAsync_WithoutKeyFactsTwice_IsGoodEnough()
    {
        const string Answer = """{"keyFacts":[],"summary":[{"sentences":[1],"attributedTo":null,"text":"The council voted."}],"headline":{"sentences":[1],"text":"Vote"}}""";

        var draft = await Ask.DraftAsync(_chat.Then(Answer).Then(Answer));

        Assert.Empty(draft.KeyFacts);
        Assert.Single(draft.Summary);
        Assert.Equal(2, _chat.Calls.Count);
    }

    [Fact]
    public async Task SummarizeAsync_WithoutHeadlineTwice_TakesTheFirstSentence()
    {
        const string Answer = """{"keyFacts":[{"sentences":[2],"kind":"figure","attributedTo":null,"text":"The vote was 7 to 4."}],"summary":[{"sentences":[1],"attributedTo":null,"text":"The council voted."}],"headline":{"sentences":[],"text":" "}}""";

        var draft = await Ask.DraftAsync(_chat.Then(Answer).Then(Answer));

        Assert.Equal((ClaimPart.Headline, "The council voted."), (draft.Headline.Part, draft.Headline.Text));
        Assert.Equal([1], draft.Headline.Evidence);
    }

    [Fact]
    public async Task SummarizeAsync_CitesSentencesThatDoNotExist_LeavesThemOut()
    {
        var draft = await Ask.DraftAsync(_chat.Then(Ask.GoodAnswer.Replace("[1]", "[1,6,0,-2]", StringComparison.Ordinal).Replace("[5]", "[99]", StringComparison.Ordinal)));

        Assert.Equal([[1], []], draft.Summary.Select(claim => claim.Evidence));
    }

    [Fact]
    public async Task SummarizeAsync_MoreThanAskedFor_IsCutToLength()
    {
        var draft = await Ask.DraftAsync(_chat.Then(Ask.GoodAnswer), summary: new() { SummarySentences = 1, KeyFacts = 1 });

        Assert.Equal((1, 1), (draft.Summary.Count, draft.KeyFacts.Count));
    }

    [Fact]
    public async Task SummarizeAsync_WrongLanguage_IsAskedAgain()
    {
        const string German = """{"keyFacts":[{"sentences":[2],"kind":"figure","attributedTo":null,"text":"Die Abstimmung endete mit 7 zu 4 Stimmen."}],"summary":[{"sentences":[1],"attributedTo":null,"text":"Der Rat der Stadt hat am Dienstag für die Schließung von zwei der fünf Bibliotheken gestimmt."}],"headline":{"sentences":[1],"text":"Rat stimmt ab"}}""";

        var draft = await Ask.DraftAsync(_chat.Then(Ask.GoodAnswer).Then(German), summary: new() { Language = "de" });

        Assert.Equal("de", draft.Language);
        Assert.StartsWith("Der Rat", draft.Summary[0].Text, StringComparison.Ordinal);
        Assert.Contains("not written in German", _chat.Calls[1].Messages[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SummarizeAsync_WrongLanguageTwice_IsMarkedAsWhatItIs()
    {
        var draft = await Ask.DraftAsync(_chat.Then(Ask.GoodAnswer).Then(Ask.GoodAnswer), summary: new() { Language = "de" });

        Assert.Equal("en", draft.Language);
    }

    private static Mock<IChatClient> Client(ChatResponse response)
    {
        var chat = new Mock<IChatClient>(MockBehavior.Strict);
        chat.Setup(client => client.GetResponseAsync(It.IsAny<IEnumerable<ChatMessage>>(), It.IsAny<ChatOptions>(), It.IsAny<CancellationToken>())).ReturnsAsync(response);
        return chat;
    }

    private static void VerifyCalls(Mock<IChatClient> chat, Times times) =>
        chat.Verify(client => client.GetResponseAsync(It.IsAny<IEnumerable<ChatMessage>>(), It.IsAny<ChatOptions>(), It.IsAny<CancellationToken>()), times);
}
