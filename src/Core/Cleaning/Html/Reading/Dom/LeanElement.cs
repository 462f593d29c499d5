using System.Text;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>An element. The parser tells some kinds apart by interfaces, which are derived classes here; a cleaner treats all alike.</summary>
internal class LeanElement : LeanParent, IConstructableElement
{
    private readonly NodeFlags _flags;
    private LeanAttributes _attributes = LeanAttributes.None;

    public LeanElement(Tag tag, NodeFlags flags)
    {
        Tag = tag;
        _flags = flags;
    }

    /// <summary>Its name and what is known of elements of that name.</summary>
    public Tag Tag { get; }

    /// <summary>The tag's name in lower case.</summary>
    public string LocalName => Tag.Name;

    /// <summary>The attributes a cleaner reads, in order; readable until the document is disposed.</summary>
    public ReadOnlySpan<LeanAttribute> Attributes => _attributes.Span;

    StringOrMemory IConstructableElement.NamespaceUri => Namespace;

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

    protected virtual string Namespace => NamespaceNames.HtmlUri;

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

    IConstructableNode IConstructableElement.ShallowCopy() => new LeanElement(Tag, _flags) { _attributes = _attributes };

    // Called when the element is closed.
    void IConstructableElement.SetupElement() => Close();

    void IConstructableElement.AddComment(ref StructHtmlToken token)
    {
    }

    /// <summary>Nothing is put into it any more.</summary>
    protected virtual void Close()
    {
    }

    private void Set(StringOrMemory name, StringOrMemory value) => _attributes = _attributes.With(name.Memory.Span, value.Memory);
}

/// <summary>A table; its document is told while it is open.</summary>
internal sealed class LeanTable : LeanElement
{
    private readonly LeanDocument _document;

    public LeanTable(LeanDocument document, Tag tag, NodeFlags flags)
        : base(tag, flags)
    {
        _document = document;
        document.OpenTables.Add(this);
    }

    protected override void Close() => _document.OpenTables.Remove(this);
}

internal sealed class LeanMeta(Tag tag) : LeanElement(tag, tag.Flags), IConstructableMetaElement
{
    void IConstructableMetaElement.Handle()
    {
    }
}

internal sealed class LeanScript(Tag tag) : LeanElement(tag, tag.Flags), IConstructableScriptElement
{
    Task IConstructableScriptElement.RunAsync(CancellationToken cancel) => Task.CompletedTask;

    bool IConstructableScriptElement.Prepare(IConstructableDocument document) => false;
}

internal sealed class LeanTemplate(Tag tag) : LeanElement(tag, tag.Flags), IConstructableTemplateElement
{
    void IConstructableTemplateElement.PopulateFragment()
    {
    }
}

internal sealed class LeanFrame(Tag tag) : LeanElement(tag, tag.Flags), IConstructableFrameElement;

internal sealed class LeanForm(Tag tag) : LeanElement(tag, tag.Flags), IConstructableFormElement;

internal sealed class LeanMath(Tag tag, NodeFlags flags) : LeanElement(tag, flags), IConstructableMathElement
{
    protected override string Namespace => NamespaceNames.MathMlUri;
}

internal sealed class LeanSvg(Tag tag, NodeFlags flags) : LeanElement(tag, flags), IConstructableSvgElement
{
    protected override string Namespace => NamespaceNames.SvgUri;
}
