namespace Serverless.Cleaning.PlainText;

/// <summary>Decides line by line: the model's score, and what no score overrules.</summary>
internal static class LineJudge
{
    // Where precision and recall meet on texts the model was not trained on.
    private const float KeepAbove = 0.38f;
    private const int MaxHeadlineUnits = 30;

    /// <summary>The rule that takes each line out; null for lines that stay.</summary>
    public static string?[] Judge(PageShape page)
    {
        var scores = LineModel.Trained.Score(page);
        var keep = new bool[page.Count];
        for (var i = 0; i < keep.Length; i++) keep[i] = scores[i] >= KeepAbove && !IsPrompt(page.Traits[i]);

        var first = Array.IndexOf(keep, true);
        var last = Array.LastIndexOf(keep, true);
        if (first >= 0 && IsHeadline(page, first)) keep[first] = false;

        var verdicts = new string?[page.Count];
        for (var i = 0; i < keep.Length; i++)
            if (!keep[i]) verdicts[i] = RuleIds.For(page.Traits[i], i < first ? "before-article" : i > last ? "after-article" : i == first ? "headline" : "inside-article");
        return verdicts;
    }

    // A line that is nothing but "Share" or "Related stories" is never the article's, wherever it stands.
    private static bool IsPrompt(LineTraits line) =>
        line.Prompt is ChromeKind.Share or ChromeKind.Related or ChromeKind.Newsletter or ChromeKind.Comments or ChromeKind.Advertisement or ChromeKind.ReadMore or ChromeKind.Account;

    // The convention of the text: it begins with the lead, not with the headline above it.
    private static bool IsHeadline(PageShape page, int first)
    {
        var line = page.Traits[first];
        if (line.Terminal || line.LastClass == 1 || line.Units is < 2 or > MaxHeadlineUnits || line.FirstClass == 4) return false;
        return first + 1 < page.Count && page.Traits[first + 1] is var next && next.Units > line.Units && (next.IsProse || next.Terminal);
    }
}
