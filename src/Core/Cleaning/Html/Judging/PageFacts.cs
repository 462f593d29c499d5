using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Judging;

/// <summary>Sums over the boxes of a page and where its prose lies: the ground on which single blocks are judged.</summary>
internal sealed class PageFacts
{
    private const float ProseSize = 80;
    private const float ProseLinkDensity = 0.35f;

    /// <summary>A run of prose loses this much at each block that is no prose, on top of the block's link text.</summary>
    private const float RunCost = 30;
    private const float MostRunGain = 600;

    public required Page Page { get; init; }

    public required BoxSum[] Boxes { get; init; }

    public required PathSum[] Paths { get; init; }

    public required float Size { get; init; }

    public required float LinkSize { get; init; }

    public required float Prose { get; init; }

    /// <summary>Numbers of the first block of the best run of prose and the one behind its last.</summary>
    public int RunStart { get; private set; }

    public int RunEnd { get; private set; }

    /// <summary>Levels between each box and the box that directly holds the most prose.</summary>
    public Distance[] ToDensest { get; private set; } = [];

    /// <summary>Levels between each box and the innermost box that holds most of the prose of the page.</summary>
    public Distance[] ToWidest { get; private set; } = [];

    public static bool IsProse(Block block) =>
        block.Shape.Size >= ProseSize && block.LinkChars < ProseLinkDensity * block.Text.Length && block.Shape.Stops + block.Shape.Commas > 0;

    public static PageFacts Of(Page page)
    {
        var boxes = new BoxSum[page.Boxes.Count];
        var paths = new PathSum[page.Paths];
        float size = 0, links = 0, prose = 0;
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            var scale = block.Shape.Size / block.Text.Length;
            var sum = new BoxSum { Size = block.Shape.Size, LinkSize = block.LinkChars * scale, Blocks = 1, Prose = IsProse(block) ? block.Shape.Size : 0 };
            boxes[block.Box].Add(sum);
            boxes[block.Box].DirectProse += sum.Prose;
            var path = page.Boxes[block.Box].Path;
            paths[path] = paths[path].Plus(sum);
            size += sum.Size;
            links += sum.LinkSize;
            prose += sum.Prose;
        }

        // Boxes stand in document order, so walking back adds every box to its parent after its own children.
        for (var i = boxes.Length - 1; i > 0; i--)
        {
            var parent = page.Boxes[i].Parent;
            if (parent < 0) continue;
            boxes[parent].Add(boxes[i]);
            if (IsLeaf(page.Boxes[i])) boxes[parent].DirectProse += boxes[i].Prose;
        }

        var facts = new PageFacts { Page = page, Boxes = boxes, Paths = paths, Size = size, LinkSize = links, Prose = prose };
        facts.FindRun();
        facts.ToDensest = facts.DistancesTo(facts.FindDensest());
        facts.ToWidest = facts.DistancesTo(facts.FindWidest());
        return facts;
    }

    private static bool IsLeaf(Box box) => box.Text is not (TextTag.Box or TextTag.Cell);

    private void FindRun()
    {
        float best = 0, current = 0;
        var start = 0;
        for (var i = 0; i < Page.Blocks.Count; i++)
        {
            var block = Page.Blocks[i];
            current += IsProse(block) ? Math.Min(block.Shape.Size, MostRunGain) : -RunCost - block.LinkChars;
            if (current <= 0)
            {
                current = 0;
                start = i + 1;
            }
            else if (current > best)
            {
                best = current;
                (RunStart, RunEnd) = (start, i + 1);
            }
        }
    }

    private int FindDensest()
    {
        var best = 0;
        for (var i = 1; i < Boxes.Length; i++)
        {
            if (Boxes[i].DirectProse > Boxes[best].DirectProse) best = i;
        }

        return best;
    }

    private int FindWidest()
    {
        var best = 0;
        for (var i = 1; i < Boxes.Length; i++)
        {
            if (Boxes[i].Prose > 0.6f * Prose && Page.Boxes[i].Depth >= Page.Boxes[best].Depth) best = i;
        }

        return best;
    }

    private Distance[] DistancesTo(int target)
    {
        var distances = new Distance[Boxes.Length];
        var onPath = new bool[Boxes.Length];
        byte down = 0;
        for (var i = target; i >= 0 && i < Boxes.Length; i = Page.Boxes[i].Parent)
        {
            onPath[i] = true;
            distances[i] = new Distance(0, down);
            if (down < byte.MaxValue) down++;
        }

        for (var i = 0; i < distances.Length; i++)
        {
            if (onPath[i] || Page.Boxes[i].Parent < 0) continue;
            var parent = distances[Page.Boxes[i].Parent];
            distances[i] = new Distance((byte)Math.Min(parent.Up + 1, byte.MaxValue), parent.Down);
        }

        return distances;
    }
}

/// <summary>Steps from a box up to the nearest box it shares with another, and down from there to the other.</summary>
internal readonly record struct Distance(byte Up, byte Down);

/// <summary>Sums over the blocks inside a box.</summary>
internal struct BoxSum
{
    public float Size;
    public float LinkSize;
    public float Prose;
    public float DirectProse;
    public int Blocks;

    public void Add(in BoxSum other)
    {
        Size += other.Size;
        LinkSize += other.LinkSize;
        Prose += other.Prose;
        Blocks += other.Blocks;
    }
}

/// <summary>Sums over the blocks whose boxes have equal paths: what a template repeats.</summary>
internal readonly record struct PathSum(int Count, float Size, float LinkSize, float Prose)
{
    public PathSum Plus(in BoxSum block) => new(Count + 1, Size + block.Size, LinkSize + block.LinkSize, Prose + block.Prose);
}
