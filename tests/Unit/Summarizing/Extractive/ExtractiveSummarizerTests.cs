using System.Diagnostics;
using System.Text.Json;
using CsCheck;
using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;
using Xunit;

namespace Serverless.Unit.Summarizing.Extractive;

public sealed class ExtractiveSummarizerTests
{
    private static readonly string[] s_ferry =
    [
        "The ferry Alma ran aground near Port Ellery on Monday with 212 people on board.",
        "Rescue boats took all passengers ashore within three hours, the coast guard said.",
        "\"We heard a bang and then the engine stopped,\" said Lena Brook, a teacher from Ardley.",
        "She was travelling with a class of 24 pupils.",
        "But the captain had reported engine trouble an hour before.",
        "The Alma was built in 1998 and passed an inspection in March.",
        "The operator, Blue Strait Lines, said it would refund every ticket.",
        "Investigators from the transport ministry will examine the ship on Thursday.",
    ];

    // Openings, quotations, questions, other scripts and plain sentences, in any order.
    private static readonly Gen<string> s_sentence = OneOf<string>(
    [
        .. s_ferry,
        "He did not answer.",
        "That was all.",
        "\"It goes on.",
        "Who pays for it?",
        "Eleven.",
        "Die Brücke bleibt bis Mai gesperrt.",
        "図書館は2027年3月に開館する。",
        "However, the harbor stayed open, according to officials.",
        "!",
    ]);

    private static readonly Gen<Article> s_article = Gen.Select(s_sentence.Array[1, 4].Array[1, 12], OneOf<string?>(["en", "de", "ja", null]), OneOf<string?>(["Ferry runs aground near Port Ellery", "WHAT A DAY!", null, "!?"]))
        .Select((paragraphs, language, title) => TestArticle.In(language, title, paragraphs));

    [Fact]
    public void SummarizeAsync_AnyArticle_EveryClaimIsTheSentenceItCites() =>
        Gen.Select(s_article, Gen.Int[1, 12], Gen.Int[0, 20]).Sample((article, sentences, facts) =>
        {
            var draft = Summarize(article, sentences, facts);

            Assert.All(draft.Summary.Concat(draft.KeyFacts), claim => Assert.Equal(article.SentenceText(Assert.Single(claim.Evidence)), claim.Text));
            Assert.All(draft.Claims, claim => Assert.Equal(claim.Evidence.Distinct().Order(), claim.Evidence));
            Assert.All(draft.Claims, claim => Assert.InRange(claim.Evidence.Count, 1, article.Sentences.Count));
            Assert.InRange(draft.Summary.Count, 1, sentences);
            Assert.InRange(draft.KeyFacts.Count, Math.Min(facts, 1), facts);
            Assert.Equal(draft.Summary.Select(claim => claim.Evidence[0]).Order(), draft.Summary.Select(claim => claim.Evidence[0]));
            Assert.All(draft.KeyFacts, fact => Assert.NotNull(fact.Kind));
            Assert.All(draft.KeyFacts.Where(fact => fact.AttributedTo is not null), fact => Assert.Contains(fact.AttributedTo!, fact.Text, StringComparison.Ordinal));
        }, iter: 300);

    [Fact]
    public void SummarizeAsync_AnyArticleWithASoundLead_LeavesNoSentenceWithoutTheOneItLeansOn() =>
        s_article.Where(article => new ArticleProfile(article).Sentences[0] is { Leans: false, LacksSpeaker: false, Asks: false, Words.Count: >= 5 }).Sample(article =>
        {
            var profile = new ArticleProfile(article);

            var picked = Summarize(article, 4, 6).Summary.Select(claim => claim.Evidence[0]).ToHashSet();

            Assert.All(picked.Where(number => profile.Sentences[number - 1].Leans), number => Assert.Contains(number - 1, picked));
        }, iter: 300);

    [Fact]
    public void SummarizeAsync_SameArticleTwice_GivesTheSameDraft() =>
        s_article.Sample(article => Assert.Equal(
            JsonSerializer.Serialize(Summarize(article, 4, 6)), JsonSerializer.Serialize(Summarize(article, 4, 6))), iter: 50);

