namespace Serverless.Cleaning.Html.Reading;

/// <summary>Collects the text of one block, folding white space as a browser does.</summary>
internal sealed class TextBuffer
{
    private char[] _chars = new char[4_096];
    private int _length;
    private bool _spaceWaits;

    public int Length => _length;

    public ReadOnlySpan<char> Span => _chars.AsSpan(0, _length);

    /// <summary>Appends text; returns how many signs it added.</summary>
    public int Append(ReadOnlySpan<char> text, bool keepLines)
    {
        var before = _length;
        foreach (var c in text)
        {
            if (c > ' ' && c < '\u007F')
            {
                Add(c);
            }
            else if (c == '\n' && keepLines)
            {
                AddLine();
            }
            else if (char.IsWhiteSpace(c))
            {
                _spaceWaits = true;
            }
            else if (!IsIgnorable(c))
            {
                Add(c);
            }
        }

        return _length - before;
    }

    public void AddLine()
    {
        if (_length == 0) return;
        _spaceWaits = false;
        if (_chars[_length - 1] != '\n') Push('\n');
    }

    public void AddSpace() => _spaceWaits = true;

    public void AddSeparator(string separator)
    {
        _spaceWaits = false;
        foreach (var c in separator) Push(c);
    }

    public void Clear()
    {
        _length = 0;
        _spaceWaits = false;
    }

    /// <summary>The text without white space at its ends.</summary>
    public ReadOnlySpan<char> Trimmed() => Span.Trim();

    private void Add(char c)
    {
        if (_spaceWaits)
        {
            _spaceWaits = false;
            if (_length > 0 && _chars[_length - 1] != '\n') Push(' ');
        }

        Push(c);
    }

    private void Push(char c)
    {
        if (_length == _chars.Length) Array.Resize(ref _chars, _length * 2);
        _chars[_length++] = c;
    }

    // Soft hyphens, zero-width spaces, marks of direction and control signs; joiners stay, because Persian and Hindi need them.
    private static bool IsIgnorable(char c) => c is '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' || char.IsControl(c);
}
