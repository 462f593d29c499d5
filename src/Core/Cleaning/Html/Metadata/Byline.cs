namespace Serverless.Cleaning.Html.Metadata;

/// <summary>Collects the authors of one article.</summary>
internal sealed class Byline(SiteNames site)
{
    private const int MostPersons = 12;

    private readonly List<string> _persons = [];
    private string? _organization;
    private string? _userName;

    public bool HasPersons => _persons.Count > 0;

    /// <summary>The byline; null when nobody is named.</summary>
    public string? Text(bool isEnglish) => _persons switch
    {
        [] => _organization ?? _userName,
        [var only] => only,
        _ when isEnglish => $"{string.Join(", ", _persons.Take(_persons.Count - 1))} and {_persons[^1]}",
        _ => string.Join(", ", _persons),
    };

    /// <summary>Takes up the names in a text.</summary>
    public void Add(string text, Trust trust)
    {
        text = BylineWords.StripPrefixes(Folding.Fold(text));
        if (text.Length is < 2 or > 300) return;

        if (AuthorNames.IsOrganization(text))
        {
            AddOrganization(text, isPrinted: trust != Trust.Named);
            return;
        }

        foreach (var part in BylineWords.Split(text))
        {
            if (AuthorNames.Clean(part) is not { } name) continue;
            // A site may bear its author's name, but a name of one word is then the site's.
            if (AuthorNames.IsPerson(name, site.IsSite(name) ? Trust.Guessed : trust)) AddPerson(name);
            else if (site.IsSite(name)) AddOrganization(name, isPrinted: trust != Trust.Named);
            else if (trust == Trust.Named && AuthorNames.IsUserName(name)) _userName ??= name;
            else if (AuthorNames.IsOrganization(name)) AddOrganization(name, isPrinted: trust != Trust.Named);
        }
    }

    /// <summary>Takes up the names in the pieces of a printed byline, up to the first piece that is something else.</summary>
    public void AddPrinted(IReadOnlyList<string> pieces, Trust trust)
    {
        var isJoined = true;
        foreach (var piece in pieces)
        {
            if (piece.Length == 0) continue;
            if (BylineWords.IsJoiner(piece))
            {
                isJoined = true;
                continue;
            }

            // Behind a name comes its role, unless something says that another name follows.
            if (HasPersons && !isJoined && !BylineWords.BeginsWithJoiner(piece)) return;
            if (BylineWords.PrefixLength(piece) == piece.Length) continue;

            isJoined = BylineWords.EndsWithJoiner(piece);
            var before = _persons.Count;
            if (piece.Length <= 120) Add(piece, trust);
            if (HasPersons && before == _persons.Count) return;
            // Without a name the first text behind "By" was no byline at all.
            if (trust == Trust.Printed && !HasPersons) return;
        }
    }

    /// <summary>Takes up an organization; the site itself only where the page prints it as author.</summary>
    public void AddOrganization(string name, bool isPrinted)
    {
        if (name.Length > 80 || name.Contains("://", StringComparison.Ordinal) || AuthorNames.IsNobody(name) || (!isPrinted && site.IsSite(name))) return;
        _organization ??= name;
    }

    private void AddPerson(string name)
    {
        if (_persons.Count < MostPersons && !_persons.Contains(name, StringComparer.OrdinalIgnoreCase)) _persons.Add(name);
    }
}
