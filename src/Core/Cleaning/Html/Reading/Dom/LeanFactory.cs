using System.Collections.Frozen;
using System.Reflection;
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
    private static readonly FlagTable s_html = new(NamespaceNames.HtmlUri, typeof(TagNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<string>());
    private static readonly FlagTable s_svg = new(NamespaceNames.SvgUri, s_svgNames);
    private static readonly FlagTable s_math = new(NamespaceNames.MathMlUri, s_mathNames);

    public LeanElement Create(LeanDocument document, StringOrMemory localName, StringOrMemory prefix = default, NodeFlags flags = NodeFlags.None)
    {
        var name = localName.Memory.Span;
        return new LeanElement(TagTable.Of(name), s_html.Of(name) | flags, NamespaceNames.HtmlUri);
    }

    public LeanElement CreateNoScript(LeanDocument document, bool scripting) => Create(document, TagNames.NoScript);

    public LeanElement CreateUnknown(LeanDocument document, StringOrMemory tagName) => Create(document, tagName);

    public IConstructableMetaElement CreateMeta(LeanDocument document) => Create(document, TagNames.Meta);

    public IConstructableScriptElement CreateScript(LeanDocument document, bool parserInserted, bool started) => Create(document, TagNames.Script);

    public IConstructableFrameElement CreateFrame(LeanDocument document) => Create(document, TagNames.Frame);

    public IConstructableTemplateElement CreateTemplate(LeanDocument document) => Create(document, TagNames.Template);

    public IConstructableFormElement CreateForm(LeanDocument document) => Create(document, TagNames.Form);

    public IConstructableMathElement CreateMath(LeanDocument document, StringOrMemory name = default) => Foreign(name, s_math, NamespaceNames.MathMlUri);

    public IConstructableSvgElement CreateSvg(LeanDocument document, StringOrMemory name = default) => Foreign(name, s_svg, NamespaceNames.SvgUri);

    public IConstructableNode CreateDocumentType(LeanDocument document, StringOrMemory name, StringOrMemory publicIdentifier, StringOrMemory systemIdentifier) => new LeanText(default);

    public LeanDocument CreateDocument(TextSource source, IBrowsingContext? context = null) => new(source);

    private static LeanElement Foreign(StringOrMemory localName, FlagTable flags, string namespaceUri)
    {
        var name = localName.Memory.Span;
        return new LeanElement(TagTable.Of(name), flags.Of(name), namespaceUri);
    }

    private sealed class FlagTable
    {
        private readonly FrozenDictionary<string, NodeFlags>.AlternateLookup<ReadOnlySpan<char>> _known;
        private readonly NodeFlags _other;

        public FlagTable(string namespaceUri, IEnumerable<string> names)
        {
            _known = names.Where(name => char.IsAsciiLetterLower(name[0])).Distinct().ToFrozenDictionary(name => name, name => FlagsOf(namespaceUri, name)).GetAlternateLookup<ReadOnlySpan<char>>();
            _other = FlagsOf(namespaceUri, "other");
        }

        public NodeFlags Of(ReadOnlySpan<char> name) => _known.TryGetValue(name, out var flags) ? flags : _other;

        private static NodeFlags FlagsOf(string namespaceUri, string name) => s_model.CreateElement(namespaceUri, name).Flags;
    }
}
