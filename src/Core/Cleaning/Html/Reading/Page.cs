namespace Serverless.Cleaning.Html.Reading;

/// <summary>A page as the judge sees it: blocks of text in reading order, each inside nested boxes.</summary>
internal sealed class Page
{
    public List<Box> Boxes { get; } = new(512);

    public List<Block> Blocks { get; } = new(256);

    /// <summary>Different paths of boxes.</summary>
    public int Paths { get; set; }

    public string? Title { get; set; }

    public string? SocialTitle { get; set; }

    public string? Description { get; set; }

    /// <summary>The text that the page's structured data gives as the article's, markup removed; null when it gives none.</summary>
    public string? StructuredBody { get; set; }
}

/// <summary>A block-level element.</summary>
internal sealed class Box
{
    public required int Parent { get; init; }

    public required int Depth { get; init; }

    public required TextTag Text { get; init; }

    /// <summary>What its own tag and names say.</summary>
    public required ulong Own { get; init; }

    /// <summary>Equal for boxes of equal tag and class under equal parents; counted from 0.</summary>
    public required int Path { get; init; }

    /// <summary>Table row this box is or lies in, by box number; −1 outside tables.</summary>
    public required int Row { get; init; }
}

/// <summary>A run of text that no block-level element interrupts.</summary>
internal sealed class Block
{
    public required string Text { get; init; }

    public required int Box { get; init; }

    /// <summary>Meanings of inline elements that hold all of its text.</summary>
    public required ulong Inline { get; init; }

    public required TextShape Shape { get; init; }

    public required int LinkChars { get; init; }

    /// <summary>Of them, those in links that stay on the page.</summary>
    public int PageLinkChars { get; init; }

    public required int Links { get; init; }

    public required int StrongChars { get; init; }

    public required int SlantedChars { get; init; }

    /// <summary>Pictures between the block before and this one.</summary>
    public required int ImagesBefore { get; init; }

    /// <summary>Rules (hr) between the block before and this one.</summary>
    public required int RulesBefore { get; init; }

    public required int LineBreaks { get; init; }
}