    [Fact]
    public void SummarizeAsync_QuotationWhoseSpeakerStandsElsewhere_IsNotChosen()
    {
        var article = TestArticle.Of(
            "The mayor of Ardley, Anna Holt, closed the old bridge on Friday after an inspection.",
            "\"The bridge carries twice the load it was built for.",
            "The bridge cannot wait another winter.\"",
            "Engineers found cracks in four of the bridge's nine piers.");

        var draft = Summarize(article, 3, 6);

        Assert.Equal([1, 4], draft.Summary.Select(claim => claim.Evidence[0]));
    }

    [Fact]
    public void SummarizeAsync_OneSentence_IsHeadlineSummaryAndFact()
    {
        var article = TestArticle.Of("The library of Ardley reopens on 3 March.");

        var draft = Summarize(article, 4, 6);

        Assert.All(draft.Claims, claim => Assert.Equal([1], claim.Evidence));
        Assert.Equal(3, draft.Claims.Count());
    }

    [Fact]
    public void SummarizeAsync_EverySentenceLeansOrAsks_StillHasASummary()
    {
        var draft = Summarize(TestArticle.Of("He left early.", "But why?", "\"Nobody knows."), 3, 3);

        Assert.NotEmpty(draft.Summary);
        Assert.NotEmpty(draft.KeyFacts);
    }

    [Fact]
    public void SummarizeAsync_NoSentence_Throws() =>
        Assert.Throws<ArgumentException>(() => Summarize(TestArticle.Of(), 3, 3));

    [Fact]
    public void SummarizeAsync_FiveThousandSentences_TakesTimeInProportion()
    {
        var article = TestArticle.Of([.. Enumerable.Range(0, 5000).Select(i => $"Report {i}: the harbor of town {i % 97} counted {i * 7} boats in week {i % 52}, officials said.")]);
        Summarize(TestArticle.Of(s_ferry), 4, 6);

        var clock = Stopwatch.StartNew();
        var draft = Summarize(article, 12, 20);

        // Quadratic work would take minutes; the bound leaves room for a busy machine.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(12, draft.Summary.Count);
    }

    [Fact]
    public void SummarizeAsync_SoberTitle_IsTheHeadlineWithTheSentencesThatCarryIt()
    {
        var draft = Summarize(TestArticle.Titled("Ferry Alma runs aground; ministry to examine ship", s_ferry), 3, 3);

        Assert.Equal("Ferry Alma runs aground; ministry to examine ship", draft.Headline.Text);
        Assert.Equal([1, 8], draft.Headline.Evidence);
    }

    [Theory]
    [InlineData("Ferry Alma runs aground!")]
    [InlineData("Why did the ferry Alma run aground?")]
    [InlineData("FERRY ALMA AGROUND")]
    [InlineData("Ferry Alma aground with 300 on board")]
    [InlineData("Ten secrets about holidays nobody tells")]
    [InlineData("…")]
    public void SummarizeAsync_TitleThatShoutsAsksOrHasNoSupport_LeadIsTheHeadline(string title)
    {
        var draft = Summarize(TestArticle.Titled(title, s_ferry), 3, 3);

        Assert.Equal(s_ferry[0], draft.Headline.Text);
        Assert.Equal([1], draft.Headline.Evidence);
    }

    [Fact]
    public void SummarizeAsync_NewsArticle_FactsAreDifferentClassifiedAndStandAlone()
    {
        var draft = Summarize(TestArticle.Of(s_ferry), 3, 6);

        Assert.Equal(s_ferry[0], draft.KeyFacts[0].Text);
        Assert.Equal(FactKind.Figure, draft.KeyFacts[0].Kind);
        Assert.Equal("the coast guard", draft.KeyFacts.Single(fact => fact.Text == s_ferry[1]).AttributedTo);
        Assert.Equal(4, draft.KeyFacts.Count);
        Assert.DoesNotContain(draft.KeyFacts, fact => fact.Text == s_ferry[3] || fact.Text == s_ferry[4]);
    }

    [Fact]
    public void SummarizeAsync_TwoSentencesTellTheSame_OneFact()
    {
        var article = TestArticle.Of(
            "Blue Strait Lines will refund every ticket for the ferry Alma, the operator said.",
            "The harbor of Port Ellery reopened on Tuesday morning.",
            "Every ticket for the ferry Alma will be refunded by Blue Strait Lines.",
            "Fishermen from Ardley helped with nine boats.",
            "A storm is due on Friday.",
            "The tug Vera is on its way from Sandholm.");

        var draft = Summarize(article, 3, 20);

        Assert.DoesNotContain(draft.KeyFacts, fact => fact.Evidence[0] == 3);
    }

