using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

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
        ShouldEmitAttribute = IsRead,
    };

    /// <summary>Parses any page, however hostile.</summary>
    public static IHtmlDocument Parse(string html)
    {
        var safe = NestingLimit.Apply(HtmlGuard.Limit(SilentText.Cut(html)));
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

    // The attributes that the page and metadata readers look at; a page with a million others costs nothing for them.
    private static bool IsRead(ref StructHtmlToken token, ReadOnlyMemory<char> name) => name.Span switch
    {
        "class" or "id" or "role" or "itemprop" or "style" or "hidden" or "aria-hidden" or "aria-modal" or "data-component" or "data-testid" => true,
        "href" or "rel" or "name" or "property" or "content" or "datetime" or "lang" or "xml:lang" or "http-equiv" or "charset" or "itemtype" or "itemscope" => true,
        _ => false,
    };
}
