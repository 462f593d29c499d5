using System.Text;
using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Unit.Functions;

/// <summary>Articles and documents of this suite's own writing.</summary>
internal static class Samples
{
    public const string Text =
        "Harbor council approves new ferry line\n\n"
        + "The harbor council of Eastmere voted on Tuesday to open a third ferry line to the northern islands, which will start running in May. "
        + "Council chair Ines Marlow said the line would cost 4.2 million crowns a year and carry about 900 passengers a day.\n\n"
        + "\"We promised the islands a way to work that does not end at six in the evening,\" Marlow told reporters after the vote. "
        + "Two members voted against the plan because they expect the cost to rise.\n\n"
        + "The line has been discussed since 2019, when a storm closed the only bridge for eleven days. "
        + "A public hearing on the timetable is planned for March 14.";

    public static ArticleSource Source(string text = Text, string name = "ferry.txt") => new() { Bytes = Encoding.UTF8.GetBytes(text), Name = name };

    public static SummaryDocument Document(string id = "0f") => new()
    {
        Id = id,
        Source = new SourceInfo { Name = "ferry.txt", Sha256 = "ab", Bytes = 8, MediaType = "text/plain", Charset = "utf-8" },
        Article = new ArticleInfo { WordCount = 2, Text = "Zwölf – 日本.", Sentences = [new(0, 12)], Removed = [new("Share", "share-bar")] },
        Headline = "Zwölf",
        Summary = new SummaryText("Zwölf – 日本.", [new("Zwölf – 日本.", [1])]),
        KeyFacts = [new("Zwölf – 日本.", FactKind.Figure, "Marlow", [new(1, 0, 12, "Zwölf – 日本.")])],
        Checks = new Checks { Coverage = 1, Supported = 0.5, Scope = "full", Dropped = [new("x", "number-not-in-evidence: 5")], Neutrality = [new("so-called", ClaimPart.Summary, 0, 0, 9, "loaded")], Injection = [new(null, "Ignore", "orders")] },
        Model = new ModelInfo("extractive", "lead", "1"),
        Usage = new ModelUsage(1, 2, 3, 0.25m),
        Timings = new Timings(1, 2, 3, 6),
        GeneratedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
    };

    public static Draft Draft(Article article) => new()
    {
        Headline = new Claim(ClaimPart.Headline, article.SentenceText(1), [1]),
        Summary = [new(ClaimPart.Summary, article.SentenceText(1), [1]), new(ClaimPart.Summary, article.SentenceText(2), [2])],
        KeyFacts = [new(ClaimPart.KeyFact, article.SentenceText(2), [2]) { Kind = FactKind.Figure }],
        Model = Model,
        Usage = new ModelUsage(1, 10, 5, null),
    };

    public static ModelInfo Model { get; } = new("azure-openai", "scripted", "1");
}
