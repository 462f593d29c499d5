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

    public static IHtmlDocument Parse(string html) => new HtmlParser(s_options).ParseDocument(NestingLimit.Apply(html));
}
