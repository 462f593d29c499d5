namespace Serverless.Cleaning.Html.Reading;

/// <summary>What the sieve asks of a tag.</summary>
[Flags]
internal enum SieveTraits
{
    None = 0,

    /// <summary>A formatting element, which the parser opens again where it was left open (HTML Living Standard, 13.2.4.3).</summary>
    Formatting = 1,

    /// <summary>Stays open until it is closed. A paragraph, list item or cell ends where the next one starts.</summary>
    Nests = 2,

    /// <summary>Text on its two sides is never one text, so that white space beside it says nothing.</summary>
    Interrupts = 4,

    /// <summary>Belongs in a page's head.</summary>
    OfHead = 8,

    /// <summary>None of its attributes is read.</summary>
    Bare = 16,
}

internal static class SieveTags
{
    /// <param name="name">In lower case; empty for names longer than any that matters.</param>
    public static SieveTraits Of(ReadOnlySpan<char> name) => name switch
    {
        "a" or "b" or "big" or "code" or "em" or "font" or "i" or "nobr" or "s" or "small" or "strike" or "strong" or "tt" or "u" => SieveTraits.Formatting | SieveTraits.Nests,
        "p" or "li" or "td" or "th" or "tr" or "dt" or "dd" => SieveTraits.Interrupts,
        "option" or "hr" => SieveTraits.Interrupts | SieveTraits.Bare,
        "meta" or "link" or "base" => SieveTraits.OfHead,
        "script" or "style" => SieveTraits.OfHead | SieveTraits.Bare,
        "br" or "img" or "input" or "source" or "area" or "col" or "embed" or "param" or "track" or "wbr" or "path" => SieveTraits.Bare,
        "svg" or "g" or "use" or "picture" or "select" or "iframe" or "video" or "audio" => SieveTraits.Nests | SieveTraits.Bare,
        "title" => SieveTraits.OfHead | SieveTraits.Nests,
        "head" or "noscript" => SieveTraits.OfHead | SieveTraits.Interrupts | SieveTraits.Nests,
        "div" or "body" or "center" or "hgroup" or "fieldset" or "html" or "tbody" or "thead" or "tfoot" or "colgroup" or "optgroup" or "details" or "summary"
            or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "figure" or "figcaption" or "caption" or "address" or "legend" or "label" or "button"
            or "ul" or "ol" or "menu" or "dir" or "dl" or "table" or "article" or "main" or "aside" or "header" or "footer" or "nav" or "section" or "form" or "dialog"
            => SieveTraits.Interrupts | SieveTraits.Nests,
        _ => SieveTraits.Nests,
    };
}
