using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Html.Words;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Chooses the blocks of the article: the model's opinion, then the few rules that hold on every page.</summary>
internal sealed class BlockSelector
{
    private const float MinorShare = 0.5f;
    private const int NearLevels = 4;
    private const int PromptBlocks = 15;
    private const float PointerSize = 200;
    private const float TableShare = 0.4f;
    private const float LongCell = 160;

    private static readonly ulong s_prompts = Meaning.Paywall.Bit() | Meaning.Newsletter.Bit() | Meaning.Popup.Bit() | Meaning.DialogTag.Bit() | Meaning.Form.Bit() | Meaning.FormTag.Bit();

    private readonly Page _page;
    private readonly float[] _odds;
    private readonly bool[] _kept;
    private readonly float[] _keptInBox;
    private readonly int[] _blocksInBox;
    private readonly int[] _buttonsInBox;
    private float _keptSize;

    private BlockSelector(Page page, float[] odds)
    {
        _page = page;
        _odds = odds;
        _kept = new bool[odds.Length];
        _keptInBox = new float[page.Boxes.Count];
        _blocksInBox = new int[page.Boxes.Count];
        _buttonsInBox = new int[page.Boxes.Count];
        for (var i = 0; i < odds.Length; i++) _kept[i] = odds[i] > 0;
    }

    public static bool[] Select(Page page, BlockModel model)
    {
        var selector = new BlockSelector(page, BlockJudge.Judge(page, model));
        selector.Sum();
        selector.KeepTablesWhole();
        selector.DropForeign();
        selector.DropHeadline();
        return selector._kept;
    }

    private void Sum()
    {
        for (var i = 0; i < _kept.Length; i++)
        {
            var box = _page.Blocks[i].Box;
            _blocksInBox[box]++;
            if (_page.Boxes[box].Text == TextTag.Label) _buttonsInBox[box]++;
            if (!_kept[i]) continue;
            _keptInBox[box] += _page.Blocks[i].Shape.Size;
            _keptSize += _page.Blocks[i].Shape.Size;
        }

        for (var i = _keptInBox.Length - 1; i > 0; i--)
        {
            var parent = _page.Boxes[i].Parent;
            if (parent < 0) continue;
            _keptInBox[parent] += _keptInBox[i];
            _blocksInBox[parent] += _blocksInBox[i];
            _buttonsInBox[parent] += _buttonsInBox[i];
        }
    }

    private void DropForeign()
    {
        for (var i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] && (IsInForeignBox(_page.Blocks[i].Box) || IsPointerOrCredit(_page.Blocks[i]))) _kept[i] = false;
        }
    }

    // A notice for visitors without scripts or about consent, and a box that asks for a click, are not the story, unless that box holds most of it.
    private bool IsInForeignBox(int box)
    {
        for (var level = 0; level < NearLevels && box >= 0; level++, box = _page.Boxes[box].Parent)
        {
            var own = _page.Boxes[box].Own;
            if (own.Has(Meaning.NoScriptTag)) return true;
            if (_keptInBox[box] >= MinorShare * _keptSize) return false;
            if (own.Has(Meaning.Consent)) return true;
            if ((own & s_prompts) != 0 && _buttonsInBox[box] > 0 && _blocksInBox[box] <= PromptBlocks) return true;
        }

        return false;
    }

    // "Read also:" with a link to another story; or named a caption and worded like one.
    private bool IsPointerOrCredit(Block block)
    {
        if (block.Shape.Size > PointerSize) return false;
        var isLinked = block.LinkChars * 2 > block.Text.Length;
        var isCaption = block.Inline.Has(Meaning.Caption) || _page.Boxes[block.Box].Own.Has(Meaning.Caption);
        if (!isLinked && !isCaption) return false;

        Span<byte> places = stackalloc byte[WordingReader.Count];
        WordingReader.Read(block.Text, block.Shape.Ideographs > 0, places);
        return (isLinked && places[(int)Wording.Related] == (byte)WordingPlace.AtStart) || (isCaption && places[(int)Wording.Credit] > 0);
    }

    // Rows and cells of a small table belong together: all of them, or none.
    private void KeepTablesWhole()
    {
        for (var start = 0; start < _kept.Length;)
        {
            var table = TableOf(_page.Blocks[start].Box);
            var end = start + 1;
            while (table >= 0 && end < _kept.Length && TableOf(_page.Blocks[end].Box) == table) end++;
            if (table >= 0) Decide(start, end);
            start = end;
        }
    }

    private void Decide(int start, int end)
    {
        float wanted = 0, all = 0;
        for (var i = start; i < end; i++)
        {
            var size = _page.Blocks[i].Shape.Size;
            if (size > LongCell || _page.Boxes[_page.Blocks[i].Box].Text == TextTag.Paragraph) return;
            all += size;
            wanted += size / (1 + MathF.Exp(-_odds[i]));
        }

        if (end - start > 1) Array.Fill(_kept, wanted > TableShare * all, start, end - start);
    }

    // The table of a block's row; −1 where it lies in none.
    private int TableOf(int box)
    {
        var row = _page.Boxes[box].Row;
        if (row < 0) return -1;
        var table = _page.Boxes[row].Parent;
        return table >= 0 && !_page.Boxes[table].Own.Has(Meaning.TableTag) ? _page.Boxes[table].Parent : table;
    }

    // The headline stands before the story, as its first h1.
    private void DropHeadline()
    {
        var first = Array.IndexOf(_kept, true);
        if (first < 0 || _page.Boxes[_page.Blocks[first].Box].Text != TextTag.Heading1) return;
        if (Array.IndexOf(_kept, true, first + 1) >= 0) _kept[first] = false;
    }
}
