namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Who wrote the article: persons, and an organization only where no person is named.</summary>
internal static class BylineReader
{
    public static string? Read(StructuredData data, HeadTags tags, PageSignals signals, string? siteName, string? language)
    {
        var persons = data.Authors.Where(author => !author.IsOrganization).Select(author => author.Name).ToList();
        if (persons.Count == 0 && tags.First("author", "article:author_name", "parsely-author", "dc.creator", "byl", "sailthru.author") is { } name && !name.Contains("://", StringComparison.Ordinal)) persons.Add(name);
        if (persons.Count == 0) persons.AddRange(data.Authors.Select(author => author.Name));
        return persons.Count == 0 ? null : string.Join(", ", persons);
    }
}
