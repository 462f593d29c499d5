using System.Text.RegularExpressions;

namespace Serverless.LocalHost.Triggers;

/// <summary>The path of a blob trigger, such as <c>articles/{name}.txt</c>: a container, and a pattern for names whose parts in braces become values.</summary>
internal sealed partial class BlobPattern
{
    private readonly Regex _names;

    private BlobPattern(string container, string prefix, Regex names)
    {
        Container = container;
        Prefix = prefix;
        _names = names;
    }

    public string Container { get; }

    /// <summary>What every matching name starts with.</summary>
    public string Prefix { get; }

    /// <summary>Reads a path; null when its container is not a plain name.</summary>
    public static BlobPattern? Parse(string path)
    {
        path = path.TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? path : path[..slash];
        if (container.Length == 0 || container.Contains('{', StringComparison.Ordinal))
        {
            return null;
        }

        var names = slash < 0 || slash == path.Length - 1 ? "{}" : path[(slash + 1)..];
        var expression = Placeholder().Replace(Regex.Escape(names).Replace("}", "\\}", StringComparison.Ordinal), Group);
        var brace = names.IndexOf('{', StringComparison.Ordinal);
        return new BlobPattern(container, brace < 0 ? names : names[..brace], new Regex($"^{expression}$", RegexOptions.Singleline | RegexOptions.CultureInvariant));
    }

    /// <summary>Values of the parts in braces; null when the name does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string name)
    {
        var match = _names.Match(name);
        return match.Success ? match.Groups.Values.Where(group => !char.IsAsciiDigit(group.Name[0])).ToDictionary(group => group.Name, group => group.Value) : null;
    }

    private static string Group(Match placeholder) => placeholder.Groups[1].Value is { Length: > 0 } name ? $"(?<{name}>.+)" : "(?:.+)";

    // After Regex.Escape, which escapes the opening brace only.
    [GeneratedRegex(@"\\\{(\w*)\\\}")]
    private static partial Regex Placeholder();
}
