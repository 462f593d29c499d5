using System.Collections.Concurrent;

namespace Serverless.EndToEnd;

/// <summary>Articles of this suite's own writing; a topic makes each one's content its own.</summary>
internal static class Texts
{
    private const int FewestPhraseChars = 30;

    private static readonly ConcurrentDictionary<string, bool> s_phrases = new(
    [
        // Of the shared hostile input, and of the prompts.
        new("the old ferry would make its last crossing", true), new("You write about news articles for readers", true), new("That answer cannot be used", true),
    ]);

    /// <summary>What all articles so far say, in pieces that no log holds by chance.</summary>
    public static IEnumerable<string> Phrases => s_phrases.Keys;

    public static string Article(string topic)
    {
        var text = Write(topic);
        foreach (var phrase in text.Split(['\n', '.']).Select(phrase => phrase.Trim()).Where(phrase => phrase.Length >= FewestPhraseChars)) s_phrases.TryAdd(phrase, true);
        return text;
    }

    private static string Write(string topic) => string.Join("\n\n",
        $"Town council of {topic} votes for a second reading room",
        $"The council of {topic} decided on Monday to open a second reading room in the old post office, which has stood empty since 2019. The building will be repaired over the summer and is due to open in October.",
        $"Mayor Hanne Oskarsen said the work in {topic} would cost 1.4 million crowns, of which the county pays 600,000. \"People have asked for a quiet place to read for as long as I have been in office,\" Oskarsen said after the vote.",
        "Three members of the council voted against the plan because no operator has been found yet. They had proposed to wait until the budget for next year is known.",
        $"The library of {topic} lent 48,000 books last year, about 9 percent more than the year before. Its only reading room has 22 seats and was full on most afternoons, according to the yearly report.");

    public static string Page(string topic)
    {
        var paragraphs = Article(topic).Split("\n\n");
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{paragraphs[0]} | Fjord Herald</title><meta property="og:site_name" content="Fjord Herald"></head>
            <body>
            <nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>
            <article><h1>{paragraphs[0]}</h1>
            {string.Join('\n', paragraphs.Skip(1).Select(paragraph => $"<p>{paragraph}</p>"))}
            </article>
            <footer><p>Subscribe to our newsletter.</p></footer>
            </body></html>
            """;
    }

    /// <summary>A page that shows nothing but a request for consent.</summary>
    public const string ConsentPage = """
        <!DOCTYPE html>
        <html lang="en"><head><title>Before you continue</title></head><body>
        <div class="cookie-consent" role="dialog">
        <h2>We value your privacy</h2>
        <p>We and our partners use cookies to store and access information on your device.</p>
        <button>Accept all</button> <button>Reject all</button> <a href="/privacy">Privacy policy</a>
        </div>
        </body></html>
        """;
}
