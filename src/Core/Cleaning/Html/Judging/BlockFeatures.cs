using System.Numerics;
using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Html.Words;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Turns the blocks of a page into rows of numbers for the trees, which ask only for the order of numbers: no logarithms.</summary>
internal sealed class BlockFeatures
{
    private const int Levels = 5;
    private const int MaxClimb = 20;
    private const int ContextBlocks = 40;
    private const float None = 30;
    private static readonly int[] s_neighbours = [-2, -1, 1, 2];

    private readonly PageFacts _facts;
    private readonly PageEvidence _evidence;
    private readonly List<Block> _blocks;
    private readonly Match[] _matches;
    private readonly byte[] _places;
    private readonly uint[] _wordings;
    private readonly Dictionary<ulong, int> _copies = [];
    private readonly ulong[] _hashes;
    private readonly float[] _sizeBefore;
    private readonly int _titleBlock;

    private float[] _rows = [];
    private int _at;
    private int _lastHeading = -1;
    private int _lastRelated = -1;
    private int _lastComments = -1;
    private int _lastAboutAuthor = -1;
    private int _lastNewsletter = -1;

    private BlockFeatures(PageFacts facts)
    {
        _facts = facts;
        _evidence = new PageEvidence(facts.Page);
        _blocks = facts.Page.Blocks;
        _matches = new Match[_blocks.Count];
        _places = new byte[_blocks.Count * WordingReader.Count];
        _wordings = new uint[_blocks.Count];
        _hashes = new ulong[_blocks.Count];
        _sizeBefore = new float[_blocks.Count + 1];
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            _wordings[i] = WordingReader.Read(block.Text, block.Shape.Ideographs > 0 || IsUnspaced(block), Places(i));
            _matches[i] = _evidence.Compare(block);
            _hashes[i] = StableHash.Of(block.Text);
            _copies[_hashes[i]] = _copies.GetValueOrDefault(_hashes[i]) + 1;
            _sizeBefore[i + 1] = _sizeBefore[i] + block.Shape.Size;
        }

