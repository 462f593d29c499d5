using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>
/// A parsed page. Its texts and attribute values are slices of a pooled buffer: nothing of it may be read once it is disposed.
/// </summary>
internal sealed class LeanDocument(TextSource source) : LeanParent, IConstructableDocument, IDisposable
{
    private IDisposable? _builder;

    /// <summary>Tables whose end has not come yet, outermost first.</summary>
    public List<LeanElement> OpenTables { get; } = [];

    /// <summary>Where in the page's text, as it came, the contents of its JSON-LD scripts are.</summary>
    public IReadOnlyList<Range> JsonLd { get; set; } = [];

    /// <summary>The html element.</summary>
    public LeanElement? Root => Child(this, "html");

    public LeanElement? Head => Root is { } root ? Child(root, "head") : null;

    public LeanElement? Body => Root is { } root ? Child(root, "body") : null;

    TextSource IConstructableDocument.Source => source;

    IDisposable? IConstructableDocument.Builder
    {
        get => _builder;
        set => _builder = value;
    }

    QuirksMode IConstructableDocument.QuirksMode { get; set; }

    IConstructableElement? IConstructableDocument.Head => Head;

    IConstructableElement IConstructableDocument.DocumentElement => Root!;

    bool IConstructableDocument.IsLoading => false;

    protected override string Name => "#document";

    public void Dispose() => _builder?.Dispose();

    void IConstructableDocument.PerformMicrotaskCheckpoint()
    {
    }

    void IConstructableDocument.ProvideStableState()
    {
    }

    void IConstructableDocument.AddComment(ref StructHtmlToken token)
    {
    }

    void IConstructableDocument.TrackError(Exception exception)
    {
    }

    Task IConstructableDocument.WaitForReadyAsync(CancellationToken cancelToken) => Task.CompletedTask;

    Task IConstructableDocument.FinishLoadingAsync() => Task.CompletedTask;

    void IConstructableDocument.ApplyManifest()
    {
    }

    void IConstructableDocument.Clear() => Clear();

    /// <summary>
    /// What stands in a table outside its cells belongs before the table (HTML Living Standard, 13.2.6.1, "foster parent"). The
    /// builder knows only AngleSharp's own table elements, finds none, and puts it here.
    /// </summary>
    public override void Add(LeanNode node)
    {
        if (OpenTables.Count > 0 && OpenTables[^1] is { Parent: { } parent } table) parent.InsertBefore(table, node);
        else base.Add(node);
    }

    private static LeanElement? Child(LeanParent parent, string name)
    {
        for (var child = parent.First; child is not null; child = child.Next)
        {
            if (child is LeanElement element && element.LocalName == name) return element;
        }

        return null;
    }
}
