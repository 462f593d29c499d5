namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Chooses, among the nodes of a page's JSON-LD, the one that is the article, and reads it.</summary>
internal sealed class StructuredDataReader
{
    private const int MaxNodes = 2_000;

    private readonly List<LooseValue> _nodes = [];
    private readonly Dictionary<string, LooseValue> _byId = [];

    private StructuredDataReader(IReadOnlyList<LooseValue> roots)
    {
        foreach (var root in roots) Collect(root, 0);
    }

    public static StructuredData From(IReadOnlyList<LooseValue> roots) => new StructuredDataReader(roots).Read();

    private void Collect(LooseValue value, int depth)
    {
        if (depth > 4 || _nodes.Count >= MaxNodes) return;

        foreach (var node in value.Each)
        {
            if (!node.IsObject) continue;

            _nodes.Add(node);
            // A node with nothing but its @id is a reference and must not hide the node itself.
            if (node["@id"]?.Text is { } id && node.Members.Count > 1) _byId.TryAdd(id, node);
            if (node["@graph"] is { } graph) Collect(graph, depth + 1);
            if (node["mainEntity"] is { } main) Collect(main, depth + 1);
            if (node["mainEntityOfPage"] is { } page) Collect(page, depth + 1);
        }
    }

    private StructuredData Read()
    {
        var article = Best(node => IsArticle(node) ? 2 + (node["headline"] is null ? 0 : 1) + (node["articleBody"] is null ? 0 : 1) : 0);
        var page = Best(node => HasType(node, type => type.EndsWith("Page", StringComparison.Ordinal)) ? 1 : 0);
        var site = Best(node => HasType(node, type => type == "WebSite") ? 1 : 0);
        var data = article ?? page;
        if (data is null) return new StructuredData { Publisher = Name(site) };

        return new StructuredData
        {
            Headline = StructuredData.Clean(First(data["headline"]) ?? (article is null ? null : First(data["name"]))),
            Authors = Authors(data),
            Publisher = Name(data["publisher"]) ?? Name(site) ?? Name(page?["publisher"]),
            DatePublished = First(data["datePublished"]) ?? First(data["dateCreated"]) ?? First(page?["datePublished"]),
            DateModified = First(data["dateModified"]) ?? First(page?["dateModified"]),
            Language = First(data["inLanguage"]) ?? First(page?["inLanguage"]),
            Url = Address(data["mainEntityOfPage"]) ?? First(data["url"]) ?? (page is null ? null : First(page["url"])),
            ArticleBody = First(data["articleBody"]),
            IsArticle = article is not null,
        };
    }

    private LooseValue? Best(Func<LooseValue, int> score)
    {
        LooseValue? best = null;
        var most = 0;
        foreach (var node in _nodes)
        {
            var points = score(node);
            if (points <= most) continue;
            most = points;
            best = node;
        }

        return best;
    }

    private static bool IsArticle(LooseValue node) => HasType(node, type =>
        type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal)
        || type is "Report" or "Review" or "Recipe" or "HowTo" or "CreativeWork");

    private static bool HasType(LooseValue node, Func<string, bool> matches)
    {
        foreach (var type in node["@type"]?.Each ?? [])
        {
            if (type.Text is { } text && matches(text[(text.LastIndexOf('/') + 1)..])) return true;
        }

        return false;
    }

    private List<StructuredAuthor> Authors(LooseValue data)
    {
        var authors = new List<StructuredAuthor>();
        foreach (var author in (data["author"] ?? data["creator"])?.Each ?? [])
        {
            var node = Resolve(author);
            // Some pages list the authors inside one author's name.
            foreach (var entry in node["name"] is { Items.Count: > 0 } names ? names.Items : [node])
            {
                if (Name(entry) is not { } name || authors.Any(other => other.Name == name)) continue;
                authors.Add(new StructuredAuthor(name, HasType(node, type => type.EndsWith("Organization", StringComparison.Ordinal) || type is "WebSite")));
            }
        }

        return authors;
    }

    private LooseValue Resolve(LooseValue value) =>
        value["name"] is null && value["@id"]?.Text is { } id && _byId.TryGetValue(id, out var node) ? node : value;

    private string? Name(LooseValue? value)
    {
        if (value is null) return null;

        var node = Resolve(value.Each[0]);
        if (node.Text is { } text) return StructuredData.Clean(text);
        return StructuredData.Clean(First(node["name"])) ?? StructuredData.Clean($"{First(node["givenName"])} {First(node["familyName"])}");
    }

    private static string? Address(LooseValue? value) => value is null ? null : First(value) ?? First(value["@id"]) ?? First(value["url"]);

    private static string? First(LooseValue? value)
    {
        if (value is null) return null;

        foreach (var item in value.Each)
        {
            if (!string.IsNullOrWhiteSpace(item.Text)) return item.Text;
            if (item["name"]?.Text is { } name) return name;
        }

        return null;
    }
}
