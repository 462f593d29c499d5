using System.Collections.Frozen;
using System.Reflection;
using AngleSharp.Common;
using AngleSharp.Dom;
using Serverless.Cleaning.Html.Words;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>How the reader treats a tag.</summary>
internal enum TagRole
{
    Inline,
    Block,
    Skip,
    Break,
    Image,
    Cell,
    Rule,
}

/// <summary>What kind of box a block of text sits in.</summary>
internal enum TextTag
{
    Box,
    Paragraph,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    ListItem,
    Cell,
    Quote,
    Preformatted,
    Caption,
    Term,
    Address,
    Label,
}

/// <summary>
/// A tag: its name in lower case, its role, the kind of text it holds, the meanings that come with it, and what it means to the
/// rules of tree construction.
/// </summary>
internal sealed record Tag(string Name, TagRole Role, TextTag Text, ulong Meanings, NodeFlags Flags)
{
    /// <summary>The name as the parser asks for it, at every step of its searches through the open elements.</summary>
    public StringOrMemory ParserName { get; } = Name;

    public bool IsTable { get; } = Name == TagNames.Table;

    public ulong NameHash { get; } = StableHash.Of(Name);
}

internal static class TagTable
{
    private static readonly Tag s_custom = Make("custom", TagRole.Inline);
    private static readonly FrozenDictionary<string, Tag> s_tags = Build();
    private static readonly FrozenDictionary<string, Tag>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_tags.GetAlternateLookup<ReadOnlySpan<char>>();

    // A few tags share a kind, of which one is here.
    private static readonly Tag?[] s_byKind = ByKind();

    /// <param name="localName">Not empty.</param>
    public static Tag Of(ReadOnlySpan<char> localName)
    {
        if (s_byKind[WordFilter.KindOf(localName)] is { } likely && localName.SequenceEqual(likely.Name)) return likely;

        return s_lookup.TryGetValue(localName, out var tag) ? tag : new Tag(localName.ToString(), s_custom.Role, s_custom.Text, s_custom.Meanings, s_custom.Flags);
    }

    private static Tag?[] ByKind()
    {
        var kinds = new Tag?[WordFilter.Kinds];
        foreach (var tag in s_tags.Values) kinds[WordFilter.KindOf(tag.Name)] = tag;
        return kinds;
    }

    private static Tag Make(string name, TagRole role, TextTag text = TextTag.Box, ulong meanings = 0) => new(name, role, text, meanings, LeanFactory.FlagsOf(NamespaceNames.HtmlUri, name));

    private static FrozenDictionary<string, Tag> Build()
    {
        var tags = new Dictionary<string, Tag>(StringComparer.Ordinal);
        void Add(string names, TagRole role, TextTag text = TextTag.Box, ulong meanings = 0)
        {
            foreach (var name in names.Split(' ')) tags.Add(name, Make(name, role, text, meanings));
        }

        Add("script style template svg object embed select canvas video audio map head link meta textarea input noframes math datalist param track source iframe base", TagRole.Skip);
        Add("br", TagRole.Break);
        Add("img picture", TagRole.Image);
        Add("hr", TagRole.Rule);
        Add("div body center hgroup fieldset frameset html tbody thead tfoot tr colgroup optgroup details summary", TagRole.Block);
        Add("p", TagRole.Block, TextTag.Paragraph);
        Add("h1", TagRole.Block, TextTag.Heading1);
        Add("h2", TagRole.Block, TextTag.Heading2);
        Add("h3", TagRole.Block, TextTag.Heading3);
        Add("h4", TagRole.Block, TextTag.Heading4);
        Add("h5", TagRole.Block, TextTag.Heading5);
        Add("h6", TagRole.Block, TextTag.Heading6);
        Add("li", TagRole.Block, TextTag.ListItem);
        Add("dt dd", TagRole.Block, TextTag.Term);
        Add("td th", TagRole.Cell, TextTag.Cell);
        Add("pre listing xmp plaintext", TagRole.Block, TextTag.Preformatted);
        Add("blockquote", TagRole.Block, TextTag.Quote, Meaning.QuoteTag.Bit());
        Add("figure", TagRole.Block, TextTag.Box, Meaning.FigureTag.Bit());
        Add("figcaption caption", TagRole.Block, TextTag.Caption);
        Add("address", TagRole.Block, TextTag.Address);
        Add("legend label option", TagRole.Block, TextTag.Label, Meaning.Form.Bit());
        Add("button", TagRole.Block, TextTag.Label, Meaning.ButtonTag.Bit());
        Add("ul ol menu dir dl", TagRole.Block, TextTag.Box, Meaning.ListTag.Bit());
        Add("table", TagRole.Block, TextTag.Box, Meaning.TableTag.Bit());
        Add("article", TagRole.Block, TextTag.Box, Meaning.ArticleTag.Bit());
        Add("main", TagRole.Block, TextTag.Box, Meaning.MainTag.Bit());
        Add("aside", TagRole.Block, TextTag.Box, Meaning.AsideTag.Bit());
        Add("header", TagRole.Block, TextTag.Box, Meaning.HeaderTag.Bit());
        Add("footer", TagRole.Block, TextTag.Box, Meaning.FooterTag.Bit());
        Add("nav", TagRole.Block, TextTag.Box, Meaning.NavTag.Bit());
        Add("section", TagRole.Block, TextTag.Box, Meaning.SectionTag.Bit());
        Add("form", TagRole.Block, TextTag.Box, Meaning.FormTag.Bit());
        Add("dialog", TagRole.Block, TextTag.Box, Meaning.DialogTag.Bit());
        Add("noscript", TagRole.Block, TextTag.Box, Meaning.NoScriptTag.Bit());
        // The rest is inline; those that the parser has rules for are listed so that their flags are looked up once.
        foreach (var name in typeof(TagNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<string>())
        {
            if (char.IsAsciiLetterLower(name[0])) tags.TryAdd(name, Make(name, TagRole.Inline));
        }

        return tags.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
