namespace Serverless.Cleaning.Html.Metadata;

/// <summary>The address a page gives as its own.</summary>
internal static class AddressReader
{
    public static Uri? Read(StructuredData data, HeadTags tags, Uri? url)
    {
        var root = Absolute(tags.Base, url) ?? url;
        Uri? home = null;
        foreach (var candidate in (ReadOnlySpan<string?>)[tags.Canonical, tags.First("og:url"), data.Url, tags.First("twitter:url", "parsely-link")])
        {
            if (Absolute(candidate, root) is not { } address) continue;
            // A canonical link to the front page is a template's mistake as soon as anything knows the article's own path.
            if (address.AbsolutePath != "/" || address.Query.Length > 0) return address;
            home ??= address;
        }

        return url is { AbsolutePath: not "/" } ? null : home;
    }

    private static Uri? Absolute(string? text, Uri? root)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 2_000) return null;

        text = text.Trim();
        var made = root is not null ? Uri.TryCreate(root, text, out var address) : Uri.TryCreate(text, UriKind.Absolute, out address);
        return made && address!.Scheme is "http" or "https" && address.Host.Length > 0 ? address : null;
    }
}
