namespace Serverless.Cleaning.Html.Metadata;

/// <summary>The names a site goes by: the one it gives and the one in its address, for telling them from titles and authors.</summary>
internal sealed class SiteNames
{
    private readonly string? _name;
    private readonly string? _host;

    public SiteNames(string? name, Uri? url)
    {
        Name = name;
        _name = name is null ? null : Squeeze(name);
        _host = url is null ? null : Squeeze(Domain(url.Host));
    }

    /// <summary>The name as the site gives it; null when it gives none.</summary>
    public string? Name { get; }

    /// <summary>Whether a text is nothing but the site's name.</summary>
    public bool IsSite(string text)
    {
        var squeezed = Squeeze(text);
        if (squeezed.Length == 0) return true;
        return squeezed == _name || squeezed == _host || (squeezed.StartsWith("the", StringComparison.Ordinal) && (squeezed[3..] == _name || squeezed[3..] == _host));
    }

    /// <summary>Whether a short text is, or holds, the site's name.</summary>
    public bool Names(string text)
    {
        var squeezed = Squeeze(text);
        return squeezed.Length > 0 && (Overlaps(squeezed, _name) || Overlaps(squeezed, _host));
    }

    private static bool Overlaps(string text, string? name) =>
        name is { Length: > 2 } && text.Length > 2 && (text.Contains(name, StringComparison.Ordinal) || name.Contains(text, StringComparison.Ordinal));

    // The label in front of the public suffix; second-level suffixes such as co.uk are short, names seldom are.
    private static string Domain(string host)
    {
        var labels = host.Split('.');
        if (labels.Length < 2) return host;
        return labels.Length > 2 && labels[^2].Length <= 3 && labels[^3] != "www" ? labels[^3] : labels[^2];
    }

    private static string Squeeze(string text)
    {
        Span<char> squeezed = stackalloc char[Math.Min(text.Length, 200)];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) && length < squeezed.Length) squeezed[length++] = char.ToLowerInvariant(c);
        }

        return squeezed[..length].ToString();
    }
}
