namespace Serverless.Cleaning.PlainText;

/// <summary>Lines that stayed to blocks.</summary>
internal static class Blocks
{
    private const int MaxHeadingUnits = 16;

    /// <summary>
    /// One block a line. Where the text sets its blocks apart by blank lines, lines printed together (verse, a table, an address)
    /// stay together in one block.
    /// </summary>
    public static IReadOnlyList<TextBlock> Of(IReadOnlyList<TextLine> lines, List<int> kept)
    {
        // Only lines that stay and were neighbors decide, so that cleaned text decides the same again.
        int apart = 0, together = 0;
        for (var i = 1; i < kept.Count; i++)
        {
            if (kept[i] != kept[i - 1] + 1) continue;
            if (lines[kept[i]].AfterBlank) apart++;
            else together++;
        }

        var blocks = new List<TextBlock>();
        for (var i = 0; i < kept.Count; i++)
        {
            var text = lines[kept[i]].Text;
            if (i > 0 && together < apart && IsTogether(lines, kept, i)) blocks[^1] = new TextBlock(BlockKind.Paragraph, blocks[^1].Text + "\n" + text);
            else blocks.Add(new TextBlock(KindOf(text), text));
        }

        return blocks;
    }

    private static bool IsTogether(IReadOnlyList<TextLine> lines, List<int> kept, int i) => kept[i] == kept[i - 1] + 1 && !lines[kept[i]].AfterBlank;

    private static BlockKind KindOf(string text)
    {
        if (text.Length > 2 && text[0] is '•' or '*' or '-' or '–' or '·' && text[1] == ' ') return BlockKind.ListItem;
        return !LineEnds.IsTerminal(text) && WordTally.Of(text).Units <= MaxHeadingUnits ? BlockKind.Heading : BlockKind.Paragraph;
    }
}
