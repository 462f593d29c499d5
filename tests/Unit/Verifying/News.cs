using System.Text;
using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Unit.Verifying;

/// <summary>Articles of our own writing, and drafts about them.</summary>
internal static class News
{
    public static Article Harbor { get; } = Of(
        "en", "2026-03-12", "Council of Port Ellis approves harbor wall",
        "The council of Port Ellis approved a new harbor wall on Tuesday after a debate of five hours.",
        "Mayor Anna Reyes said the wall would cost 9,870,000 dollars and protect 1,200 homes.",
        "Opposition leader Tom Brandt did not vote and said the plan could raise taxes by 3 percent.",
        "Work may start in June, according to harbor engineer Lucia Marsh.",
        "Storms flooded the old town in 2019 and again in 2023, and 14 families lost their homes.",
        "\"We cannot wait for the next storm,\" Reyes told reporters outside the town hall.",
        "Police are investigating an alleged bribe paid to a former official of the harbor office.",
        "Ferry fares rose by 12 percent last year while the number of passengers fell to 48,000.");

    public static Article Of(string? language, string? published, string? title, params string[] sentences)
    {
        var text = new StringBuilder();
        var places = new List<Sentence>();
        foreach (var sentence in sentences)
        {
            if (text.Length > 0) text.Append(' ');
            places.Add(new Sentence(text.Length, text.Length + sentence.Length));
            text.Append(sentence);
        }

        return new Article { Title = title, PublishedAt = published, Language = language, Text = text.ToString(), Sentences = places, Removed = [], MediaType = "text/plain", Charset = "utf-8" };
    }

    public static Claim Say(string text, params int[] evidence) => new(ClaimPart.Summary, text, evidence);

    public static Draft Draft(params Claim[] summary) => new()
    {
        Headline = new Claim(ClaimPart.Headline, Harbor.Title!, [1]),
        Summary = summary,
        KeyFacts = [],
        Language = "en",
        Model = new ModelInfo("test", "test", "1"),
        Usage = ModelUsage.None,
    };
}
