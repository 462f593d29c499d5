using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>What the visible page says about its article: headlines, author elements, dates and the short lines around them.</summary>
internal sealed class PageSignals
{
    private const int MaxElements = 6_000;
    private const int MaxDepth = 200;
    private const int MaxEach = 40;
    private const int LongestLine = 160;

    private readonly HeadTags _tags;
    private int _elements;

    private PageSignals(HeadTags tags) => _tags = tags;

    /// <summary>Level-one headlines in order.</summary>
    public List<Signal> Headlines { get; } = [];

    /// <summary>Elements marked as the author by microdata, rel or class, in order.</summary>
    public List<Signal> Authors { get; } = [];

    /// <summary>Dates marked by time elements or microdata, in order.</summary>
    public List<DateSignal> Dates { get; } = [];

    /// <summary>Short text nodes in order.</summary>
    public List<Signal> Lines { get; } = [];

    public static PageSignals Read(IHtmlDocument document, HeadTags tags)
    {
        var signals = new PageSignals(tags);
        if (document.Body is { } body) signals.Walk(body, 0);
        return signals;
    }

    private void Walk(IElement element, int depth)
    {
        if (_elements++ >= MaxElements || depth > MaxDepth) return;

        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement child)
            {
                if (Visit(child)) Walk(child, depth + 1);
            }
            else if (children[i] is IText { Data: { Length: > 3 and < LongestLine } line } && Lines.Count < 600 && !string.IsNullOrWhiteSpace(line))
            {
                Lines.Add(new Signal(_elements, line, element));
            }
        }
    }

    private bool Visit(IElement element)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "svg" or "noscript" or "template" or "iframe" or "select" or "footer" or "nav" or "form":
                return false;
            case "meta":
                _tags.AddMeta(element);
                return false;
            case "h1" when Headlines.Count < MaxEach && StructuredData.Clean(element.TextContent) is { Length: < 400 } headline:
                Headlines.Add(new Signal(_elements, headline, element));
                break;
            case "time" when Dates.Count < MaxEach:
                Dates.Add(new DateSignal(_elements, element.GetAttribute("datetime") ?? element.TextContent, element.GetAttribute("itemprop"), element));
                break;
        }

        ReadMicrodata(element);
        return true;
    }

    private void ReadMicrodata(IElement element)
    {
        var itemprop = element.GetAttribute("itemprop");
        if (itemprop is "datePublished" or "dateModified" or "dateCreated" && element.LocalName != "time" && Dates.Count < MaxEach)
        {
            Dates.Add(new DateSignal(_elements, element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? element.TextContent, itemprop, element));
        }

        if (Authors.Count >= MaxEach) return;
        if (itemprop is "author" or "creator" || element.GetAttribute("rel") == "author" || IsBylineClass(element.ClassName) || IsBylineClass(element.Id))
        {
            Authors.Add(new Signal(_elements, element.TextContent, element));
        }
    }

    private static bool IsBylineClass(string? name) =>
        name is { Length: > 0 and < 200 } && (name.Contains("byline", StringComparison.OrdinalIgnoreCase) || name.Contains("author", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A piece of text and where it stands.</summary>
/// <param name="Order">Counts elements in document order.</param>
/// <param name="Text">As it stands in the page.</param>
/// <param name="Element">The element it stands in.</param>
internal readonly record struct Signal(int Order, string Text, IElement Element);

/// <summary>A marked date.</summary>
/// <param name="Order">Counts elements in document order.</param>
/// <param name="Text">As it stands in the page.</param>
/// <param name="Property">The itemprop it is marked with, if any.</param>
/// <param name="Element">The element it stands in.</param>
internal readonly record struct DateSignal(int Order, string Text, string? Property, IElement Element);
