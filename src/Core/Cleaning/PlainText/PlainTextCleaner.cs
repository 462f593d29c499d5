namespace Serverless.Cleaning.PlainText;

/// <summary>Finds the article in text scraped with its site chrome.</summary>
internal static class PlainTextCleaner
{
    // Cleaning repeats until nothing more falls out, so that cleaned text cleans to itself; real texts need one or two rounds.
    private const int MaxRounds = 12;
    private const int MinRounds = 2;

    // A text that loses a line or two each round pays for all its lines again: of a long one it gets fewer rounds.
    private const int MaxLinesJudged = 8_000;

    // Longer than any story; a longer text is judged piece by piece, so that time and memory stay in proportion to its length.
    private const int MaxPageLines = 4_000;

    /// <summary>The article's paragraphs, what was left out and what the text says about itself.</summary>
    public static CleanedText Clean(string text) => Clean(text, LineModel.Trained);

    /// <summary>The same with a model of the caller's, to measure one on texts it was not trained on.</summary>
    public static CleanedText Clean(string text, LineModel model)
    {
        var lines = LineReader.Read(TextTidier.Tidy(text));
        if (lines.Count == 0) return new CleanedText([], [], new ArticleMetadata()) { Refusal = "The text is empty. Send it again with its article." };

        var verdicts = Judge(lines, model);
        var kept = Enumerable.Range(0, lines.Count).Where(i => verdicts[i] is null).ToList();
        var refusal = Refusals.Find(lines, kept);
        if (refusal is not null) return new CleanedText([], RemovedLines.Merge(lines, verdicts), new ArticleMetadata()) { Refusal = refusal };

        return new CleanedText(Blocks.Of(lines, kept), RemovedLines.Merge(lines, verdicts), MetadataLines.Find(lines, verdicts, kept[0]));
    }

    /// <summary>The rule that takes each line out; null for the lines of the article.</summary>
    private static string?[] Judge(IReadOnlyList<TextLine> lines, LineModel model)
    {
        var verdicts = new string?[lines.Count];
        var left = Enumerable.Range(0, lines.Count).ToList();
        var rounds = Math.Clamp(MaxLinesJudged / lines.Count, MinRounds, MaxRounds);
        for (var round = 0; round < rounds && left.Count > 0; round++)
        {
            foreach (var piece in left.Chunk(MaxPageLines))
            {
                var found = LineJudge.Judge(new PageShape(Array.ConvertAll(piece, i => lines[i])), model);
                for (var i = 0; i < found.Length; i++) verdicts[piece[i]] = found[i];
            }

            var stay = left.Where(i => verdicts[i] is null).ToList();
            if (stay.Count == left.Count) break;
            left = stay;
        }

        return verdicts;
    }
}