    [Fact]
    public async Task RepairAsync_BlockedSentence_OthersTakeItsPlaceEverywhere()
    {
        var article = TestArticle.Titled("Ferry Alma runs aground near Port Ellery", s_ferry);
        var summarizer = new ExtractiveSummarizer(new SummaryOptions { SummarySentences = 3, KeyFacts = 4 });
        var draft = await summarizer.SummarizeAsync(article, TestContext.Current.CancellationToken);
        var blocked = draft.Summary[0];

        var repaired = await summarizer.RepairAsync(article, draft, [new Finding(blocked, "rule", "detail", Blocks: true)], TestContext.Current.CancellationToken);

        Assert.DoesNotContain(repaired.Summary, claim => claim.Text == blocked.Text);
        Assert.Equal(3, repaired.Summary.Count);
        Assert.Equal(draft.Headline, repaired.Headline);
    }

    [Fact]
    public async Task RepairAsync_BlockedTitle_LeadIsTheHeadline()
    {
        var article = TestArticle.Titled("Ferry Alma runs aground near Port Ellery", s_ferry);
        var summarizer = new ExtractiveSummarizer(new SummaryOptions());
        var draft = await summarizer.SummarizeAsync(article, TestContext.Current.CancellationToken);

        var repaired = await summarizer.RepairAsync(article, draft, [new Finding(draft.Headline, "rule", "detail", Blocks: true)], TestContext.Current.CancellationToken);

        Assert.Equal(s_ferry[0], repaired.Headline.Text);
        Assert.Equal(draft.Summary, repaired.Summary);
    }

    [Fact]
    public void SummarizeAsync_AccusedAnswersFarBelow_AnswerTakesThePlaceOfTheWeakest()
    {
        var draft = Summarize(Accusing("Osten denied this and showed receipts of a landfill."), 3, 4);

        Assert.Equal([1, 2, 8], draft.Summary.Select(claim => claim.Evidence[0]));
    }

    [Theory]
    [InlineData("But Osten denied this and showed receipts of a landfill.")]
    [InlineData("Lene Marsh denied that the samples are late.")]
    public void SummarizeAsync_AnswerLeansOrIsAnothers_SummaryIsAsWithoutIt(string other)
    {
        var draft = Summarize(Accusing(other), 3, 4);

        Assert.DoesNotContain(draft.Summary, claim => claim.Evidence[0] == 8);
    }

    [Fact]
    public void With_SetIsOnlyTheKeptSentence_NoPlaceIsMade()
    {
        var picker = new SentencePicker(new ArticleProfile(Accusing("Osten denied this and showed receipts of a landfill.")), SetWeights.Default);

        Assert.Null(picker.With([0], 7, 0, 1));
        Assert.Equal([0, 7], picker.With([0], 7, 0, 2));
    }

    [Fact]
    public async Task RepairAsync_AnswerIsBlocked_DoesNotComeBack()
    {
        var article = Accusing("Osten denied this and showed receipts of a landfill.");
        var summarizer = new ExtractiveSummarizer(new SummaryOptions { SummarySentences = 3, KeyFacts = 4 });
        var draft = await summarizer.SummarizeAsync(article, TestContext.Current.CancellationToken);
        var answer = draft.Summary.Single(claim => claim.Evidence[0] == 8);

        var repaired = await summarizer.RepairAsync(article, draft, [new Finding(answer, "rule", "detail", Blocks: true)], TestContext.Current.CancellationToken);

        Assert.DoesNotContain(repaired.Summary, claim => claim.Evidence[0] == 8);
    }

    private static Article Accusing(string eighth) => TestArticle.Of(
        "Residents of Mere accuse the builder Karl Osten of dumping rubble from his hotel site in the lake.",
        "The county of Lorne will take samples of the lake on Friday.",
        "The hotel with 80 rooms is to open at the lake in May.",
        "Builder Osten bought the site two years ago.",
        "Rubble goes to the landfill in Arden.",
        "A vote of the town council allowed the hotel.",
        "Boats are for rent near the pier.",
        eighth,
        "The next meeting of the council is on Thursday.");

    private static Gen<T> OneOf<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Draft Summarize(Article article, int sentences, int facts) =>
        new ExtractiveSummarizer(new SummaryOptions { SummarySentences = sentences, KeyFacts = facts }).SummarizeAsync(article, CancellationToken.None).Result;
}
