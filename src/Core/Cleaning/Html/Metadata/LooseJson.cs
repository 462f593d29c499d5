using System.Buffers;
using System.Globalization;
using System.Text;

namespace Serverless.Cleaning.Html.Metadata;

/// <summary>
/// JSON as pages really contain it: raw line breaks and bare quotes inside strings, trailing commas, objects in a row without a
/// bracket, an end that is missing. Reads as far as it can and never throws. Members that nobody asked for are skipped unread.
/// </summary>
internal sealed class LooseJson
{
    private const int MaxDepth = 32;

    private static readonly SearchValues<char> s_structure = SearchValues.Create("\"{}[],");

    private readonly string _text;
    private readonly Func<ReadOnlySpan<char>, bool> _isWanted;
    private readonly int _end;
    private int _at;

    private LooseJson(string text, int start, int end, Func<ReadOnlySpan<char>, bool> isWanted)
    {
        _text = text;
        _at = start;
        _end = end;
        _isWanted = isWanted;
    }

    /// <summary>All values found between two places of a text.</summary>
    public static List<LooseValue> Read(string text, int start, int end, Func<ReadOnlySpan<char>, bool> isWanted)
    {
        var reader = new LooseJson(text, start, end, isWanted);
        var values = new List<LooseValue>();
        while (reader.SkipTo("{["))
        {
            // CDATA wrappers hold brackets that are not JSON.
            if (reader.Rest.StartsWith("[CDATA[")) reader._at += "[CDATA[".Length;
            else values.Add(reader.ReadValue(0));
        }

        return values;
    }

    private ReadOnlySpan<char> Rest => _text.AsSpan(_at, _end - _at);

    private char Current => _at < _end ? _text[_at] : '\0';

    private LooseValue ReadValue(int depth)
    {
        SkipSpace();
        switch (Current)
        {
            case '{' when depth < MaxDepth: return ReadObject(depth);
            case '[' when depth < MaxDepth: return ReadArray(depth);
            case '"': return new LooseValue { Text = ReadString() };
            case '{' or '[':
                SkipValue();
                return LooseValue.Nothing;
            default:
                var start = _at;
                while (_at < _end && Current is not (',' or '}' or ']' or '{' or '[' or '"') && !char.IsWhiteSpace(Current)) _at++;
                // Something has to be taken, or a stray character would hold up the reader for ever.
                if (_at == start && _at < _end) _at++;
                var literal = _text[start.._at];
                return literal is "null" or "true" or "false" ? LooseValue.Nothing : new LooseValue { Text = literal };
        }
    }

    private LooseValue ReadObject(int depth)
    {
        var members = new List<KeyValuePair<string, LooseValue>>();
        _at++;
        while (true)
        {
            SkipSpaceAndCommas();
            if (Current != '"')
            {
                if (Current == '}') _at++;
                else if (_at < _end && SkipTo("\"}")) continue;
                return new LooseValue { Members = members };
            }

            var key = ReadString();
            SkipSpace();
            if (Current != ':') continue;

            _at++;
            if (_isWanted(key)) members.Add(KeyValuePair.Create(key, ReadValue(depth + 1)));
            else SkipValue();
        }
    }

    private LooseValue ReadArray(int depth)
    {
        var items = new List<LooseValue>();
        _at++;
        while (true)
        {
            SkipSpaceAndCommas();
            if (_at >= _end || Current is ']' or '}')
            {
                if (Current == ']') _at++;
                return new LooseValue { Items = items };
            }

            items.Add(ReadValue(depth + 1));
        }
    }

    private string ReadString()
    {
        var start = ++_at;
        var end = EndOfString();
        _at = Math.Min(end + 1, _end);
        var raw = _text.AsSpan(start, end - start);
        return raw.Contains('\\') ? Unescape(raw) : raw.ToString();
    }

    // A quote ends its string only in front of punctuation; any other was meant to be escaped.
    private int EndOfString()
    {
        for (var i = _at; i < _end; i++)
        {
            var offset = _text.AsSpan(i, _end - i).IndexOfAny('"', '\\');
            if (offset < 0) return _end;

            i += offset;
            if (_text[i] == '\\') i++;
            else if (EndsString(i + 1)) return i;
        }

        return _end;
    }

    private bool EndsString(int at)
    {
        while (at < _end && char.IsWhiteSpace(_text[at])) at++;
        return at >= _end || _text[at] is ',' or '}' or ']' or ':' or '<' or '/';
    }

    private void SkipValue()
    {
        SkipSpace();
        if (Current == '"')
        {
            _at++;
            _at = Math.Min(EndOfString() + 1, _end);
            return;
        }

        var depth = 0;
        while (_at < _end)
        {
            var offset = Rest.IndexOfAny(s_structure);
            if (offset < 0)
            {
                _at = _end;
                return;
            }

            _at += offset;
            switch (Current)
            {
                case '"':
                    _at++;
                    _at = Math.Min(EndOfString() + 1, _end);
                    continue;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when depth == 0:
                    return;
                case '}' or ']':
                    depth--;
                    if (depth > 0) break;
                    _at++;
                    return;
                case ',' when depth == 0:
                    return;
            }

            _at++;
        }
    }

    private bool SkipTo(string any)
    {
        var offset = Rest.IndexOfAny(any);
        _at = offset < 0 ? _end : _at + offset;
        return offset >= 0;
    }

    private void SkipSpace()
    {
        while (_at < _end && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private void SkipSpaceAndCommas()
    {
        while (_at < _end && (char.IsWhiteSpace(_text[_at]) || _text[_at] == ',')) _at++;
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u' && i + 4 < raw.Length && ushort.TryParse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                i += 4;
                continue;
            }

            text.Append(raw[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' or 'f' => ' ',
                var other => other,
            });
        }

        return text.ToString();
    }
}

/// <summary>A value out of <see cref="LooseJson"/>: members, items, text or nothing.</summary>
internal sealed class LooseValue
{
    public static LooseValue Nothing { get; } = new();

    public IReadOnlyList<KeyValuePair<string, LooseValue>> Members { get; init; } = [];

    public IReadOnlyList<LooseValue> Items { get; init; } = [];

    /// <summary>A string or number as written; null for everything else.</summary>
    public string? Text { get; init; }

    public bool IsObject => Members.Count > 0;

    /// <summary>The member of this name; null when there is none.</summary>
    public LooseValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Key == name) return member.Value;
            }

            return null;
        }
    }

    /// <summary>The value itself, or what it lists.</summary>
    public IReadOnlyList<LooseValue> Each => Items.Count > 0 ? Items : [this];
}
