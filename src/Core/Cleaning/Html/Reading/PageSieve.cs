using System.Buffers;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>
/// Takes out of a page, before it is parsed, what no reader of this room looks at and what would make parsing cost far more than the
/// page's size; its text stays. The first is more than half of most pages: comments, the contents of scripts and styles, attributes, white space
/// between boxes, and of the head all but what metadata is read from.
/// The second is tags by the hundred thousand, tags that nest deeper than any article's do (building a tree takes time that grows
/// with its depth at every tag), base elements behind the first (the parser works out the page's address anew at each), and
/// formatting elements left open, which the parser opens again in each following block (HTML Living Standard, 13.2.4.3): a few
/// thousand of them times a few thousand paragraphs are millions of elements out of fifty kilobytes. One pass, linear.
/// </summary>
internal ref partial struct PageSieve
{
    // No real page leaves more than a handful open.
    private const int MostOpen = 64;

    // Several times what the longest articles and live blogs have.
    private const int MostTags = 250_000;
    private const int MostDepth = 500;
    private const int LongestName = 14;

    private static readonly SearchValues<char> s_endOfName = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> s_space = SearchValues.Create(" \t\r\n\f");

    private static readonly SearchValues<string> s_canonical = SearchValues.Create(["canonical"], StringComparison.OrdinalIgnoreCase);

    private readonly ReadOnlySpan<char> _html;
    private readonly Span<char> _sifted;
    private readonly List<Range> _data;
    private int _length;
    private int _copied;
    private int _tags;
    private int _depth;
    private int _open;
    private int _bases;
    private int _openTemplates;
    private bool _isForeign;
    private bool _isHead;

    // Where the text behind the last tag or comment begins, and whether that tag, comments aside, interrupts text.
    private int _text;
    private bool _isInterrupted;

    private PageSieve(ReadOnlySpan<char> html, Span<char> sifted, List<Range> data)
    {
        _data = data;
        _html = html;
        _sifted = sifted;
    }

    /// <summary>Writes what remains of a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="sifted">At least as long as the page.</param>
    /// <param name="data">Takes up where in the page the contents of scripts are that hold JSON-LD, which a parser would leave out.</param>
    /// <returns>How much was written.</returns>
    public static int Sift(ReadOnlySpan<char> html, Span<char> sifted, List<Range> data) => new PageSieve(html, sifted, data).Run();

    private int Run()
    {
        for (var at = Find('<', 0); at + 1 < _html.Length; at = Find('<', at))
        {
            at = _html[at + 1] switch
            {
                '!' => Comment(at),
                '/' => EndTag(at),
                var c when char.IsAsciiLetter(c) => StartTag(at),
                _ => at + 1,
            };
        }

        CopyTo(_html.Length);
        return _length;
    }

    private int Comment(int at)
    {
        if (!_html[at..].StartsWith("<!--")) return at + 2;

        // "<!-->" is a whole comment, and "--!>" ends one too (HTML Living Standard, 13.2.5.41 to 13.2.5.51).
        var length = _html[(at + 2)..].IndexOf("-->");
        var end = length < 0 ? _html.Length : at + 2 + length + 3;
        var odd = _html[at..end].IndexOf("--!>");
        if (odd >= 0) end = at + odd + 4;
        var isStillInterrupted = CutBlank(at, interrupts: false) && _isInterrupted;
        Cut(at, end);
        return Resume(end, isStillInterrupted);
    }

    private int EndTag(int at)
    {
        Span<char> buffer = stackalloc char[LongestName];
        if (!char.IsAsciiLetter(At(at + 2))) return at + 2;

        var name = NameAt(at + 2, s_endOfName, buffer, out _);
        var traits = SieveTags.Of(name);
        if (name is "svg" or "math") _isForeign = false;
        if (traits.HasFlag(SieveTraits.Formatting)) _open = Math.Max(0, _open - 1);
        if (traits.HasFlag(SieveTraits.Nests)) _depth = Math.Max(0, _depth - 1);
        if (++_tags > MostTags) return Drop(at, at + 2);

        var interrupts = Interrupts(name, traits);
        CutBlank(at, interrupts);
        return Resume(Math.Min(Find('>', at + 2) + 1, _html.Length), interrupts);
    }

    private int StartTag(int at)
    {
        Span<char> buffer = stackalloc char[LongestName];
        Span<char> attribute = stackalloc char[LongestName];
        var name = NameAt(at + 1, s_endOfName, buffer, out var endOfName);
        var traits = SieveTags.Of(name);
        if (IsExcess(name, traits)) return Drop(at, at + 1);

        var interrupts = Interrupts(name, traits);
        CutBlank(at, interrupts);
        if (name is "head") _isHead = true;
        var isUnread = _isHead && name is "link" or "script" or "style";
        if (isUnread) Cut(at, at);
        var before = _length;

        var end = Attributes(endOfName, name, traits.HasFlag(SieveTraits.Bare), attribute);
        if (name is "svg" or "math") _isForeign = true;
        // Only in foreign content does a slash close an element.
        if (_isForeign && _html[end - 2] == '/' && traits.HasFlag(SieveTraits.Nests)) _depth--;
        var behind = name switch
        {
            "script" => Script(at, end),
            "style" or "textarea" or "iframe" or "noembed" or "noframes" => Content(end, name, isCut: true),
            "template" => Template(end),
            "title" or "xmp" => Content(end, name, isCut: false),
            "plaintext" => _html.Length,
            _ => end,
        };
        return Resume(isUnread ? CutUnread(name, at, behind, before) : behind, interrupts);
    }

    private bool IsExcess(scoped ReadOnlySpan<char> name, SieveTraits traits)
    {
        if (++_tags > MostTags) return true;
        if (name is "base") return ++_bases > 1;
        if (traits.HasFlag(SieveTraits.Formatting))
        {
            if (_open >= MostOpen) return true;
            _open++;
        }

        // Rows and cells of tables that are left out would all become those of the last one that is not.
        if (!traits.HasFlag(SieveTraits.Nests)) return _depth > MostDepth && name is "tr" or "td" or "th";

        _depth++;
        return _depth > MostDepth;
    }

    // Whether the texts on the two sides of a tag are never one text. Of the head no text but the title is read.
    private bool Interrupts(scoped ReadOnlySpan<char> name, SieveTraits traits)
    {
        _isHead &= traits.HasFlag(SieveTraits.OfHead);
        return _isHead || traits.HasFlag(SieveTraits.Interrupts);
    }

    // In the head, a link to anything but the page's own address, and a script or style. Elsewhere they stay: each counts as an element.
    private int CutUnread(scoped ReadOnlySpan<char> name, int start, int end, int before)
    {
        if (name is "link")
        {
            if (end >= _html.Length || _html[start..end].ContainsAny(s_canonical)) return end;
        }
        else
        {
            // Its content has been cut, or there was something odd about it.
            var close = Find('>', end);
            if (_copied != end || close >= _html.Length) return end;
            end = close + 1;
        }

        _length = before;
        return _copied = end;
    }

    // Cuts the text before a tag if it is only white space and stands beside a tag that interrupts; returns whether it is only white space.
    private bool CutBlank(int at, bool interrupts)
    {
        if (_html[_text..at].ContainsAnyExcept(s_space)) return false;

        if (interrupts || _isInterrupted) Cut(_text, at);
        return true;
    }

    private int Resume(int at, bool isInterrupted)
    {
        _isInterrupted = isInterrupted;
        return _text = at;
    }

    // An excess tag leaves a space. Where it has no end, the rest of the page stays.
    private int Drop(int at, int from)
    {
        var end = Find('>', from);
        if (end >= _html.Length) return _html.Length;

        Cut(at, end + 1);
        Write(' ');
        return end + 1;
    }

    private void Cut(int from, int to)
    {
        CopyTo(from);
        _copied = to;
    }

    private void CopyTo(int end)
    {
        var piece = _html[_copied..end];
        piece.CopyTo(_sifted[_length..]);
        _length += piece.Length;
    }

    private void Write(char c) => _sifted[_length++] = c;

    private readonly int Find(char c, int from)
    {
        if (from >= _html.Length) return _html.Length;

        var length = _html[from..].IndexOf(c);
        return length < 0 ? _html.Length : from + length;
    }

    private readonly char At(int index) => index < _html.Length ? _html[index] : '\0';

    // In lower case; empty where it is longer than any name that matters. The first sign always belongs to it, even one that would end it.
    private readonly ReadOnlySpan<char> NameAt(int at, SearchValues<char> ends, Span<char> buffer, out int end)
    {
        var rest = at + 1 < _html.Length ? _html[(at + 1)..].IndexOfAny(ends) : -1;
        end = rest < 0 ? _html.Length : at + 1 + rest;
        var length = end - at;
        if (length > buffer.Length) return [];

        for (var i = 0; i < length; i++) buffer[i] = char.IsAsciiLetterUpper(_html[at + i]) ? (char)(_html[at + i] | 0x20) : _html[at + i];
        return buffer[..length];
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\f';
}
