using System.Text;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>An element. The parser tells some kinds apart by interfaces, which are derived classes here; a cleaner treats all alike.</summary>
internal class LeanElement : LeanParent, IConstructableElement
{
    private readonly LeanDocument _document;
    private readonly NodeFlags _flags;
    private readonly string _namespace;
    private LeanAttributes _attributes = LeanAttributes.None;

    public LeanElement(LeanDocument document, Tag tag, NodeFlags flags, string namespaceUri)
    {
        _document = document;
        Tag = tag;
        _flags = flags;
        _namespace = namespaceUri;
        if (IsTable) document.OpenTables.Add(this);
    }

    /// <summary>Its name and what is known of elements of that name.</summary>
    public Tag Tag { get; }

    /// <summary>The tag's name in lower case.</summary>
    public string LocalName => Tag.Name;

    /// <summary>The attributes a cleaner reads, in order; readable until the document is disposed.</summary>
    public ReadOnlySpan<LeanAttribute> Attributes => _attributes.Span;

    StringOrMemory IConstructableElement.NamespaceUri => _namespace;

    StringOrMemory IConstructableElement.LocalName => Tag.ParserName;

    StringOrMemory IConstructableElement.Prefix => default;

    IConstructableNamedNodeMap IConstructableElement.Attributes => _attributes;

    // Where tags stand in the page is not tracked.
    ISourceReference? IConstructableElement.SourceReference
    {
        get => null;
        set { }
    }

    protected override string Name => Tag.Name;

    private bool IsTable => Tag.Name == "table" && _namespace == NamespaceNames.HtmlUri;

    protected override NodeFlags Flags => _flags;

    /// <summary>An attribute; null when it is not there or none of those that are read.</summary>
    public LeanAttribute? Find(string name) => _attributes.Find(name);

    /// <summary>An attribute's value; null as for <see cref="Find"/>.</summary>
    public string? GetAttribute(string name) => Find(name)?.Value.ToString();

    /// <summary>All text inside, in order, as it stands in the page.</summary>
    public string TextContent()
    {
        var text = new StringBuilder();
        for (var node = First; node is not null; node = Following(node))
        {
            if (node is LeanText piece) text.Append(piece.Data);
        }

        return text.ToString();
    }

    // The next node inside this element, in document order.
    private LeanNode? Following(LeanNode node)
    {
        if (node is LeanParent { First: { } child }) return child;

        var up = node;
        while (up != this && up.Next is null) up = up.Parent!;
        return up == this ? null : up.Next;
    }

    void IConstructableElement.SetAttribute(string? ns, StringOrMemory name, StringOrMemory value) => Set(name, value);

    void IConstructableElement.SetOwnAttribute(StringOrMemory name, StringOrMemory value) => Set(name, value);

    StringOrMemory IConstructableElement.GetAttribute(StringOrMemory namespaceUri, StringOrMemory localName) => _attributes.Find(localName.Memory.Span)?.Value ?? default(StringOrMemory);

    bool IConstructableElement.HasAttribute(StringOrMemory name) => _attributes.Find(name.Memory.Span) is not null;

    void IConstructableElement.SetAttributes(StructAttributes attributes) => _attributes = LeanAttributes.Of(attributes);

    IConstructableNode IConstructableElement.ShallowCopy() => new LeanElement(_document, Tag, _flags, _namespace) { _attributes = _attributes };

    // Called when the element is closed.
    void IConstructableElement.SetupElement()
    {
        if (IsTable) _document.OpenTables.Remove(this);
    }

    void IConstructableElement.AddComment(ref StructHtmlToken token)
    {
    }

    private void Set(StringOrMemory name, StringOrMemory value) => _attributes = _attributes.With(name.Memory.Span, value.Memory);
}

internal sealed class LeanMeta(LeanDocument document, Tag tag) : LeanElement(document, tag, tag.Flags, NamespaceNames.HtmlUri), IConstructableMetaElement
{
    void IConstructableMetaElement.Handle()
    {
    }
}

internal sealed class LeanScript(LeanDocument document, Tag tag) : LeanElement(document, tag, tag.Flags, NamespaceNames.HtmlUri), IConstructableScriptElement
{
    Task IConstructableScriptElement.RunAsync(CancellationToken cancel) => Task.CompletedTask;

    bool IConstructableScriptElement.Prepare(IConstructableDocument document) => false;
}

internal sealed class LeanTemplate(LeanDocument document, Tag tag) : LeanElement(document, tag, tag.Flags, NamespaceNames.HtmlUri), IConstructableTemplateElement
{
    void IConstructableTemplateElement.PopulateFragment()
    {
    }
}

internal sealed class LeanFrame(LeanDocument document, Tag tag) : LeanElement(document, tag, tag.Flags, NamespaceNames.HtmlUri), IConstructableFrameElement;

internal sealed class LeanForm(LeanDocument document, Tag tag) : LeanElement(document, tag, tag.Flags, NamespaceNames.HtmlUri), IConstructableFormElement;

internal sealed class LeanMath(LeanDocument document, Tag tag, NodeFlags flags) : LeanElement(document, tag, flags, NamespaceNames.MathMlUri), IConstructableMathElement;

internal sealed class LeanSvg(LeanDocument document, Tag tag, NodeFlags flags) : LeanElement(document, tag, flags, NamespaceNames.SvgUri), IConstructableSvgElement;
