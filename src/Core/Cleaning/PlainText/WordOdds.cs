namespace Serverless.Cleaning.PlainText;

/// <summary>
/// What words and pairs of words say of a line: those of many stories, or those that stand around stories ("sign up", "is the author
/// of"). Learned by counting pages; a word of few pages says nothing, so that no story's own words count.
/// </summary>
/// <param name="odds">Per bucket of words, <see cref="Steps"/> steps to one of log odds.</param>
internal sealed class WordOdds(sbyte[] odds)
{
    /// <summary>Words share buckets by hash: a table of fixed size.</summary>
    public const int Buckets = 1 << 16;

    public const float Steps = 24;

    /// <summary>Words and pairs of a line that are looked at, at most; a line's kind shows early.</summary>
    public const int MaxGrams = 120;

    private const uint Edge = 17;

    /// <summary>No word says anything.</summary>
    public static WordOdds None { get; } = new(new sbyte[Buckets]);

    public static WordOdds Read(BinaryReader reader) => new(Array.ConvertAll(reader.ReadBytes(Buckets), odd => (sbyte)odd));

    public void Write(BinaryWriter writer) => writer.Write(Array.ConvertAll(odds, odd => (byte)odd));

    public LineWording Of(string line)
    {
        Span<int> grams = stackalloc int[MaxGrams];
        var count = Grams(line, grams);
        float sum = 0, known = 0;
        Span<float> lowest = [0, 0, 0];
        Span<float> highest = [0, 0, 0];
        foreach (var gram in grams[..count])
        {
            if (odds[gram] == 0) continue;
            var odd = odds[gram] / Steps;
            known++;
            sum += odd;
            Push(lowest, odd);
            Push(highest, -odd);
        }

        return new LineWording(known == 0 ? 0 : sum / known, Sum(lowest), -Sum(highest));
    }

    /// <summary>Buckets of the words of a line and of its pairs of words; its start and its end are words, too.</summary>
    /// <returns>How many.</returns>
    public static int Grams(ReadOnlySpan<char> line, Span<int> grams)
    {
        var count = 0;
        var before = Edge;
        for (var at = 0; at < line.Length && count + 2 < grams.Length;)
        {
            var stop = WordTally.WordEnd(line, at);
            if (stop > at)
            {
                var word = HashOf(line[at..stop]);
                grams[count++] = Bucket(word);
                grams[count++] = Bucket((before * 31) ^ word);
                before = word;
            }

            at = Math.Max(stop, at + 1);
        }

        grams[count++] = Bucket((before * 31) ^ Edge);
        return count;
    }

    private static void Push(Span<float> lowest, float value)
    {
        for (var i = 0; i < lowest.Length; i++)
            if (value < lowest[i]) (lowest[i], value) = (value, lowest[i]);
    }

    private static float Sum(Span<float> values) => values[0] + values[1] + values[2];

    // All numbers are one word.
    private static uint HashOf(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        if (char.IsDigit(word[0])) return hash;
        foreach (var c in word) hash = (hash ^ char.ToLowerInvariant(c)) * 16777619u;
        return hash;
    }

    private static int Bucket(uint hash) => (int)((hash * 2654435769u) >> 16);
}

/// <summary>What the words of a line say.</summary>
/// <param name="Mean">Mean log odds of the known ones.</param>
/// <param name="Lowest">Sum of the three that speak most against a story.</param>
/// <param name="Highest">Sum of the three that speak most for one.</param>
internal readonly record struct LineWording(float Mean, float Lowest, float Highest);
