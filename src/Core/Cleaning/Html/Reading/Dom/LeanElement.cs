using System.Text;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>An element of any kind: the parser asks for some by an interface of their own, a cleaner treats all alike.</summary>
internal sealed class LeanElement : LeanNode, IConstructableMetaElement, IConstructableScriptElement, IConstructableFrameElement, IConstructableTemplateElement, IConstructableFormElement, IConstructableMathElement, IConstructableSvgElement
{
    private readonly NodeFlags _flags;
    private readonly string _namespace;
    private LeanAttributes _attributes = LeanAttributes.None;

    public LeanElement(Tag tag, NodeFlags flags, string namespaceUri)
    {
        Tag = tag;
        _flags = flags;
        _namespace = namespaceUri;
    }

    /// <summary>Its name and what is known of elements of that name.</summary>
    public Tag Tag { get; }

    /// <summary>The tag's name in lower case.</summary>
    public string LocalName => Tag.Name;

    /// <summary>The attributes a cleaner reads, in order; readable until the document is disposed.</summary>
    public ReadOnlySpan<LeanAttribute> Attributes => _attributes.Span;

    StringOrMemory IConstructableElement.NamespaceUri => _namespace;

    StringOrMemory IConstructableElement.LocalName => Tag.Name;

    StringOrMemory IConstructableElement.Prefix => default;

    IConstructableNamedNodeMap IConstructableElement.Attributes => _attributes;

    ISourceReference? IConstructableElement.SourceReference { get; set; }

    protected override string Name => Tag.Name;

    protected override NodeFlags Flags => _flags;

    /// <summary>An attribute's value; null when it is not there or none of those that are read.</summary>
    public string? GetAttribute(string name) => _attributes.Find(name) is { } attribute ? attribute.Value.ToString() : null;

    /// <summary>Whether it has an attribute, even an empty one.</summary>
    public bool HasAttribute(string name) => _attributes.Find(name) is not null;

    /// <summary>All text inside, in order, as it stands in the page.</summary>
    public string TextContent()
    {
        var text = new StringBuilder();
        var waiting = new Stack<LeanNode>([this]);
        while (waiting.TryPop(out var node))
        {
            if (node is LeanText piece) text.Append(piece.Data);
            for (var i = node.Children.Count - 1; i >= 0; i--) waiting.Push(node.Children[i]);
        }

        return text.ToString();
    }

    void IConstructableElement.SetAttribute(string? ns, StringOrMemory name, StringOrMemory value) => Set(name, value);

    void IConstructableElement.SetOwnAttribute(StringOrMemory name, StringOrMemory value) => Set(name, value);

    StringOrMemory IConstructableElement.GetAttribute(StringOrMemory namespaceUri, StringOrMemory localName) => _attributes.Find(localName.Memory.Span)?.Value ?? default(StringOrMemory);

    bool IConstructableElement.HasAttribute(StringOrMemory name) => _attributes.Find(name.Memory.Span) is not null;

    void IConstructableElement.SetAttributes(StructAttributes attributes) => _attributes = LeanAttributes.Of(attributes);

    IConstructableNode IConstructableElement.ShallowCopy() => new LeanElement(Tag, _flags, _namespace) { _attributes = _attributes };

    void IConstructableElement.SetupElement()
    {
    }

    void IConstructableElement.AddComment(ref StructHtmlToken token)
    {
    }

    void IConstructableTemplateElement.PopulateFragment()
    {
    }

    void IConstructableMetaElement.Handle()
    {
    }

    Task IConstructableScriptElement.RunAsync(CancellationToken cancel) => Task.CompletedTask;

    bool IConstructableScriptElement.Prepare(IConstructableDocument document) => false;

    private void Set(StringOrMemory name, StringOrMemory value) => _attributes = _attributes.With(name.Memory.Span, value.Memory);
}
