namespace Serverless.Cleaning.PlainText;

/// <summary>Finds the article in text scraped with its site chrome.</summary>
internal static class PlainTextCleaner
{
    // Cleaning repeats until nothing more falls out, so that cleaned text cleans to itself; real texts need one or two rounds.
    private const int MaxRounds = 12;

    /// <summary>The article's paragraphs, what was left out and what the text says about itself.</summary>
    public static CleanedText Clean(string text)
    {
        var lines = LineReader.Read(TextTidier.Tidy(text));
        if (lines.Count == 0) return new CleanedText([], [], new ArticleMetadata()) { Refusal = "The text is empty. Send it again with its article." };

        var verdicts = Judge(lines);
        var kept = Enumerable.Range(0, lines.Count).Where(i => verdicts[i] is null).ToList();
        var refusal = Refusals.Find(lines, kept);
        if (refusal is not null) return new CleanedText([], RemovedLines.Merge(lines, verdicts), new ArticleMetadata()) { Refusal = refusal };

        return new CleanedText(Blocks.Of(lines, kept), RemovedLines.Merge(lines, verdicts), MetadataLines.Find(lines, verdicts, kept[0]));
    }

    /// <summary>The rule that takes each line out; null for the lines of the article.</summary>
    private static string?[] Judge(IReadOnlyList<TextLine> lines)
    {
        var verdicts = new string?[lines.Count];
        var left = Enumerable.Range(0, lines.Count).ToList();
        for (var round = 0; round < MaxRounds && left.Count > 0; round++)
        {
            var page = new PageShape(left.ConvertAll(i => lines[i]));
            var found = LineJudge.Judge(page);
            for (var i = 0; i < found.Length; i++) verdicts[left[i]] = found[i];
            var stay = left.Where(i => verdicts[i] is null).ToList();
            if (stay.Count == left.Count) break;
            left = stay;
        }

        return verdicts;
    }
}
