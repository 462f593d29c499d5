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
        var beginsWord = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c > ' ' && c < '\u007F')
            {
                if (beginsWord) i += AddWords(text[i..]) - 1;
                else Add(c);
                beginsWord = false;
            }
            else if (c == '\n' && keepLines)
            {
                AddLine();
                beginsWord = true;
            }
            else if (char.IsWhiteSpace(c))
            {
                _spaceWaits = true;
                beginsWord = true;
            }
            else if (!IsIgnorable(c))
            {
                Add(c);
                beginsWord = false;
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

    // ASCII words with single spaces between them are most of most texts and need no look at each sign. Returns how many were read.
    private int AddWords(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange(' ', '~');
        if (length >= 0) text = text[..length];
        length = text.IndexOf("  ");
        if (length >= 0) text = text[..length];

        var words = text.TrimEnd(' ');
        Add(words[0]);
        if (_length + words.Length > _chars.Length) Array.Resize(ref _chars, (_length + words.Length) * 2);
        words[1..].CopyTo(_chars.AsSpan(_length));
        _length += words.Length - 1;
        _spaceWaits = words.Length < text.Length;
        return text.Length;
    }

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
