using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Writing;

/// <summary>Turns judged blocks into the article's blocks and the list of what was left out near them.</summary>
internal static class ArticleWriter
{
    private const int QuoteLevels = 3;
    private const int LongCellChars = 120;
    private const string CellSeparator = " | ";

    public static List<TextBlock> Kept(Page page, bool[] kept)
    {
        var blocks = new List<TextBlock>();
        var lastRow = -1;
        for (var i = 0; i < kept.Length; i++)
        {
            if (!kept[i]) continue;

            var block = page.Blocks[i];
            var row = page.Boxes[block.Box].Row;
            var kind = KindOf(page, block, row);
            if (row >= 0 && row == lastRow && IsCell(page, block) && blocks[^1].Kind == BlockKind.TableRow)
                blocks[^1] = new TextBlock(BlockKind.TableRow, blocks[^1].Text + CellSeparator + block.Text);
            else
                blocks.Add(new TextBlock(kind, block.Text));
            lastRow = row;
        }

        return blocks;
    }

    private static bool IsCell(Page page, Block block) =>
        block.Text.Length < LongCellChars && page.Boxes[block.Box].Text is TextTag.Cell or TextTag.ListItem or TextTag.Box;

    private static BlockKind KindOf(Page page, Block block, int row)
    {
        var box = page.Boxes[block.Box];
        if (box.Text is >= TextTag.Heading1 and <= TextTag.Heading6) return BlockKind.Heading;
        if (box.Text == TextTag.Preformatted) return BlockKind.Code;
        if (row >= 0 && IsCell(page, block)) return BlockKind.TableRow;
        for (var (level, at) = (0, block.Box); level < QuoteLevels && at >= 0; level++, at = page.Boxes[at].Parent)
        {
            if (page.Boxes[at].Own.Has(Meaning.QuoteTag)) return BlockKind.Quotation;
            if (page.Boxes[at].Text == TextTag.ListItem) return BlockKind.ListItem;
        }

        return BlockKind.Paragraph;
    }
}
