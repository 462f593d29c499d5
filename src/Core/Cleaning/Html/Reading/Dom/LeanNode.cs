using System.Collections;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>
/// A node of the tree that AngleSharp's parser builds for us: its tokens and its rules of tree construction, our nodes, which hold a
/// tag, the few attributes that are read and slices of the page. Most of the time and memory of a parse goes into full DOM nodes.
/// Siblings are linked: lists of children, which grow as they fill, took a quarter of the memory of a parse.
/// </summary>
internal abstract class LeanNode : IConstructableNode
{
    /// <summary>The node this one stands in, if any.</summary>
    public LeanParent? Parent { get; set; }

    /// <summary>The sibling before it, if any.</summary>
    public LeanNode? Previous { get; set; }

    /// <summary>The sibling behind it, if any.</summary>
    public LeanNode? Next { get; set; }

    StringOrMemory IConstructableNode.NodeName => Name;

    NodeFlags IConstructableNode.Flags => Flags;

    IConstructableNode? IConstructableNode.Parent
    {
        get => Parent;
        // Follows from adding and removing.
        set { }
    }

    IConstructableNodeList IConstructableNode.ChildNodes => AsParent;

    /// <summary>The tag's name in lower case; "#text" for a text.</summary>
    protected abstract string Name { get; }

    /// <summary>What the rules of tree construction ask of a node.</summary>
    protected virtual NodeFlags Flags => NodeFlags.None;

    // The builder only ever asks elements and the document for their children.
    private LeanParent AsParent => (LeanParent)this;

    void IConstructableNode.RemoveFromParent() => Parent?.Remove(this);

    void IConstructableNode.RemoveChild(IConstructableNode node) => AsParent.Remove((LeanNode)node);

    void IConstructableNode.RemoveNode(int idx, IConstructableNode node) => AsParent.Remove((LeanNode)node);

    void IConstructableNode.InsertNode(int idx, IConstructableNode node) => AsParent.InsertBefore(AsParent.Child(idx), (LeanNode)node);

    void IConstructableNode.AddNode(IConstructableNode node) => AsParent.Add((LeanNode)node);

    // White space between two inline elements parts words, so it is kept whatever the builder thinks of it.
    void IConstructableNode.AppendText(StringOrMemory text, bool emitWhiteSpaceOnly) => AsParent.Add(new LeanText(text.Memory));

    void IConstructableNode.InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly) => AsParent.InsertBefore(AsParent.Child(idx), new LeanText(text.Memory));
}

/// <summary>A run of text; two may stand side by side.</summary>
/// <param name="data">Entities decoded; a slice of the parser's buffer.</param>
internal sealed class LeanText(ReadOnlyMemory<char> data) : LeanNode
{
    /// <summary>The text as it stands in the page, entities decoded; readable until the document is disposed.</summary>
    public ReadOnlySpan<char> Data => data.Span;

    protected override string Name => "#text";
}

/// <summary>A node with children: an element or the document.</summary>
internal abstract class LeanParent : LeanNode, IConstructableNodeList
{
    private LeanNode? _last;
    private int _count;

    // The child that was asked for by number last.
    private LeanNode? _found;
    private int _foundAt;

    /// <summary>The first child, if any; the others follow by <see cref="LeanNode.Next"/>.</summary>
    public LeanNode? First { get; private set; }

    int IConstructableNodeList.Length => _count;

    IConstructableNode IConstructableNodeList.this[int index] => Child(index)!;

    void IConstructableNodeList.Clear() => Clear();

    IEnumerator<IConstructableNode> IEnumerable<IConstructableNode>.GetEnumerator()
    {
        for (var child = First; child is not null; child = child.Next) yield return child;
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<IConstructableNode>)this).GetEnumerator();

    /// <summary>Puts a node behind all others.</summary>
    public virtual void Add(LeanNode node) => InsertBefore(null, node);

    /// <summary>Puts a node before one of the children; behind all when there is none.</summary>
    public void InsertBefore(LeanNode? child, LeanNode node)
    {
        node.Parent?.Remove(node);
        _found = null;
        var previous = child is null ? _last : child.Previous;
        node.Parent = this;
        node.Previous = previous;
        node.Next = child;
        if (previous is null) First = node;
        else previous.Next = node;
        if (child is null) _last = node;
        else child.Previous = node;
        _count++;
    }

    /// <summary>Takes a child out; nothing happens to a node that is none.</summary>
    public void Remove(LeanNode node)
    {
        if (node.Parent != this) return;

        _found = null;
        if (node.Previous is null) First = node.Next;
        else node.Previous.Next = node.Next;
        if (node.Next is null) _last = node.Previous;
        else node.Next.Previous = node.Previous;
        node.Parent = null;
        node.Previous = node.Next = null;
        _count--;
    }

    /// <summary>The child of that number; none behind the last one.</summary>
    public LeanNode? Child(int index)
    {
        // The builder asks for the first one; for what stands before a table it asks for all, from the last one on.
        if (_found is null) (_found, _foundAt) = index < _count / 2 ? (First, 0) : (_last, _count - 1);
        for (; _foundAt < index && _found is not null; _foundAt++) _found = _found.Next;
        for (; _foundAt > index && _found is not null; _foundAt--) _found = _found.Previous;
        return _found;
    }

    /// <summary>Takes every child out.</summary>
    protected void Clear()
    {
        First = _last = _found = null;
        _count = 0;
    }
}
