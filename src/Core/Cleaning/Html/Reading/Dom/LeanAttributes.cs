using AngleSharp.Common;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>An attribute that a cleaner reads.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Value">Entities decoded; a slice of the parser's buffer.</param>
internal readonly record struct LeanAttribute(string Name, ReadOnlyMemory<char> Value);

/// <summary>The attributes of an element; never changed, so that copies of an element share them.</summary>
internal sealed class LeanAttributes : IConstructableNamedNodeMap
{
    private readonly LeanAttribute[] _items;

    private LeanAttributes(LeanAttribute[] items) => _items = items;

    /// <summary>What an element without attributes has.</summary>
    public static LeanAttributes None { get; } = new([]);

    public ReadOnlySpan<LeanAttribute> Span => _items;

    int IConstructableNamedNodeMap.Length => _items.Length;

    IConstructableAttr? IConstructableNamedNodeMap.this[StringOrMemory name] => Find(name.Memory.Span) is { } found ? new Named(found) : null;

    public static LeanAttributes Of(StructAttributes attributes)
    {
        if (attributes.Count == 0) return None;

        var items = new LeanAttribute[attributes.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var attribute = attributes[i];
            items[i] = new LeanAttribute(Intern(attribute.Name.Memory.Span), attribute.Value.Memory);
        }

        return new LeanAttributes(items);
    }

    public LeanAttribute? Find(ReadOnlySpan<char> name)
    {
        foreach (var item in _items)
        {
            if (name.SequenceEqual(item.Name)) return item;
        }

        return null;
    }

    public LeanAttributes With(ReadOnlySpan<char> name, ReadOnlyMemory<char> value)
    {
        var known = Intern(name);
        var rest = Array.FindAll(_items, item => item.Name != known);
        return new LeanAttributes([.. rest, new LeanAttribute(known, value)]);
    }

    /// <summary>Whether the page and metadata readers look at an attribute; a page with a million others costs nothing for them.</summary>
    public static bool IsRead(ReadOnlySpan<char> name) => Known(name) is not null;

    bool IConstructableNamedNodeMap.SameAs(IConstructableNamedNodeMap? attributes)
    {
        if (attributes is not LeanAttributes other || other._items.Length != _items.Length) return false;

        foreach (var item in _items)
        {
            if (other.Find(item.Name) is not { } match || !match.Value.Span.SequenceEqual(item.Value.Span)) return false;
        }

        return true;
    }

    private static string Intern(ReadOnlySpan<char> name) => Known(name) ?? name.ToString();

    private static string? Known(ReadOnlySpan<char> name) => name switch
    {
        "class" => "class",
        "id" => "id",
        "role" => "role",
        "itemprop" => "itemprop",
        "style" => "style",
        "hidden" => "hidden",
        "aria-hidden" => "aria-hidden",
        "aria-modal" => "aria-modal",
        "data-component" => "data-component",
        "data-testid" => "data-testid",
        "href" => "href",
        "rel" => "rel",
        "name" => "name",
        "property" => "property",
        "content" => "content",
        "datetime" => "datetime",
        "lang" => "lang",
        "xml:lang" => "xml:lang",
        "http-equiv" => "http-equiv",
        _ => null,
    };

    private sealed class Named(LeanAttribute attribute) : IConstructableAttr
    {
        public StringOrMemory Name => attribute.Name;

        public StringOrMemory Value { get; set; } = attribute.Value;
    }
}
