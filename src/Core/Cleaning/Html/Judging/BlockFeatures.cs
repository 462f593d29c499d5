using System.Diagnostics;
using System.Numerics;
using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Html.Words;
using Serverless.Cleaning.Learning;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Turns the blocks of a page into rows of numbers for the trees, which ask only for the order of numbers: no logarithms.</summary>
internal sealed class BlockFeatures
{
    private const int Levels = 5;
    private const int MaxClimb = 20;
    private const int TextColumns = 22;
    private const int ContextBlocks = 40;
    private const float None = 30;
    private static readonly int[] s_neighbours = [-2, -1, 1, 2];

    private readonly PageFacts _facts;
    private readonly PageEvidence _evidence;
    private readonly List<Block> _blocks;
    private readonly Match[] _matches;
    private readonly byte[] _places;
    private readonly uint[] _wordings;
    private readonly int[] _firstCopies;
    private readonly int[] _copies;
    private readonly float[] _sizeBefore;
    private readonly int _titleBlock;

    private int _lastHeading = -1;
    private int _lastRelated = -1;
    private int _lastComments = -1;
    private int _lastAboutAuthor = -1;
    private int _lastNewsletter = -1;

    public BlockFeatures(PageFacts facts)
    {
        _facts = facts;
        _evidence = new PageEvidence(facts.Page);
        _blocks = facts.Page.Blocks;
        _matches = new Match[_blocks.Count];
        _places = new byte[_blocks.Count * WordingReader.Count];
        _wordings = new uint[_blocks.Count];
        _firstCopies = new int[_blocks.Count];
        _copies = new int[_blocks.Count];
        var firstCopies = new Dictionary<string, int>(_blocks.Count);
        _sizeBefore = new float[_blocks.Count + 1];
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            _wordings[i] = WordingReader.Read(block.Text, block.Shape.Ideographs > 0 || IsUnspaced(block), Places(i));
            _matches[i] = _evidence.Compare(block);
            _firstCopies[i] = firstCopies.TryAdd(block.Text, i) ? i : firstCopies[block.Text];
            _copies[_firstCopies[i]]++;
            _sizeBefore[i + 1] = _sizeBefore[i] + block.Shape.Size;
        }

