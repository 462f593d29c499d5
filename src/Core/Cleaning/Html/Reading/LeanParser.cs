using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>AngleSharp's parser without what a cleaner never reads.</summary>
internal static class LeanParser
{
    /// <summary>Deeper elements become siblings: no article is nested so deep, and a hostile page cannot make the work quadratic.</summary>
    private const int MaxDepth = 400;

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
        MaximumDepth = MaxDepth,
    };

    public static IHtmlDocument Parse(string html) => new HtmlParser(s_options).ParseDocument(html);
}
