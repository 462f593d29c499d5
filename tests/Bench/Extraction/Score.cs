namespace Serverless.Bench.Extraction;

/// <summary>Means over the pages of a set.</summary>
internal sealed class Score
{
    private double _precision;
    private double _recall;
    private double _wordF1;
    private int _exact;
    private int _pages;

    private int _found;
    private int _missed;
    private int _wrong;
    private int _segmentPages;

    public bool IsOfSegments => _segmentPages > _pages;

    public double Precision => IsOfSegments ? Ratio(_found, _found + _wrong) : Ratio(_precision, _pages);

    public double Recall => IsOfSegments ? Ratio(_found, _found + _missed) : Ratio(_recall, _pages);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public double WordF1 => IsOfSegments ? 0 : Ratio(_wordF1, _pages);

    public double Exact => IsOfSegments ? 0 : Ratio(_exact, _pages);

    /// <summary>Adds a page; returns its own F1.</summary>
    public double Add(GoldPage page, string predicted) => page.Body is { } body ? AddText(body, predicted) : AddSegments(page, predicted);

    private double AddText(string body, string predicted)
    {
        var tokens = Shingles.Tokens(predicted);
        var gold = Shingles.Tokens(body);
        var overlap = Shingles.Compare(tokens, gold);
        _precision += overlap.Precision;
        _recall += overlap.Recall;
        _wordF1 += Shingles.CompareWords(tokens, gold).F1;
        if (tokens.AsSpan().SequenceEqual(gold)) _exact++;
        _pages++;
        return overlap.F1;
    }

    private double AddSegments(GoldPage page, string predicted)
    {
        var text = Fold(predicted);
        var found = page.With.Count(segment => text.Contains(Fold(segment), StringComparison.Ordinal));
        var wrong = page.Without.Count(segment => text.Contains(Fold(segment), StringComparison.Ordinal));
        _found += found;
        _missed += page.With.Count - found;
        _wrong += wrong;
        _segmentPages++;
        return new Overlap(found, wrong, page.With.Count - found).F1;
    }

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
