namespace Serverless.Cleaning.Html.Reading;

/// <summary>Walks a document once, without recursion, and cuts it into blocks of text inside boxes.</summary>
internal sealed class PageReader
{
    /// <summary>No article has so many blocks; it bounds time and memory on a hostile page.</summary>
    private const int MaxBlocks = 20_000;
    private const int LongLineChars = 80;
    private const int LongCellChars = 160;
    private const int UsualPaths = 397;
    private const string CellSeparator = " | ";

    private readonly Page _page = new();
    private readonly NameReader _names = new();
    private Frame[] _frames = new Frame[64];
    private int _depth;
    private readonly TextBuffer _text = new();
    private readonly Dictionary<ulong, int> _paths = new(UsualPaths);

    private int _textBox;
    private ulong _textInline;
    private int _textRow = -1;
    private int _linkChars;
    private int _pageLinkChars;
    private int _links;
    private int _strongChars;
    private int _slantedChars;
    private int _images;
    private int _rules;
    private int _breaks;
    private bool _breakWaits;
    private bool _cellWaits;

    private PageReader()
    {
    }

    public static Page Read(LeanDocument document)
    {
        var reader = new PageReader();
        PageHead.Read(document, reader._page);
        if (document.Body is { } body)
        {
            reader.Enter(body, new Frame { Box = -1 });
            reader.Walk();
            reader.Flush();
        }

        return reader._page;
    }

    private void Walk()
    {
        while (_page.Blocks.Count < MaxBlocks && _depth > 0)
        {
            ref var frame = ref _frames[_depth - 1];
            if (frame.Next is not { } child)
            {
                _depth--;
                if (frame.IsBlock) Flush();
                continue;
            }

            frame.Next = child.Next;
            if (child is LeanText text) Append(text.Data, frame);
            else if (child is LeanElement element) Enter(element, frame);
        }
    }

    private void Enter(LeanElement element, scoped in Frame parent)
    {
        var tag = element.Tag;
        switch (tag.Role)
        {
            case TagRole.Skip: return;
            case TagRole.Image: _images++; return;
            case TagRole.Break: Break(); return;
            case TagRole.Rule: Flush(); _rules++; return;
        }

        var frame = new Frame { Next = element.First, Box = parent.Box, Inline = parent.Inline, IsLink = parent.IsLink, IsPageLink = parent.IsPageLink, IsStrong = parent.IsStrong, IsSlanted = parent.IsSlanted, IsPreformatted = parent.IsPreformatted };
        var own = tag.Meanings | ReadAttributes(element, out var nameHash);
        if (tag.Role == TagRole.Inline) EnterInline(ref frame, own, element);
        else EnterBlock(ref frame, tag, own, nameHash, parent);
        if (_depth == _frames.Length) Array.Resize(ref _frames, _depth * 2);
        _frames[_depth++] = frame;
    }

    private void EnterInline(ref Frame frame, ulong own, LeanElement element)
    {
        frame.Inline |= own;
        switch (element.LocalName)
        {
            case "a":
                var address = element.Find("href");
                if (address is not null || element.Find("name") is null) frame.IsLink = true;
                // To a place on the page itself, or to none.
                if (frame.IsLink && (address is not { } link || link.Value.Span is ['#', ..])) frame.IsPageLink = true;
                if (_text.Length > 0 || element.First is not null) _links++;
                break;
            case "b" or "strong": frame.IsStrong = true; break;
            case "i" or "em" or "cite": frame.IsSlanted = true; break;
        }
    }

    private void EnterBlock(ref Frame frame, Tag tag, ulong own, ulong nameHash, in Frame parent)
    {
        var parentBox = parent.Box >= 0 ? _page.Boxes[parent.Box] : null;
        var row = tag.Name == "tr" ? _page.Boxes.Count : tag.Name == "table" ? -1 : parentBox?.Row ?? -1;
        if (tag.Role == TagRole.Cell && _text.Length > 0 && _textRow == row && row >= 0 && _text.Length < LongCellChars) _cellWaits = true;
        else if (!_cellWaits || tag.Role != TagRole.Cell) Flush();

        if (parent.IsLink) own |= Meaning.LinkTag.Bit();
        frame.Box = _page.Boxes.Count;
        frame.Inline = 0;
        frame.IsBlock = tag.Role != TagRole.Cell;
        if (tag.Text == TextTag.Preformatted) frame.IsPreformatted = true;
        _page.Boxes.Add(new Box
        {
            Parent = parent.Box,
            Depth = (parentBox?.Depth ?? -1) + 1,
            Text = tag.Text,
            Own = own | parent.Inline,
            Path = PathOf(parentBox, StableHash.Combine(tag.NameHash, nameHash)),
            Row = row,
        });
    }