        _titleBlock = FindTitle();
    }

    /// <summary>Columns of a row; the same for every page.</summary>
    public static int Count { get; } = CountColumns();

    /// <summary>Fills the first columns of the rows of a group, one row per block; one group after the other.</summary>
    public void Fill(RowTable rows, int group)
    {
        rows.Fill(group, TextColumns, MeaningSet.Count, None);
        rows.Fill(group, TextColumns + MeaningSet.Count, WordingReader.Count, 0);
        var start = group * RowTable.GroupRows;
        for (var i = start; i < rows.Rows && i < start + RowTable.GroupRows; i++)
        {
            var row = rows.Row(i);
            Fill(ref row, i);
        }
    }

    private static int CountColumns()
    {
        var page = new Page { Paths = 1 };
        page.Boxes.Add(new Box { Parent = -1, Depth = 0, Text = TextTag.Box, Own = 0, Path = 0, Row = -1 });
        page.Blocks.Add(new Block { Text = "a", Box = 0, Inline = 0, Shape = TextShape.Of("a"), LinkChars = 0, Links = 0, StrongChars = 0, SlantedChars = 0, ImagesBefore = 0, RulesBefore = 0, LineBreaks = 0 });
        using var rows = new RowTable(1, 1_000);
        var row = rows.Row(0);
        new BlockFeatures(PageFacts.Of(page)).Fill(ref row, 0);
        return row.Filled;
    }

    private static bool IsUnspaced(Block block) => block.Text[0] is >= '\uAC00' and <= '\uD7AF' or >= '\u0E00' and <= '\u0E7F';

    private Span<byte> Places(int block) => _places.AsSpan(block * WordingReader.Count, WordingReader.Count);

    private void Fill(ref RowCells row, int i)
    {
        AddText(ref row, _blocks[i]);
        Debug.Assert(row.Filled == TextColumns, "The columns that are filled beforehand begin elsewhere.");
        AddMeanings(ref row, _blocks[i]);
        AddWordings(ref row, i);
        AddBoxes(ref row, _blocks[i]);
        AddPlace(ref row, i);
        AddContext(ref row, i);
        AddEvidence(ref row, i);
        foreach (var step in s_neighbours) AddNeighbour(ref row, i, i + step);
        row.Add(_facts.Size);
        row.Add(_facts.Prose);
        row.Add(_blocks.Count);
        row.Add(_facts.LinkSize / (_facts.Size + 1));
    }

    private void AddText(ref RowCells row, Block block)
    {
        var shape = block.Shape;
        var chars = block.Text.Length;
        row.Add(shape.Size);
        row.Add(shape.Words);
        row.Add(block.LinkChars / (float)chars);
        row.Add(block.Links);
        row.Add(block.StrongChars / (float)chars);
        row.Add(block.SlantedChars / (float)chars);
        row.Add(shape.Commas * 100 / shape.Size);
        row.Add(Math.Min(shape.Stops, 10));
        row.Add(shape.Stops * 100 / shape.Size);
        row.Add(LastKind(shape.Last));
        row.Add(FirstKind(shape.First));
        row.Add(shape.HasCase ? shape.CapitalWords / (float)Math.Max(1, shape.Words) : 0.15f);
        row.Add(shape.HasCase ? shape.Uppercase / (float)Math.Max(1, shape.Letters) : 0.03f);
        row.Add(shape.Digits / (float)chars);
        row.Add(shape.Size / Math.Max(1, shape.Words));
        row.Add(Math.Min(shape.Separators, 10));
        row.Add(shape.HasCase);
        row.Add(Math.Min(block.LineBreaks, 10));
        row.Add(Math.Min(block.ImagesBefore, 5));
        row.Add(Math.Min(block.RulesBefore, 3));
        row.Add((int)_facts.Page.Boxes[block.Box].Text);
        row.Add(_facts.Page.Boxes[block.Box].Depth);
    }

    private static int LastKind(char c) => c switch
    {
        '…' => 4,
        ':' or '：' => 3,
        ',' or '，' or ';' => 2,
        _ => TextShape.IsStop(c) ? 1 : char.IsDigit(c) ? -1 : 0,
    };

    private static int FirstKind(char c) => char.IsUpper(c) ? 0 : char.IsLower(c) ? 2 : char.IsLetter(c) ? 0 : char.IsDigit(c) ? 1 : c is '"' or '“' or '„' or '«' or '「' or '—' or '–' or '-' ? -1 : 3;

    // How many boxes up the nearest one with each meaning is. Most blocks have few, so the table is filled with none beforehand.
    private void AddMeanings(ref RowCells row, Block block)
    {
        ulong seen = 0;
        Note(block.Inline, 0, row, ref seen);
        var box = block.Box;
        for (var level = 1; level <= MaxClimb && box >= 0; level++)
        {
            Note(_facts.Page.Boxes[box].Own, level, row, ref seen);
            box = _facts.Page.Boxes[box].Parent;
        }

        row.Skip(MeaningSet.Count);
    }

    private static void Note(ulong meanings, int level, in RowCells row, ref ulong seen)
    {
        var rest = meanings & ~seen;
        seen |= meanings;
        while (rest != 0)
        {
            row.Set(BitOperations.TrailingZeroCount(rest), level);
            rest &= rest - 1;
        }
    }

    private void AddWordings(ref RowCells row, int i)
    {
        var places = Places(i);
        for (var rest = _wordings[i]; rest != 0; rest &= rest - 1)
        {
            var wording = BitOperations.TrailingZeroCount(rest);
            row.Set(wording, places[wording]);
        }

        row.Skip(WordingReader.Count);
        row.Add(BitOperations.PopCount(_wordings[i]));
    }

    private void AddBoxes(ref RowCells row, Block block)
    {
        var box = block.Box;
        for (var level = 0; level < Levels; level++)
        {
            var sum = _facts.Boxes[box];
            row.Add(sum.Size);
            row.Add(sum.LinkSize / (sum.Size + 1));
            row.Add(sum.Prose / (_facts.Prose + 1));
            row.Add(sum.Blocks);
            row.Add(sum.Prose / (sum.Size + 1));
            box = Math.Max(_facts.Page.Boxes[box].Parent, 0);
        }

        var path = _facts.Paths[_facts.Page.Boxes[block.Box].Path];
        row.Add(path.Count);
        row.Add(path.Size / Math.Max(1, path.Count));
        row.Add(path.LinkSize / (path.Size + 1));
        row.Add(path.Prose / (_facts.Prose + 1));
    }

    private void AddPlace(ref RowCells row, int i)
    {
        var block = _blocks[i];
        var densest = _facts.ToDensest[block.Box];
        var widest = _facts.ToWidest[block.Box];
        row.Add(densest.Up);
        row.Add(densest.Down);
        row.Add(widest.Up);
        row.Add(widest.Down);
        row.Add(i < _facts.RunStart ? i - _facts.RunStart : i >= _facts.RunEnd ? i - _facts.RunEnd + 1 : 0);
        row.Add(_facts.RunEnd - _facts.RunStart);
        row.Add(Math.Abs(i - _facts.RunStart));
        row.Add(Math.Abs(_facts.RunEnd - i));
        row.Add(i / (float)_blocks.Count);
        row.Add(_sizeBefore[i] / (_facts.Size + 1));
        row.Add(_titleBlock < 0 ? 10_000 : i - _titleBlock);
        row.Add(_titleBlock < 0 ? 0 : _sizeBefore[i] - _sizeBefore[_titleBlock]);
        row.Add(_titleBlock >= 0);
    }

    private void AddContext(ref RowCells row, int i)
    {
        if (i > 0) Pass(i - 1);
        var heading = Back(i, _lastHeading);
        row.Add(heading < 0 ? 50 : heading);
        row.Add(heading < 0 ? 0 : (int)_facts.Page.Boxes[_blocks[i - heading].Box].Text);
        row.Add(heading >= 0 && _facts.Page.Boxes[_blocks[i - heading].Box].Parent == _facts.Page.Boxes[_blocks[i].Box].Parent);
        row.Add(heading < 0 ? 0 : HeadingWording(i - heading));
        row.Add(Back(i, _lastRelated) is > 0 and var toRelated ? toRelated : 50);
        row.Add(Back(i, _lastComments) is > 0 and var toComments ? toComments : 50);
        row.Add(Back(i, _lastAboutAuthor) is > 0 and var toAboutAuthor ? toAboutAuthor : 50);
        row.Add(Back(i, _lastNewsletter) is > 0 and var toNewsletter ? toNewsletter : 50);
    }

    // Blocks back to the last one of a kind; −1 where that is too far to matter.
    private static int Back(int i, int last) => last >= 0 && i - last <= ContextBlocks ? i - last : -1;

    private void Pass(int block)
    {
        if (IsHeading(_blocks[block])) _lastHeading = block;
        if (_wordings[block] == 0) return;

        var places = Places(block);
        if (places[(int)Wording.Related] >= (int)WordingPlace.AtStart) _lastRelated = block;
        if (places[(int)Wording.Comments] >= (int)WordingPlace.AtStart) _lastComments = block;
        if (places[(int)Wording.AboutAuthor] >= (int)WordingPlace.AtStart) _lastAboutAuthor = block;
        if (places[(int)Wording.Newsletter] >= (int)WordingPlace.AtStart) _lastNewsletter = block;
    }

    private float HeadingWording(int heading)
    {
        var wording = _wordings[heading];
        var places = Places(heading);
        if (wording == 0) return 0;
        if (places[(int)Wording.Related] >= 2) return 6;
        if (places[(int)Wording.Comments] >= 2) return 5;
        if (places[(int)Wording.Newsletter] >= 2) return 4;
        if (places[(int)Wording.Share] >= 2) return 3;
        if (places[(int)Wording.AboutAuthor] >= 2 || places[(int)Wording.Tags] >= 2) return 2;
        return 1;
    }

    private bool IsHeading(Block block) => _facts.Page.Boxes[block.Box].Text is >= TextTag.Heading1 and <= TextTag.Heading6;

    private void AddEvidence(ref RowCells row, int i)
    {
        var match = _matches[i];
        row.Add(match.OfBlockInTitle);
        row.Add(match.OfTitleInBlock);
        row.Add(match.OfBlockInDescription);
        row.Add(match.OfDescriptionInBlock);
        row.Add(_evidence.HasStructured ? match.InStructured : -1);
        row.Add(_evidence.HasStructured ? (_evidence.StructuredWords + 1) / (_facts.Prose + 6) : -1);
        row.Add(Math.Min(_copies[_firstCopies[i]], 9));
    }

    private void AddNeighbour(ref RowCells row, int self, int i)
    {
        if (i < 0 || i >= _blocks.Count)
        {
            for (var column = 0; column < 7; column++) row.Add(-1f);
            return;
        }

        var block = _blocks[i];
        var box = _facts.Page.Boxes[block.Box];
        var own = _facts.Page.Boxes[_blocks[self].Box];
        row.Add(block.Shape.Size);
        row.Add(block.LinkChars / (float)block.Text.Length);
        row.Add((int)box.Text);
        row.Add(block.Box == _blocks[self].Box ? 2 : box.Parent == own.Parent ? 1 : 0);
        row.Add(box.Path == own.Path);
        row.Add(LastKind(block.Shape.Last));
        row.Add(BitOperations.PopCount(_wordings[i]));
    }

    // The block that carries the headline: the first h1 like the page's title, else the first h1 or the block most like the title.
    private int FindTitle()
    {
        var best = -1;
        float bestScore = 0.3f;
        for (var i = 0; i < _blocks.Count; i++)
        {
            var tag = _facts.Page.Boxes[_blocks[i].Box].Text;
            var match = _matches[i];
            var score = (match.OfBlockInTitle * match.OfTitleInBlock) + (tag == TextTag.Heading1 ? 0.5f : tag == TextTag.Heading2 ? 0.1f : 0);
            if (score > bestScore + 0.01f)
            {
                bestScore = score;
                best = i;
            }
        }

        return best;
    }
}
