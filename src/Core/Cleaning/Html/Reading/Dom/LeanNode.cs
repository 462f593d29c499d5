using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>
/// A node of the tree that AngleSharp's parser builds for us: its tokens and its rules of tree construction, our nodes, which hold a
/// tag, the few attributes that are read and slices of the page. Most of the time and memory of a parse goes into full DOM nodes.
/// </summary>
internal abstract class LeanNode : IConstructableNode
{
    /// <summary>Children in order; empty and not to be changed for a text.</summary>
    public LeanNodeList Children { get; private set; } = LeanNodeList.Empty;

    /// <summary>The node this one stands in, if any.</summary>
    public LeanNode? Parent { get; private set; }

    StringOrMemory IConstructableNode.NodeName => Name;

    NodeFlags IConstructableNode.Flags => Flags;

    IConstructableNode? IConstructableNode.Parent
    {
        get => Parent;
        set => Parent = (LeanNode?)value;
    }

    IConstructableNodeList IConstructableNode.ChildNodes => Children;

    /// <summary>The tag's name in lower case; "#text" for a text.</summary>
    protected abstract string Name { get; }

    /// <summary>What the rules of tree construction ask of a node.</summary>
    protected virtual NodeFlags Flags => NodeFlags.None;

    void IConstructableNode.RemoveFromParent() => Parent?.Remove(this);

    void IConstructableNode.RemoveChild(IConstructableNode node) => Remove((LeanNode)node);

    void IConstructableNode.RemoveNode(int idx, IConstructableNode node) => RemoveAt(idx);

    void IConstructableNode.InsertNode(int idx, IConstructableNode node) => Insert(idx, (LeanNode)node);

    void IConstructableNode.AddNode(IConstructableNode node) => Add((LeanNode)node);

    // White space between two inline elements parts words, so it is kept whatever the builder thinks of it.
    void IConstructableNode.AppendText(StringOrMemory text, bool emitWhiteSpaceOnly) => Add(new LeanText(text.Memory));

    void IConstructableNode.InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly) => Insert(idx, new LeanText(text.Memory));

    /// <summary>Takes every child out.</summary>
    protected void ClearChildren() => Children = LeanNodeList.Empty;

    /// <summary>Puts a node behind all others.</summary>
    protected virtual void Add(LeanNode node)
    {
        if (ReferenceEquals(Children, LeanNodeList.Empty)) Children = [];
        node.Parent = this;
        Children.Add(node);
    }

    /// <summary>Puts a node before the child of that number.</summary>
    protected void Insert(int index, LeanNode node)
    {
        if (ReferenceEquals(Children, LeanNodeList.Empty)) Children = [];
        node.Parent = this;
        Children.Insert(index, node);
    }

    private void Remove(LeanNode node)
    {
        // From the end, where the parser works: on a page of a hundred thousand siblings it would else take minutes.
        var index = Children.LastIndexOf(node);
        if (index >= 0) RemoveAt(index);
    }

    private void RemoveAt(int index)
    {
        Children[index].Parent = null;
        Children.RemoveAt(index);
    }
}

/// <summary>A run of text; two may stand side by side.</summary>
/// <param name="data">Entities decoded; a slice of the parser's buffer.</param>
internal sealed class LeanText(ReadOnlyMemory<char> data) : LeanNode
{
    /// <summary>The text as it stands in the page, entities decoded; readable until the document is disposed.</summary>
    public ReadOnlySpan<char> Data => data.Span;

    protected override string Name => "#text";
}

/// <summary>Children of a node.</summary>
internal sealed class LeanNodeList : List<LeanNode>, IConstructableNodeList
{
    /// <summary>What a node without children has.</summary>
    public static LeanNodeList Empty { get; } = [];

    int IConstructableNodeList.Length => Count;

    IConstructableNode IConstructableNodeList.this[int index] => this[index];

    void IConstructableNodeList.Clear()
    {
        if (Count > 0) Clear();
    }

    IEnumerator<IConstructableNode> IEnumerable<IConstructableNode>.GetEnumerator() => GetEnumerator();
}
