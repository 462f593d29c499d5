using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>AngleSharp's parser without what a cleaner never reads.</summary>
internal static class LeanParser
{
    private static readonly HtmlParserOptions s_options = new()
    {
        DisableElementPositionTracking = true,
        IsAcceptingCustomElementsEverywhere = true,
        SkipComments = true,
        SkipScriptText = true,
        SkipRawText = true,
        SkipCDATA = true,
        SkipProcessingInstructions = true,
        SkipPlaintext = true,
    };

    /// <summary>Parses any page, however hostile.</summary>
    public static IHtmlDocument Parse(string html)
    {
        var safe = NestingLimit.Apply(HtmlGuard.Limit(html));
        try
        {
            return new HtmlParser(s_options).ParseDocument(safe);
        }
        catch (Exception e) when (e is NullReferenceException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            // Fuzzing finds tag soup on which AngleSharp 1.10 loses its stack of open elements (selects inside foreign content, a body
            // behind a broken head). No page of a publisher did so far; the plain tags of such a page can still be read.
            return new HtmlParser(s_options).ParseDocument(HtmlGuard.PlainTags(safe));
        }
    }
}
