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
    private const float LeastShare = 0.25f;
    private const float SureShare = 0.5f;
    private const float ShortSize = 60;
    private const float RepeatSize = 60;
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
        KeepLikeliest();
    }

    public static bool[] Select(Page page, BlockModel model)
    {
        var selector = new BlockSelector(page, BlockJudge.Judge(page, model));
        selector.Sum();
        selector.KeepTablesWhole();
        selector.DropForeign();
        selector.DropRepeats();
        selector.DropHeadline();
        selector.DropEmptyHeadings();
        return selector._kept;
    }

    // As many of the likeliest blocks as make the expected overlap with the article (F1, by size) largest: on a page where
    // little is sure, the bar is lower than where the story stands out.
    private void KeepLikeliest()
    {
        var order = new int[_odds.Length];
        var shares = new float[_odds.Length];
        float expected = 0;
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            shares[i] = -1 / (1 + MathF.Exp(-_odds[i]));
            expected -= shares[i] * _page.Blocks[i].Shape.Size;
        }

        Array.Sort(shares, order);
        float right = 0, size = 0, best = 0;
        var count = 0;
        for (var i = 0; i < order.Length; i++)
        {
            var own = _page.Blocks[order[i]].Shape.Size;
            right -= shares[i] * own;
            size += own;
            var overlap = right / (size + expected);
            if (overlap < best) continue;
            best = overlap;
            count = i + 1;
        }

        for (var i = 0; i < count && -shares[i] > LeastShare; i++)
            _kept[order[i]] = -shares[i] > SureShare || _page.Blocks[order[i]].Shape.Size >= ShortSize;
    }

    // A block that stands on the page twice, for wide and for narrow screens, is read once.
    private void DropRepeats()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _kept.Length; i++)
        {
            if (_kept[i] && _page.Blocks[i].Shape.Size >= RepeatSize && !seen.Add(_page.Blocks[i].Text)) _kept[i] = false;
        }
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
            if (_kept[i] && (IsInForeignBox(_page.Blocks[i]) || IsPointerOrCredit(_page.Blocks[i]))) _kept[i] = false;
        }
    }

    // A notice for visitors without scripts or about consent, and a box that asks for a click, are not the story, unless that box holds most of it.
    private bool IsInForeignBox(Block block)
    {
        var box = block.Box;
        for (var level = 0; level < NearLevels && box >= 0; level++, box = _page.Boxes[box].Parent)
        {
            if (_page.Boxes[box].Own.Has(Meaning.NoScriptTag)) return true;
        }

        box = block.Box;
        for (var level = 0; level < NearLevels && box >= 0; level++, box = _page.Boxes[box].Parent)
        {
            var own = _page.Boxes[box].Own;
            if (_keptInBox[box] >= MinorShare * _keptSize) return false;
            if (own.Has(Meaning.Consent) && Says(block, Wording.Consent) > WordingPlace.None) return true;
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

        return (isLinked && Says(block, Wording.Related) == WordingPlace.AtStart) || (isCaption && Says(block, Wording.Credit) > WordingPlace.None);
    }

    // A heading below which nothing is left headed something else.
    private void DropEmptyHeadings()
    {
        var next = -1;
        for (var i = _kept.Length - 1; i >= 0; i--)
        {
            if (!_kept[i]) continue;
            var level = HeadingLevel(i);
            if (level > 0 && (next < 0 || (next > i + 1 && HeadingLevel(next) is var other && other > 0 && other <= level)))
                _kept[i] = false;
            else
                next = i;
        }
    }

    private int HeadingLevel(int block)
    {
        var tag = _page.Boxes[_page.Blocks[block].Box].Text;
        return tag is >= TextTag.Heading1 and <= TextTag.Heading6 ? tag - TextTag.Heading1 + 1 : 0;
    }

    private static WordingPlace Says(Block block, Wording wording)
    {
        Span<byte> places = stackalloc byte[WordingReader.Count];
        WordingReader.Read(block.Text, block.Shape.Ideographs > 0, places);
        return (WordingPlace)places[(int)wording];
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
