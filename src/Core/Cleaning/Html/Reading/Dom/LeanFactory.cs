using System.Collections.Frozen;
using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>Makes the nodes that AngleSharp's parser asks for.</summary>
internal sealed class LeanFactory : IDomConstructionElementFactory<LeanDocument, LeanElement>
{
    private static readonly string[] s_svgNames = ["svg", "foreignObject", "desc", "title"];
    private static readonly string[] s_mathNames = ["math", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"];

    // What a node's name means to the rules of tree construction is asked of AngleSharp's own elements.
    private static readonly IDocument s_model = new HtmlParser().ParseDocument("");
    private static readonly FlagTable s_svg = new(NamespaceNames.SvgUri, s_svgNames);
    private static readonly FlagTable s_math = new(NamespaceNames.MathMlUri, s_mathNames);

    public LeanElement Create(LeanDocument document, StringOrMemory localName, StringOrMemory prefix = default, NodeFlags flags = NodeFlags.None)
    {
        var tag = TagTable.Of(localName.Memory.Span);
        return tag.IsTable ? new LeanTable(document, tag, tag.Flags | flags) : new LeanElement(tag, tag.Flags | flags);
    }

    public LeanElement CreateNoScript(LeanDocument document, bool scripting) => Create(document, TagNames.NoScript);

    public LeanElement CreateUnknown(LeanDocument document, StringOrMemory tagName) => Create(document, tagName);

    public IConstructableMetaElement CreateMeta(LeanDocument document) => new LeanMeta(TagTable.Of(TagNames.Meta));

    public IConstructableScriptElement CreateScript(LeanDocument document, bool parserInserted, bool started) => new LeanScript(TagTable.Of(TagNames.Script));

    public IConstructableFrameElement CreateFrame(LeanDocument document) => new LeanFrame(TagTable.Of(TagNames.Frame));

    public IConstructableTemplateElement CreateTemplate(LeanDocument document) => new LeanTemplate(TagTable.Of(TagNames.Template));

    public IConstructableFormElement CreateForm(LeanDocument document) => new LeanForm(TagTable.Of(TagNames.Form));

    public IConstructableMathElement CreateMath(LeanDocument document, StringOrMemory name = default) => new LeanMath(TagTable.Of(name.Memory.Span), s_math.Of(name.Memory.Span));

    public IConstructableSvgElement CreateSvg(LeanDocument document, StringOrMemory name = default) => new LeanSvg(TagTable.Of(name.Memory.Span), s_svg.Of(name.Memory.Span));

    public IConstructableNode CreateDocumentType(LeanDocument document, StringOrMemory name, StringOrMemory publicIdentifier, StringOrMemory systemIdentifier) => new LeanText(default);

    public LeanDocument CreateDocument(TextSource source, IBrowsingContext? context = null) => new(source);

    /// <summary>What a name means to the rules of tree construction.</summary>
    public static NodeFlags FlagsOf(string namespaceUri, string name) => s_model.CreateElement(namespaceUri, name).Flags;

    private sealed class FlagTable
    {
        private readonly FrozenDictionary<string, NodeFlags>.AlternateLookup<ReadOnlySpan<char>> _known;
        private readonly NodeFlags _other;

        public FlagTable(string namespaceUri, IEnumerable<string> names)
        {
            _known = names.ToFrozenDictionary(name => name, name => FlagsOf(namespaceUri, name)).GetAlternateLookup<ReadOnlySpan<char>>();
            _other = FlagsOf(namespaceUri, "other");
        }

        public NodeFlags Of(ReadOnlySpan<char> name) => _known.TryGetValue(name, out var flags) ? flags : _other;
    }
}
