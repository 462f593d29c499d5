namespace Serverless.Cleaning.Html.Metadata;

/// <summary>
/// Who wrote the article. Persons from the most explicit source that names one: structured data, meta elements, microdata, elements
/// with a byline's class, lines that begin with "By". Only where no source names a person, an organization or a user name.
/// </summary>
internal static class BylineReader
{
    // How many elements around the headline its byline stands in.
    private const int Before = 25;
    private const int After = 90;

    // How far behind the headline the box about the author may stand, when nothing stands near it.
    private const int FarAfter = 1_500;

    /// <summary>The authors that structured data and the head name.</summary>
    public static Byline Said(StructuredData data, HeadTags tags, SiteNames site)
    {
        var byline = new Byline(site);
        FromStructuredData(byline, data);
        if (!byline.HasPersons) FromTags(byline, tags);
        return byline;
    }

    /// <summary>Completes a byline without persons by those that the page shows.</summary>
    public static void AddShown(Byline byline, HeadTags tags, PageSignals signals, int headline)
    {
        if (!byline.HasPersons) FromTags(byline, tags);
        if (!byline.HasPersons) FromMarks(byline, signals, headline, marked: true);
        if (!byline.HasPersons) FromLines(byline, signals, headline);
        if (!byline.HasPersons) FromMarks(byline, signals, headline, marked: false);
        if (!byline.HasPersons) FromNeighbors(byline, signals, headline);
    }

    private static void FromStructuredData(Byline byline, StructuredData data)
    {
        foreach (var author in data.Authors)
        {
            if (author.IsOrganization) byline.AddOrganization(author.Name, isPrinted: false);
            else byline.Add(author.Name, Trust.Named);
        }
    }

    private static void FromTags(Byline byline, HeadTags tags)
    {
        foreach (var key in (ReadOnlySpan<string>)["author", "article:author_name", "article:author", "parsely-author", "sailthru.author", "byl", "article.author", "authors", "dc.creator", "dcterms.creator", "citation_author"])
        {
            // Libraries put the family name first.
            var isReversed = key is "citation_author" or "dc.creator" or "dcterms.creator";
            foreach (var value in tags.All(key)) byline.Add(isReversed ? FamilyNameLast(value) : value, Trust.Named);
            if (byline.HasPersons) return;
        }
    }

    private static string FamilyNameLast(string name)
    {
        var parts = name.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && !parts[1].Contains(' ') | parts[0].IndexOf(' ') < 0 ? $"{parts[1]} {parts[0]}" : name;
    }

    private static void FromMarks(Byline byline, PageSignals signals, int headline, bool marked)
    {
        foreach (var farthest in (ReadOnlySpan<int>)[After, FarAfter])
        {
            var end = -1;
            foreach (var author in signals.Authors)
            {
                if (author.IsMarked != marked || (headline >= 0 && (author.Order < headline - Before || author.Order > headline + farthest))) continue;
                // Two authors stand side by side; a name further down belongs to something else.
                if (byline.HasPersons && author.Order > end + 12) return;

                byline.AddPrinted(TextPieces.Of(author.Element), marked ? Trust.Marked : Trust.Guessed);
                if (byline.HasPersons) end = author.Order;
                if (byline.HasPersons && !marked) return;
            }

            if (byline.HasPersons) return;
        }
    }

    private static void FromLines(Byline byline, PageSignals signals, int headline)
    {
        var lines = signals.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            if (headline >= 0 && (lines[i].Order < headline - Before || lines[i].Order > headline + After)) continue;

            var line = Folding.Fold(lines[i].Text);
            if (BylineWords.PrefixLength(line) is not (> 0 and var length))
            {
                if (line.Length > 40 || !line.EndsWith(" by", StringComparison.Ordinal)) continue;
                length = line.Length;
            }

            // The name often stands in a link of its own behind a bare "By".
            List<string> pieces = [line[length..].Trim(' ', ':', '：')];
            for (var next = i + 1; next < Math.Min(i + 6, lines.Count); next++) pieces.Add(Folding.Fold(lines[next].Text));
            byline.AddPrinted(pieces, Trust.Printed);
            if (byline.HasPersons) return;
        }
    }

    // A name alone on its line next to the date, close behind the headline, is a byline that goes without saying.
    private static void FromNeighbors(Byline byline, PageSignals signals, int headline)
    {
        const int Close = 30;
        if (headline < 0) return;

        var lines = signals.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Order <= headline || lines[i].Order > headline + Close || lines[i].Text.Length > 40) continue;
            if (!IsDate(i - 2) && !IsDate(i - 1) && !IsDate(i + 1) && !IsDate(i + 2)) continue;

            byline.Add(lines[i].Text, Trust.Guessed);
            if (byline.HasPersons) return;
        }

        bool IsDate(int at) => at >= 0 && at < lines.Count && lines[at].Text.Length < 60 && DateParser.Parse(lines[at].Text) is { Length: >= 10 };
    }
}

/// <summary>How explicitly a source says that a text is an author's name; the less, the more it must look like one.</summary>
internal enum Trust
{
    /// <summary>A class that may mean a byline.</summary>
    Guessed,

    /// <summary>A line that begins with "By".</summary>
    Printed,

    /// <summary>Microdata or rel=author.</summary>
    Marked,

    /// <summary>Structured data or a meta element.</summary>
    Named,
}