    private int PathOf(Box? parent, ulong name)
    {
        var key = StableHash.Combine(parent is null ? 0 : (ulong)parent.Path + 1, name);
        if (!_paths.TryGetValue(key, out var path))
        {
            path = _page.Paths++;
            _paths.Add(key, path);
        }

        return path;
    }

    private ulong ReadAttributes(LeanElement element, out ulong nameHash)
    {
        ulong own = 0;
        nameHash = 0;
        foreach (var attribute in element.Attributes)
        {
            var value = attribute.Value.Span;
            switch (attribute.Name)
            {
                case "class":
                    (var meanings, nameHash) = _names.Read(value);
                    own |= meanings;
                    break;
                case "id" or "role" or "itemprop" or "data-component" or "data-testid": own |= _names.Read(value).Meanings; break;
                case "hidden": own |= Meaning.StyleHidden.Bit(); break;
                case "aria-hidden": if (value is "true") own |= Meaning.AriaHidden.Bit(); break;
                case "aria-modal": own |= Meaning.DialogTag.Bit(); break;
                case "style": if (HidesStyle(value)) own |= Meaning.StyleHidden.Bit(); break;
            }
        }

        return own;
    }

    private static bool HidesStyle(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (at >= 0 && style[(at + 7)..].TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase)) return true;
        return style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility: hidden", StringComparison.OrdinalIgnoreCase);
    }

    private void Append(ReadOnlySpan<char> data, in Frame frame)
    {
        if (_text.Length == 0 && IsBlank(data)) return;

        if (_breakWaits && !IsBlank(data))
        {
            _breakWaits = false;
            _text.AddLine();
        }

        if (_cellWaits && !IsBlank(data))
        {
            _cellWaits = false;
            if (_text.Length > 0) _text.AddSeparator(CellSeparator);
        }

        var isFirst = _text.Length == 0;
        var added = _text.Append(data, frame.IsPreformatted);
        if (added == 0) return;

        if (isFirst)
        {
            _textBox = frame.Box;
            _textInline = frame.Inline;
            _textRow = _page.Boxes[frame.Box].Row;
        }
        else
        {
            _textInline &= frame.Inline;
        }

        if (frame.IsLink) _linkChars += added;
        if (frame.IsPageLink) _pageLinkChars += added;
        if (frame.IsStrong) _strongChars += added;
        if (frame.IsSlanted) _slantedChars += added;
    }

    private static bool IsBlank(ReadOnlySpan<char> data) => data.IsWhiteSpace();

    // One line break stays inside a block, unless the line is long enough to be a paragraph; two make two blocks.
    private void Break()
    {
        if (_text.Length == 0) return;
        _breaks++;
        if (_breakWaits || (_text.Length >= LongLineChars && TextShape.IsStop(TextShape.LastSign(_text.Span)))) Flush();
        else _breakWaits = true;
    }

    private void Flush()
    {
        var text = _text.Trimmed();
        if (text.Length > 0 && text.ContainsAnyLetterOrDigit())
        {
            _page.Blocks.Add(new Block
            {
                Text = text.ToString(),
                Box = _textBox,
                Inline = _textInline,
                Shape = TextShape.Of(text),
                LinkChars = _linkChars,
                PageLinkChars = _pageLinkChars,
                Links = _links,
                StrongChars = _strongChars,
                SlantedChars = _slantedChars,
                ImagesBefore = _images,
                RulesBefore = _rules,
                LineBreaks = _breaks,
            });
            _images = 0;
            _rules = 0;
        }

        _text.Clear();
        _linkChars = _pageLinkChars = _links = _strongChars = _slantedChars = _breaks = 0;
        _breakWaits = _cellWaits = false;
        _textRow = -1;
    }

    private struct Frame
    {
        public LeanNode? Next;
        public int Box;
        public ulong Inline;
        public bool IsBlock;
        public bool IsLink;
        public bool IsPageLink;
        public bool IsStrong;
        public bool IsSlanted;
        public bool IsPreformatted;
    }
}