        _titleBlock = FindTitle();
    }

    /// <summary>Columns of a row; the same for every page.</summary>
    public static int Count { get; } = CountColumns();

    /// <summary>One row per block, one behind the other.</summary>
    public static float[] Of(PageFacts facts)
    {
        var rows = new float[facts.Page.Blocks.Count * Count];
        Fill(facts, rows);
        return rows;
    }

    /// <summary>The same into an array that may be longer.</summary>
    public static void Fill(PageFacts facts, float[] rows) => new BlockFeatures(facts) { _rows = rows }.Build();

    private static int CountColumns()
    {
        var page = new Page { Paths = 1 };
        page.Boxes.Add(new Box { Parent = -1, Depth = 0, Text = TextTag.Box, Own = 0, Path = 0, Row = -1 });
        page.Blocks.Add(new Block { Text = "a", Box = 0, Inline = 0, Shape = TextShape.Of("a"), LinkChars = 0, Links = 0, StrongChars = 0, SlantedChars = 0, ImagesBefore = 0, RulesBefore = 0, LineBreaks = 0 });
        var features = new BlockFeatures(PageFacts.Of(page)) { _rows = new float[1_000] };
        features.Row(0);
        return features._at;
    }

    private static bool IsUnspaced(Block block) => block.Text[0] is >= '\uAC00' and <= '\uD7AF' or >= '\u0E00' and <= '\u0E7F';

    private Span<byte> Places(int block) => _places.AsSpan(block * WordingReader.Count, WordingReader.Count);

    private void Build()
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            _at = i * Count;
            Row(i);
        }
    }

    private void Row(int i)
    {
        AddText(_blocks[i]);
        AddMeanings(_blocks[i]);
        AddWordings(i);
        AddBoxes(_blocks[i]);
        AddPlace(i);
        AddContext(i);
        AddEvidence(i);
        foreach (var step in s_neighbours) AddNeighbour(i, i + step);
        Add(_facts.Size);
        Add(_facts.Prose);
        Add(_blocks.Count);
        Add(_facts.LinkSize / (_facts.Size + 1));
    }

    private void Add(float value) => _rows[_at++] = value;

    private void Add(bool value) => _rows[_at++] = value ? 1 : 0;

    private void AddText(Block block)
    {
        var shape = block.Shape;
        var chars = block.Text.Length;
        Add(shape.Size);
        Add(shape.Words);
        Add(block.LinkChars / (float)chars);
        Add(block.Links);
        Add(block.StrongChars / (float)chars);
        Add(block.SlantedChars / (float)chars);
        Add(shape.Commas * 100 / shape.Size);
        Add(Math.Min(shape.Stops, 10));
        Add(shape.Stops * 100 / shape.Size);
        Add(LastKind(shape.Last));
        Add(FirstKind(shape.First));
        Add(shape.HasCase ? shape.CapitalWords / (float)Math.Max(1, shape.Words) : 0.15f);
        Add(shape.HasCase ? shape.Uppercase / (float)Math.Max(1, shape.Letters) : 0.03f);
        Add(shape.Digits / (float)chars);
        Add(shape.Size / Math.Max(1, shape.Words));
        Add(Math.Min(shape.Separators, 10));
        Add(shape.HasCase);
        Add(Math.Min(block.LineBreaks, 10));
        Add(Math.Min(block.ImagesBefore, 5));
        Add(Math.Min(block.RulesBefore, 3));
        Add((int)_facts.Page.Boxes[block.Box].Text);
        Add(_facts.Page.Boxes[block.Box].Depth);
    }

    private static int LastKind(char c) => c switch
    {
        '…' => 4,
        ':' or '：' => 3,
        ',' or '，' or ';' => 2,
        _ => TextShape.IsStop(c) ? 1 : char.IsDigit(c) ? -1 : 0,
    };

    private static int FirstKind(char c) => char.IsUpper(c) ? 0 : char.IsLower(c) ? 2 : char.IsLetter(c) ? 0 : char.IsDigit(c) ? 1 : c is '"' or '“' or '„' or '«' or '「' or '—' or '–' or '-' ? -1 : 3;

    // How many boxes up the nearest one with each meaning is.
    private void AddMeanings(Block block)
    {
        var distances = _rows.AsSpan(_at, MeaningSet.Count);
        distances.Fill(None);
        _at += MeaningSet.Count;
        ulong seen = 0;
        Note(block.Inline, 0, distances, ref seen);
        var box = block.Box;
        for (var level = 1; level <= MaxClimb && box >= 0; level++)
        {
            Note(_facts.Page.Boxes[box].Own, level, distances, ref seen);
            box = _facts.Page.Boxes[box].Parent;
        }
    }

    private static void Note(ulong meanings, int level, Span<float> distances, ref ulong seen)
    {
        var rest = meanings & ~seen;
        seen |= meanings;
        while (rest != 0)
        {
            distances[BitOperations.TrailingZeroCount(rest)] = level;
            rest &= rest - 1;
        }
    }

    private void AddWordings(int i)
    {
        foreach (var place in Places(i)) Add(place);
        Add(BitOperations.PopCount(_wordings[i]));
    }

    private void AddBoxes(Block block)
    {
        var box = block.Box;
        for (var level = 0; level < Levels; level++)
        {
            var sum = _facts.Boxes[box];
            Add(sum.Size);
            Add(sum.LinkSize / (sum.Size + 1));
            Add(sum.Prose / (_facts.Prose + 1));
            Add(sum.Blocks);
            Add(sum.Prose / (sum.Size + 1));
            box = Math.Max(_facts.Page.Boxes[box].Parent, 0);
        }

        var path = _facts.Paths[_facts.Page.Boxes[block.Box].Path];
        Add(path.Count);
        Add(path.Size / Math.Max(1, path.Count));
        Add(path.LinkSize / (path.Size + 1));
        Add(path.Prose / (_facts.Prose + 1));
    }

    private void AddPlace(int i)
    {
        var block = _blocks[i];
        var densest = _facts.ToDensest[block.Box];
        var widest = _facts.ToWidest[block.Box];
        Add(densest.Up);
        Add(densest.Down);
        Add(widest.Up);
        Add(widest.Down);
        Add(i < _facts.RunStart ? i - _facts.RunStart : i >= _facts.RunEnd ? i - _facts.RunEnd + 1 : 0);
        Add(_facts.RunEnd - _facts.RunStart);
        Add(Math.Abs(i - _facts.RunStart));
        Add(Math.Abs(_facts.RunEnd - i));
        Add(i / (float)_blocks.Count);
        Add(_sizeBefore[i] / (_facts.Size + 1));
        Add(_titleBlock < 0 ? 10_000 : i - _titleBlock);
        Add(_titleBlock < 0 ? 0 : _sizeBefore[i] - _sizeBefore[_titleBlock]);
        Add(_titleBlock >= 0);
    }

    private void AddContext(int i)
    {
        if (i > 0) Pass(i - 1);
        var heading = Back(i, _lastHeading);
        Add(heading < 0 ? 50 : heading);
        Add(heading < 0 ? 0 : (int)_facts.Page.Boxes[_blocks[i - heading].Box].Text);
        Add(heading >= 0 && _facts.Page.Boxes[_blocks[i - heading].Box].Parent == _facts.Page.Boxes[_blocks[i].Box].Parent);
        Add(heading < 0 ? 0 : HeadingWording(i - heading));
        Add(Back(i, _lastRelated) is > 0 and var toRelated ? toRelated : 50);
        Add(Back(i, _lastComments) is > 0 and var toComments ? toComments : 50);
        Add(Back(i, _lastAboutAuthor) is > 0 and var toAboutAuthor ? toAboutAuthor : 50);
        Add(Back(i, _lastNewsletter) is > 0 and var toNewsletter ? toNewsletter : 50);
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

    private void AddEvidence(int i)
    {
        var match = _matches[i];
        Add(match.OfBlockInTitle);
        Add(match.OfTitleInBlock);
        Add(match.OfBlockInDescription);
        Add(match.OfDescriptionInBlock);
        Add(_evidence.HasStructured ? match.InStructured : -1);
        Add(_evidence.HasStructured ? (_evidence.StructuredWords + 1) / (_facts.Prose + 6) : -1);
        Add(Math.Min(_copies[_hashes[i]], 9));
    }

    private void AddNeighbour(int self, int i)
    {
        if (i < 0 || i >= _blocks.Count)
        {
            for (var column = 0; column < 7; column++) Add(-1f);
            return;
        }

        var block = _blocks[i];
        var box = _facts.Page.Boxes[block.Box];
        var own = _facts.Page.Boxes[_blocks[self].Box];
        Add(block.Shape.Size);
        Add(block.LinkChars / (float)block.Text.Length);
        Add((int)box.Text);
        Add(block.Box == _blocks[self].Box ? 2 : box.Parent == own.Parent ? 1 : 0);
        Add(box.Path == own.Path);
        Add(LastKind(block.Shape.Last));
        Add(BitOperations.PopCount(_wordings[i]));
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
