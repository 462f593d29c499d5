using System.Buffers;

namespace Serverless.Cleaning.Html.Reading;

/// <content>The attributes of a tag.</content>
internal ref partial struct PageSieve
{
    private static readonly SearchValues<char> s_endOfAttribute = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> s_endOfValue = SearchValues.Create(" \t\r\n\f>");
    private static readonly SearchValues<string> s_relations = SearchValues.Create(["author", "canonical"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> s_hiding = SearchValues.Create(["none", "hidden"], StringComparison.OrdinalIgnoreCase);

    // Cuts the attributes that nobody reads; returns where the tag ends. A tag without an end is none and stays as it is.
    private int Attributes(int at, scoped ReadOnlySpan<char> tag, bool isBare, scoped Span<char> buffer)
    {
        while (true)
        {
            var before = at;
            while (at < _html.Length && (IsSpace(_html[at]) || _html[at] == '/')) at++;
            if (at >= _html.Length) return _html.Length;
            if (_html[at] == '>') return at + 1;

            var name = NameAt(at, s_endOfAttribute, buffer, out var endOfName);
            at = endOfName;
            var value = Value(ref at);
            if (at >= _html.Length) return _html.Length;

            if (isBare || !LeanAttributes.IsRead(name) || (name is "style" && !Hides(value)) || (name is "rel" && !IsReadRelation(value))) CutAttribute(before, at);
            else if (name is "href" && tag is "a" && !value.StartsWith("#")) CutAttribute(endOfName, at);
        }
    }

    // Moves behind an attribute's value, if it has one; behind the page where the value has no end.
    private ReadOnlySpan<char> Value(ref int at)
    {
        var equals = at;
        while (equals < _html.Length && IsSpace(_html[equals])) equals++;
        if (At(equals) != '=') return [];

        at = equals + 1;
        while (at < _html.Length && IsSpace(_html[at])) at++;
        if (At(at) is '"' or '\'')
        {
            var start = at + 1;
            at = start > _html.Length ? _html.Length : Find(_html[at], start);
            var quoted = _html[Math.Min(start, at)..at];
            at++;
            return quoted;
        }

        var length = _html[at..].IndexOfAny(s_endOfValue);
        var value = length < 0 ? _html[at..] : _html.Slice(at, length);
        at += value.Length;
        return value;
    }

    private void CutAttribute(int from, int to)
    {
        Cut(from, to);
        // A slash right behind an unquoted value would become part of it.
        if (!IsSpace(_html[to]) && _html[to] != '>') Write(' ');
    }

    private static bool IsReadRelation(ReadOnlySpan<char> rel) => rel.ContainsAny(s_relations);

    private static bool Hides(ReadOnlySpan<char> style) => style.ContainsAny(s_hiding);
}
