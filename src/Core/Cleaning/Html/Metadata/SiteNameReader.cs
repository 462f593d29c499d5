namespace Serverless.Cleaning.Html.Metadata;

/// <summary>The publication's name.</summary>
internal static class SiteNameReader
{
    private const int Longest = 80;

    public static string? Read(StructuredData data, HeadTags tags)
    {
        foreach (var candidate in (ReadOnlySpan<string?>)[tags.First("og:site_name"), data.Publisher, tags.First("application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "cre")])
        {
            if (candidate is { Length: > 1 and < Longest } && !candidate.Contains("://", StringComparison.Ordinal)) return candidate;
        }

        return null;
    }
}
