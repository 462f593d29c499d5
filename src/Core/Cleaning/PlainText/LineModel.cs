using Serverless.Cleaning.Learning;

namespace Serverless.Cleaning.PlainText;

/// <summary>How likely each line belongs to the article.</summary>
/// <param name="first">Judges a line by <see cref="LineFeatures"/>.</param>
/// <param name="second">Judges it again by <see cref="SmoothingFeatures"/>.</param>
internal sealed class LineModel(TreeEnsemble first, TreeEnsemble second)
{
    private const string Resource = "Serverless.Cleaning.PlainText.lines.model";
    private static readonly Lazy<LineModel> s_trained = new(Load);

    /// <summary>The model of the embedded file, trained by the bench command <c>train-lines</c>.</summary>
    public static LineModel Trained => s_trained.Value;

    public static LineModel Read(Stream stream)
    {
        Span<byte> counts = stackalloc byte[2];
        stream.ReadExactly(counts);
        if (counts[0] != LineFeatures.Count || counts[1] != SmoothingFeatures.Count)
            throw new InvalidDataException("The line model was trained for other features; run the bench command train-lines.");
        return new LineModel(TreeEnsemble.Read(stream), TreeEnsemble.Read(stream));
    }

    public void Write(Stream stream)
    {
        stream.Write([LineFeatures.Count, SmoothingFeatures.Count]);
        first.Write(stream);
        second.Write(stream);
    }

    public float[] Score(PageShape page)
    {
        var rows = LineFeatures.Rows(page);
        var scores = Array.ConvertAll(rows, row => first.Probability(row));
        return Array.ConvertAll(SmoothingFeatures.Rows(page, rows, scores), row => second.Probability(row));
    }

    private static LineModel Load()
    {
        using var stream = typeof(LineModel).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The assembly lacks {Resource}.");
        return Read(stream);
    }
}
