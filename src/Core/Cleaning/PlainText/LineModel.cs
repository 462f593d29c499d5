using Serverless.Cleaning.Learning;

namespace Serverless.Cleaning.PlainText;

/// <summary>How likely each line belongs to the article.</summary>
/// <param name="words">What the words of a line say.</param>
/// <param name="first">Judges a line by <see cref="LineFeatures"/>.</param>
/// <param name="second">Judges it again by <see cref="SmoothingFeatures"/>.</param>
internal sealed class LineModel(WordOdds words, BoostedTrees first, BoostedTrees second)
{
    private const string Resource = "Serverless.Cleaning.PlainText.lines.model";
    private const int Version = 3;
    private static readonly Lazy<LineModel> s_trained = new(Load);

    /// <summary>The model of the embedded file, trained by the bench command <c>train-lines</c>.</summary>
    public static LineModel Trained => s_trained.Value;

    public static LineModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadInt32() != Version || reader.ReadInt32() != LineFeatures.Count || reader.ReadInt32() != SmoothingFeatures.Count)
            throw new InvalidDataException("The line model was trained for other features; run the bench command train-lines.");
        return new LineModel(WordOdds.Read(reader), BoostedTrees.Read(reader), BoostedTrees.Read(reader));
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(LineFeatures.Count);
        writer.Write(SmoothingFeatures.Count);
        words.Write(writer);
        first.Write(writer);
        second.Write(writer);
    }

    public float[] Score(PageShape page)
    {
        var rows = LineFeatures.Rows(page, words);
        return Shares(second, SmoothingFeatures.Rows(page, rows, Shares(first, rows)));
    }

    /// <summary>What trees make of each row, 0 to 1.</summary>
    public static float[] Shares(BoostedTrees trees, float[][] rows)
    {
        using var table = RowTable.Of(rows);
        return Array.ConvertAll(trees.LogOdds(table), odds => 1 / (1 + MathF.Exp(-odds)));
    }

    private static LineModel Load()
    {
        using var stream = typeof(LineModel).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The assembly lacks {Resource}.");
        return Read(stream);
    }
}
