using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>What the elements of a page's head say: meta, link, base, title.</summary>
internal sealed class HeadTags
{
    private const int Usual = 37;

    private readonly Dictionary<string, List<string>> _metas = new(Usual, StringComparer.OrdinalIgnoreCase);

    /// <summary>The text of the title element.</summary>
    public string? Title { get; private set; }

    /// <summary>The address of link rel=canonical, as written.</summary>
    public string? Canonical { get; private set; }

    /// <summary>The address of the base element, as written.</summary>
    public string? Base { get; private set; }

    public static HeadTags Read(LeanDocument document)
    {
        var tags = new HeadTags();
        if (document.Head is { } head) tags.ReadChildren(head);
        return tags;
    }

    /// <summary>The first value of the first of these names that has one; a name is that of name, property, itemprop or http-equiv.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_metas.TryGetValue(name, out var values)) return values[0];
        }

        return null;
    }

    /// <summary>Every value of a name, in order.</summary>
    public IReadOnlyList<string> All(string name) => _metas.TryGetValue(name, out var values) ? values : [];

    /// <summary>Takes a meta element up; also for those that stand in the body.</summary>
    public void AddMeta(LeanElement meta)
    {
        if (meta.GetAttribute("content") is not { Length: > 0 and < 4_000 } content || StructuredData.Clean(content) is not { } value) return;

        Add(meta.GetAttribute("name"), value);
        Add(meta.GetAttribute("property"), value);
        Add(meta.GetAttribute("itemprop"), value);
        Add(meta.GetAttribute("http-equiv"), value);
    }

    private void ReadChildren(LeanElement head)
    {
        for (var child = head.First; child is not null; child = child.Next)
        {
            if (child is not LeanElement element) continue;
            switch (element.LocalName)
            {
                case "meta":
                    AddMeta(element);
                    break;
                case "title":
                    Title ??= StructuredData.Clean(element.TextContent());
                    break;
                case "link" when element.GetAttribute("rel") is { } rel && rel.Contains("canonical", StringComparison.OrdinalIgnoreCase):
                    Canonical ??= element.GetAttribute("href");
                    break;
                case "base":
                    Base ??= element.GetAttribute("href");
                    break;
            }
        }
    }

    private void Add(string? name, string value)
    {
        if (string.IsNullOrEmpty(name)) return;
        if (!_metas.TryGetValue(name, out var values)) _metas[name] = values = [];
        if (values.Count < 50) values.Add(value);
    }
}
