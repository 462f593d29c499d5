using System.Numerics;

namespace Serverless.Cleaning.PlainText;

/// <summary>
/// A line, its neighbors and its place in the page as numbers, for the learned model. The order is part of the trained file:
/// a change here needs <c>train-lines</c> again.
/// </summary>
internal static class LineFeatures
{
    public const int Count = Local + Around + Place + Strange;

    private const int Local = 29 + Kinds;
    private const int Kinds = (int)ChromeKind.AboutAuthor;
    private const int Around = (8 * 6) + (4 * 6) + 4 + 6;
    private const int Place = 12 + (2 * 10) + 7;
    private const int Strange = 6;
    private const int Far = 40;

    // Mean log odds of its words from which on a line is not a story's, whatever it looks like.
    private const float StrangeBelow = -0.5f;

    private static readonly int[] s_offsets = [-3, -2, -1, 1, 2, 3];
    private static readonly int[] s_windows = [3, 8, 20];

    // Sections that end a story, and the lines that come right before one.
    private static readonly int[] s_landmarks =
    [
        Bit(ChromeKind.Related) | Bit(ChromeKind.Popular), Bit(ChromeKind.Newsletter), Bit(ChromeKind.Comments), Bit(ChromeKind.Share), Bit(ChromeKind.Byline),
        Bit(ChromeKind.Copyright) | Bit(ChromeKind.Consent), Bit(ChromeKind.Contents), Bit(ChromeKind.Tags) | Bit(ChromeKind.AboutAuthor), Bit(ChromeKind.Navigation) | Bit(ChromeKind.Account), Bit(ChromeKind.ReadMore),
    ];

    /// <summary>One row of <see cref="Count"/> numbers per line.</summary>
    public static float[][] Rows(PageShape page, WordOdds words)
    {
        var wording = page.Lines.Select(line => words.Of(line.Text)).ToArray();
        var says = page.Sums(i => wording[i].Mean * page.Traits[i].Units);
        var rows = new float[page.Count][];
        var landmarks = new LandmarkDistances(page, s_landmarks, Far);
        var prose = new ProseDistances(page);
        var strange = page.Sums(i => wording[i].Mean < StrangeBelow ? 1 : 0);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new float[Count];
            var row = new RowWriter(rows[i]);
            WriteLocal(ref row, page, i, wording[i]);
            WriteAround(ref row, page, i, prose, wording, says);
            WritePlace(ref row, page, i, landmarks);
            WriteStrange(ref row, page, i, strange);
        }

