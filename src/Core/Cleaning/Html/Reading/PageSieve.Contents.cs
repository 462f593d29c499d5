using System.Buffers;

namespace Serverless.Cleaning.Html.Reading;

/// <content>What stands between the tags of elements that are not read.</content>
internal ref partial struct PageSieve
{
    // A page with more templates left open is not worth a search to its end for each.
    private const int MostOpenTemplates = 4;

    private static readonly SearchValues<string> s_json = SearchValues.Create(["json"], StringComparison.OrdinalIgnoreCase);

    // A script inside a comment inside a script ends by rules of its own; that is left to the parser.
    private int Script(int tag, int start)
    {
        var end = EndOfContent(start, "script");
        var content = _html[start..end];
        if (IsJsonLd(_html[tag..start])) _data.Add(start..end);
        var isTwofold = content.Contains("<!--", StringComparison.Ordinal) && content.Contains("<script", StringComparison.OrdinalIgnoreCase);
        if (!isTwofold) Cut(start, end);
        return end;
    }

    // "application/ld+json", whose plus sign some frameworks write as an entity.
    private static bool IsJsonLd(ReadOnlySpan<char> tag)
    {
        var at = tag.IndexOfAny(s_json);
        return at > 0 && tag[..at].Contains("/ld", StringComparison.OrdinalIgnoreCase);
    }

    private int Content(int start, scoped ReadOnlySpan<char> name, bool isCut)
    {
        var end = EndOfContent(start, name);
        if (isCut) Cut(start, end);
        return end;
    }

    // Templates nest. One that is never closed holds the rest of the page, which is left to the parser.
    private int Template(int start)
    {
        if (_openTemplates >= MostOpenTemplates) return start;

        var open = 1;
        for (var at = Find('<', start); at + 1 < _html.Length; at = Find('<', at + 1))
        {
            if (_html[(at + 1)..].StartsWith("template", StringComparison.OrdinalIgnoreCase)) open++;
            else if (_html[(at + 1)..].StartsWith("/template", StringComparison.OrdinalIgnoreCase)) open--;
            if (open > 0) continue;

            Cut(start, at);
            return at;
        }

        _openTemplates++;
        return start;
    }

    private readonly int EndOfContent(int start, scoped ReadOnlySpan<char> name)
    {
        for (var at = start; at < _html.Length; at += 2)
        {
            var length = _html[at..].IndexOf("</");
            if (length < 0) break;

            at += length;
            var rest = _html[(at + 2)..];
            if (rest.Length > name.Length && rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && s_endOfName.Contains(rest[name.Length])) return at;
        }

        return _html.Length;
    }
}
