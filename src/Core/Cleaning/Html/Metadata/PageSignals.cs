using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>
/// What the visible page says about its article: headlines, author elements, dates and the short lines around them. One walk over
/// the body, bounded, which looks at names and classes only; texts are gathered later and only where a reader wants them.
/// </summary>
internal sealed class PageSignals
{
    private const int MaxElements = 4_000;
    private const int MaxDepth = 150;
    private const int MaxEach = 40;
    private const int MaxLines = 800;
    private const int UsualLines = 256;
    private const int LongestLine = 160;

    // How far behind its first headline a page is searched for another one when nothing else is wanted.
    private const int AfterHeadline = 300;

    private readonly HeadTags _tags;
    private readonly bool _isWanted;
    private readonly MarkWords _marks = new();
    private int _elements;
    private int _end = MaxElements;

    private PageSignals(HeadTags tags, bool isWanted)
    {
        _tags = tags;
        _isWanted = isWanted;
    }

    /// <summary>Level-one headlines and others marked as the headline, in order.</summary>
    public List<HeadlineSignal> Headlines { get; } = [];

    /// <summary>Elements marked as the author by microdata, rel or class, in order.</summary>
    public List<AuthorSignal> Authors { get; } = [];

    /// <summary>Dates marked by time elements or microdata, in order.</summary>
    public List<DateSignal> Dates { get; } = [];

    /// <summary>Short text nodes in order.</summary>
    public List<LineSignal> Lines { get; } = new(UsualLines);

    /// <param name="document">The page.</param>
    /// <param name="tags">Takes up meta elements that stand in the body.</param>
    /// <param name="isWanted">Whether authors, dates and lines are wanted, not only headlines.</param>
    public static PageSignals Read(LeanDocument document, HeadTags tags, bool isWanted)
    {
        var signals = new PageSignals(tags, isWanted);
        if (document.Body is { } body) signals.Walk(body, 0);
        return signals;
    }

    private void Walk(LeanElement parent, int depth)
    {
        if (depth > MaxDepth) return;

        for (var child = parent.First; child is not null && _elements < _end; child = child.Next)
        {
            if (child is LeanElement element)
            {
                _elements++;
                if (Visit(element)) Walk(element, depth + 1);
            }
            else if (_isWanted && child is LeanText { Data: { Length: > 1 and < LongestLine } line } && Lines.Count < MaxLines && !line.IsWhiteSpace())
            {
                Lines.Add(new LineSignal(_elements, line.ToString()));
            }
        }
    }

    // Whether to look inside.
    private bool Visit(LeanElement element)
    {
        var name = element.LocalName;
        if (name is "script" or "style" or "svg" or "noscript" or "template" or "iframe" or "select" or "footer" or "nav" or "form" or "button") return false;
        if (name == "meta")
        {
            _tags.AddMeta(element);
            return false;
        }

        if (name == "h1" && !_isWanted && Headlines.Count == 0) _end = Math.Min(_end, _elements + AfterHeadline);
        // Classes are only worth reading where a headline may stand or when the rest is wanted.
        if (!_isWanted && name is not ("h1" or "h2" or "h3")) return true;

        Marks ofClass = Marks.None, ofId = Marks.None;
        ReadOnlySpan<char> property = [], rel = [];
        foreach (var attribute in element.Attributes)
        {
            switch (attribute.Name)
            {
                case "class": ofClass = _marks.Read(attribute.Value.Span); break;
                case "id": ofId = _marks.Read(attribute.Value.Span); break;
                case "itemprop": property = attribute.Value.Span; break;
                case "rel": rel = attribute.Value.Span; break;
            }
        }

        if ((ofClass | ofId).HasFlag(Marks.Others)) return false;

        var isMarked = property is "headline" || ofClass.HasFlag(Marks.Headline);
        if (name == "h1" || property is "headline" || (isMarked && name is "h2" or "h3")) AddHeadline(element, name == "h1", isMarked);
        if (!_isWanted) return true;

        if (name == "time" || property is "datePublished" or "dateModified" or "dateCreated") AddDate(element);
        if (property is "author" or "creator" || (name == "a" && rel.Contains("author", StringComparison.OrdinalIgnoreCase))) AddAuthor(element, isMarked: true);
        else if ((ofClass | ofId).HasFlag(Marks.Byline)) AddAuthor(element, isMarked: false);
        return true;
    }

    private void AddHeadline(LeanElement element, bool isTop, bool isMarked)
    {
        if (Headlines.Count < MaxEach && LimitedText.Of(element, 300) is { } text) Headlines.Add(new HeadlineSignal(_elements, text, isTop, isMarked));
    }

    private void AddDate(LeanElement element)
    {
        if (Dates.Count < MaxEach && (element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? LimitedText.Of(element, 80)) is { } text)
        {
            Dates.Add(new DateSignal(_elements, text, element.GetAttribute("itemprop"), element.GetAttribute("class")));
        }
    }

    private void AddAuthor(LeanElement element, bool isMarked)
    {
        if (Authors.Count < MaxEach) Authors.Add(new AuthorSignal(_elements, element, isMarked));
    }
}

/// <summary>A headline on the page.</summary>
/// <param name="Order">Counts elements in document order.</param>
/// <param name="Text">White space folded.</param>
/// <param name="IsTop">Whether it is of level one.</param>
/// <param name="IsMarked">Whether microdata or class say that it is the headline.</param>
internal readonly record struct HeadlineSignal(int Order, string Text, bool IsTop, bool IsMarked);

/// <summary>An element that may name the author.</summary>
/// <param name="Order">Counts elements in document order.</param>
/// <param name="Element">The element.</param>
/// <param name="IsMarked">Whether microdata or rel say so; else only its class does.</param>
internal readonly record struct AuthorSignal(int Order, LeanElement Element, bool IsMarked);

/// <summary>A date in a time element or in microdata.</summary>
/// <param name="Order">Counts elements in document order.</param>
/// <param name="Text">As it stands in the page.</param>
/// <param name="Property">The itemprop it is marked with, if any.</param>
/// <param name="Classes">The classes of its element, if any.</param>
internal readonly record struct DateSignal(int Order, string Text, string? Property, string? Classes);

/// <summary>A short text node.</summary>
/// <param name="Order">Counts elements in document order.</param>
/// <param name="Text">As it stands in the page.</param>
internal readonly record struct LineSignal(int Order, string Text);
