namespace Serverless.Cleaning.PlainText;

/// <summary>All lines of a text with their traits, and sums over stretches of them.</summary>
internal sealed class PageShape
{
    private readonly float[] _units;
    private readonly float[] _prose;
    private readonly float[] _kinds;
    private readonly float[] _dates;
    private readonly float[] _teasers;

    public PageShape(IReadOnlyList<TextLine> lines)
    {
        Lines = lines;
        Traits = [.. lines.Select(line => LineTraits.Of(line.Text))];
        _units = Sums(i => Traits[i].Units);
        _prose = Sums(i => Traits[i].IsProse ? Traits[i].Units : 0);
        _kinds = Sums(i => Traits[i].Kinds != 0 ? 1 : 0);
        _dates = Sums(i => IsDate(Traits[i]) ? 1 : 0);
        _teasers = Sums(i => Traits[i].Ellipsis ? 1 : 0);
        CountRepeats();
        Core = CoreRun.Find(Traits);
        Vocabulary = new Vocabulary(lines, Traits, Core);
    }

    public IReadOnlyList<TextLine> Lines { get; }

    public LineTraits[] Traits { get; }

    /// <summary>How often each line's wording occurs.</summary>
    public int[] Repeats { get; private set; } = [];

    /// <summary>How often each line's wording has occurred before it.</summary>
    public int[] Ordinals { get; private set; } = [];

    /// <summary>The run of lines that holds most prose.</summary>
    public CoreRun Core { get; }

    public Vocabulary Vocabulary { get; }

    public int Count => Traits.Length;

    public float TotalUnits => _units[^1];

    public float TotalProse => _prose[^1];

    /// <summary>Words of the lines from <paramref name="from"/> to before <paramref name="to"/>, cut to the page.</summary>
    public float Units(int from, int to) => Between(_units, from, to);

    /// <summary>Words of prose lines.</summary>
    public float Prose(int from, int to) => Between(_prose, from, to);

    /// <summary>Lines with a chrome phrase.</summary>
    public float Kinds(int from, int to) => Between(_kinds, from, to);

    /// <summary>Lines that are dates.</summary>
    public float Dates(int from, int to) => Between(_dates, from, to);

    /// <summary>Lines cut short by an ellipsis.</summary>
    public float Teasers(int from, int to) => Between(_teasers, from, to);

    private static bool IsDate(LineTraits line) => line.DateLevel == 3 || (line.DateLevel == 2 && line.Units < 12);

    public static float Between(float[] sums, int from, int to) => sums[Math.Clamp(to, 0, sums.Length - 1)] - sums[Math.Clamp(from, 0, sums.Length - 1)];

    public float[] Sums(Func<int, float> value)
    {
        var sums = new float[Traits.Length + 1];
        for (var i = 0; i < Traits.Length; i++) sums[i + 1] = sums[i] + value(i);
        return sums;
    }

    private void CountRepeats()
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        Ordinals = new int[Lines.Count];
        for (var i = 0; i < Ordinals.Length; i++) counts[Lines[i].Text] = (Ordinals[i] = counts.GetValueOrDefault(Lines[i].Text)) + 1;
        Repeats = [.. Lines.Select(line => counts[line.Text])];
    }
}

/// <summary>The stretch of lines whose prose outweighs its chrome most.</summary>
/// <param name="Start">First line.</param>
/// <param name="End">Behind the last line.</param>
internal readonly record struct CoreRun(int Start, int End)
{
    private const float ShortLineCost = 9;

    /// <summary>Largest sum of prose words less a cost for every other line (Kadane's algorithm).</summary>
    public static CoreRun Find(LineTraits[] traits) => Find(traits.Length, i => traits[i].IsProse ? Math.Min(traits[i].Units, 120) : -ShortLineCost);

    public static CoreRun Find(int count, Func<int, float> gain)
    {
        var best = new CoreRun(0, 0);
        float bestSum = 0, sum = 0;
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            if (sum <= 0)
            {
                sum = 0;
                start = i;
            }

            sum += gain(i);
            if (sum <= bestSum) continue;
            bestSum = sum;
            best = new CoreRun(start, i + 1);
        }

        return best;
    }
}