        return rows;
    }

    private static void WriteLocal(ref RowWriter row, PageShape page, int i, LineWording wording)
    {
        var line = page.Traits[i];
        row.Add(Log(line.Units));
        row.Add(line.CharsPerUnit);
        row.Add(line.FunctionShare);
        row.Add(Log(line.FunctionShare * line.Units));
        row.Add(line.CapitalShare);
        row.Add(line.UpperShare);
        row.Add(line.DigitShare);
        row.Add(line.Terminal);
        row.Add(line.Ellipsis);
        row.Add(line.LastClass);
        row.Add(line.FirstClass);
        row.Add(line.Commas / line.Units);
        row.Add(line.SentenceEnds);
        row.Add(line.Separators);
        row.Add(line.Separators / line.Units);
        row.Add(line.Quotes);
        row.Add(line.Brackets);
        row.Add(line.HasAddress);
        row.Add(line.DateLevel);
        row.Add(line.IsProse);
        row.Add(BitOperations.PopCount((uint)line.Kinds));
        row.Add(line.Prompt != ChromeKind.None);
        row.Add(Math.Min(page.Repeats[i], 9));
        row.Add(Math.Min(page.Ordinals[i], 9));
        row.Add(i > 0 && page.Lines[i - 1].Text == page.Lines[i].Text);
        row.Add(page.Vocabulary.Overlap(i, page.Lines[i], line));
        row.Add(wording.Mean);
        row.Add(wording.Lowest);
        row.Add(wording.Highest);
        for (var kind = 1; kind <= Kinds; kind++) row.Add((line.Kinds >> kind & 1) != 0);
    }

    private static void WriteAround(ref RowWriter row, PageShape page, int i, ProseDistances prose, LineWording[] wording, float[] says)
    {
        foreach (var offset in s_offsets)
        {
            var known = i + offset >= 0 && i + offset < page.Count;
            var line = known ? page.Traits[i + offset] : null;
            row.Add(line is null ? -1 : Log(line.Units));
            row.Add(line?.FunctionShare ?? -1);
            row.Add(line is null ? -1 : line.Terminal ? 2 : line.LastClass == 1 ? 1 : 0);
            row.Add(line?.CapitalShare ?? -1);
            row.Add(line is null ? -1 : BitOperations.PopCount((uint)line.Kinds));
            row.Add(line is null ? -1 : line.DateLevel + (line.Ellipsis ? 4 : 0));
            row.Add(known ? wording[i + offset].Mean : 0);
            row.Add(known ? wording[i + offset].Lowest : 0);
        }

        foreach (var width in s_windows)
        {
            AddWindow(ref row, page, i - width, i, says);
            AddWindow(ref row, page, i + 1, i + 1 + width, says);
        }

        row.Add(Math.Min(prose.Before[i], Far));
        row.Add(Math.Min(prose.After[i], Far));
        row.Add(Math.Min(prose.RunBefore[i], 30));
        row.Add(Math.Min(prose.RunAfter[i], 30));
        row.Add(page.Dates(i - 4, i));
        row.Add(page.Dates(i + 1, i + 5));
        row.Add(page.Dates(i - 12, i + 13));
        row.Add(Math.Min(page.Dates(0, i), 5));
        row.Add(page.Teasers(i - 6, i + 7));
        row.Add(page.Teasers(0, page.Count) / page.Count);
    }

    private static void AddWindow(ref RowWriter row, PageShape page, int from, int to, float[] says)
    {
        var units = page.Units(from, to);
        row.Add(Log(units));
        row.Add(units == 0 ? -1 : page.Prose(from, to) / units);
        row.Add(page.Kinds(from, to));
        row.Add(units == 0 ? 0 : PageShape.Between(says, from, to) / units);
    }

    private static void WritePlace(ref RowWriter row, PageShape page, int i, LandmarkDistances landmarks)
    {
        var core = page.Core;
        var total = page.TotalUnits;
        row.Add(i / (float)page.Count);
        row.Add(page.Units(0, i) / total);
        row.Add(Log(i));
        row.Add(Log(page.Count - i));
        row.Add(Log(page.Prose(0, i)));
        row.Add(Log(page.Prose(i + 1, page.Count)));
        row.Add(Share(page.Prose(0, i), page.TotalProse));
        row.Add(i >= core.Start && i < core.End);
        row.Add(Math.Clamp(i - core.Start, -Far, Far));
        row.Add(Math.Clamp(core.End - i, -Far, Far));
        row.Add(i < core.Start ? page.Prose(i, core.Start) : 0);
        row.Add(i >= core.End ? page.Prose(core.End, i + 1) : 0);
        for (var mark = 0; mark < s_landmarks.Length; mark++)
        {
            row.Add(landmarks.Before[mark][i]);
            row.Add(landmarks.After[mark][i]);
        }

        row.Add(Log(page.Count));
        row.Add(Log(total));
        row.Add(Share(page.TotalProse, total));
        row.Add(total / page.Count);
        row.Add(page.Kinds(0, page.Count) / page.Count);
        row.Add(Share(page.Prose(core.Start, core.End), page.TotalProse));
        row.Add(Share(page.Prose(core.Start, core.End), page.Units(core.Start, core.End)));
    }

    // Lines whose words are not a story's: around the line, and between it and the densest prose.
    private static void WriteStrange(ref RowWriter row, PageShape page, int i, float[] strange)
    {
        var core = page.Core;
        var (from, to) = i >= core.End ? (core.End, i) : i < core.Start ? (i + 1, core.Start) : (0, 0);
        var between = PageShape.Between(strange, from, to);
        row.Add(strange[^1] / page.Count);
        row.Add(Log(PageShape.Between(strange, i + 1, page.Count)));
        row.Add(Log(between));
        row.Add(between / Math.Max(1, to - from));
        row.Add(PageShape.Between(strange, i - 5, i));
        row.Add(PageShape.Between(strange, i + 1, i + 6));
    }

    private static float Share(float part, float whole) => whole == 0 ? 0 : part / whole;

    private static float Log(float value) => MathF.Log(1 + value);

    private static int Bit(ChromeKind kind) => 1 << (int)kind;
}

/// <summary>Fills a row from left to right.</summary>
internal ref struct RowWriter(Span<float> row)
{
    private readonly Span<float> _row = row;
    private int _at;

    public void Add(float value) => _row[_at++] = value;

    public void Add(bool value) => _row[_at++] = value ? 1 : 0;
}
