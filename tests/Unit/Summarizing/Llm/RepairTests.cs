using Microsoft.Extensions.Time.Testing;
using Serverless.Summaries;
using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

public sealed class RepairTests : IDisposable
{
    private const string Mended = """{"claims":[{"claim":2,"sentences":[3],"attributedTo":"Mayor Ines Holt","text":"Mayor Ines Holt said 1.2 million euros would be saved."},{"claim":1,"sentences":[5],"attributedTo":null,"text":"A decision is expected in June."}]}""";

    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedChatClient _chat = new();

    public void Dispose() => _chat.Dispose();

    [Fact]
    public async Task RepairAsync_BlockedClaims_AreReplacedInTheirPlaces()
    {
        var draft = await DraftAsync();

        var repaired = await RepairAsync(_chat.Then(Mended), draft, draft.Summary[1], draft.KeyFacts[1]);

        Assert.Equal("A decision is expected in June.", repaired.Summary[1].Text);
        Assert.Equal((ClaimPart.KeyFact, FactKind.Statement, "Mayor Ines Holt"), (repaired.KeyFacts[1].Part, repaired.KeyFacts[1].Kind!.Value, repaired.KeyFacts[1].AttributedTo));
        Assert.Same(draft.Headline, repaired.Headline);
        Assert.Same(draft.Summary[0], repaired.Summary[0]);
        Assert.Equal(new ModelUsage(2, 2000, 400, null), repaired.Usage);
    }

    [Fact]
    public async Task RepairAsync_Question_HoldsOnlyWhatFailedAndWhy()
    {
        var draft = await DraftAsync();

        await RepairAsync(_chat.Then(Mended), draft, draft.Summary[1]);

        var question = Assert.Single(_chat.Calls).User;
        Assert.Contains("{C1} (summary sentence, cites 5) A final decision is expected in June.\n    wrong: \"July\" is not there.\n", question, StringComparison.Ordinal);
        Assert.DoesNotContain("\n{C2}", question, StringComparison.Ordinal);
        Assert.Contains("[3] Mayor Ines Holt said", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RepairAsync_NothingBlocks_AsksNobody()
    {
        var draft = await DraftAsync();

        var same = await Ask.Summarizer(_chat).RepairAsync(TestArticle.Short, draft, [new Finding(draft.Headline, "note", "Fine.", Blocks: false)], TestContext.Current.CancellationToken);

        Assert.Same(draft, same);
        Assert.Empty(_chat.Calls);
    }

    [Theory]
    [InlineData("""{"claims":[{"claim":1,"sentences":[5],"attributedTo":null,"text":""}]}""")]
    [InlineData("""{"claims":[{"claim":7,"sentences":[5],"attributedTo":null,"text":"Another claim."}]}""")]
    [InlineData("""{"claims":[]}""")]
    [InlineData("""{"claims":null}""")]
    [InlineData("no JSON, twice")]
    public async Task RepairAsync_CannotBeMended_StaysAsItWas(string answer)
    {
        var draft = await DraftAsync();
        _chat.Otherwise = _ => ScriptedChatClient.Reply(answer);

        var repaired = await RepairAsync(_chat, draft, draft.Summary[1]);

        Assert.Equal(draft.Claims, repaired.Claims);
        Assert.Equal(1 + _chat.Calls.Count, repaired.Usage.Calls);
    }

    [Fact]
    public async Task RepairAsync_ModelIsGone_KeepsWhatPassed()
    {
        var draft = await DraftAsync();
        _chat.Otherwise = _ => throw new ModelCallException(ModelCallProblem.Transient, "status 503", null);

        var repaired = await RepairAsync(_chat, draft, draft.Summary[1]);

        Assert.Equal(draft.Claims, repaired.Claims);
    }

    [Fact]
    public async Task RepairAsync_BudgetIsSpent_AsksNobody()
    {
        var draft = await DraftAsync() with { ModelTime = TimeSpan.FromSeconds(88) };

        var repaired = await RepairAsync(_chat, draft, draft.Summary[1]);

        Assert.Same(draft, repaired);
        Assert.Empty(_chat.Calls);
    }

    [Fact]
    public async Task RepairAsync_LongArticle_ShowsOnlyTheNeighborhood()
    {
        var article = TestArticle.Long(paragraphs: 60, sentences: 5);
        var wrong = new Claim(ClaimPart.Summary, "District 40 spent 9 euros.", [200]);
        var draft = await DraftAsync() with { Summary = [wrong] };
        _chat.Then("""{"claims":[{"claim":1,"sentences":[200,10],"attributedTo":null,"text":"District 40 spent 1199 euros."}]}""");

        var repaired = await Ask.PassTimeAsync(_clock, Ask.Summarizer(_chat, Ask.Model(model => model.MaxInputTokens = 3_000), clock: _clock)
            .RepairAsync(article, draft, [Wrong(wrong)], TestContext.Current.CancellationToken));

        Assert.Equal([200], repaired.Summary[0].Evidence);
        Assert.Contains("\n[204] ", _chat.Calls[0].User, StringComparison.Ordinal);
        Assert.DoesNotContain("\n[205] ", _chat.Calls[0].User, StringComparison.Ordinal);
    }

    private static Finding Wrong(Claim claim) => new(claim, "number-not-in-evidence", "\"July\" is not there.", Blocks: true);

    private static Task<Draft> DraftAsync() => Ask.DraftAsync(new ScriptedChatClient().Then(Ask.GoodAnswer));

    private Task<Draft> RepairAsync(ScriptedChatClient chat, Draft draft, params Claim[] blocked) => Ask.PassTimeAsync(_clock,
        Ask.Summarizer(chat, clock: _clock).RepairAsync(TestArticle.Short, draft, [.. blocked.Select(Wrong)], TestContext.Current.CancellationToken));
}
