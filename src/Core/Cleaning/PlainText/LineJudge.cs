namespace Serverless.Cleaning.PlainText;

/// <summary>Decides line by line: the model's score, and what no score overrules.</summary>
internal static class LineJudge
{
    // Where precision and recall meet on texts the model was not trained on.
    private const float KeepAbove = 0.38f;

    // A headline under "You may also like" must look very much like the story to be taken for a part of it.
    private const float KeepUnderPromptAbove = 0.8f;
    private const int PromptReach = 12;
    private const int MaxHeadlineUnits = 30;
    private const int MaxPromptUnits = 16;
    private const int MaxMenuLines = 1_000;

    /// <summary>The rule that takes each line out; null for lines that stay.</summary>
    public static string?[] Judge(PageShape page, LineModel model)
    {
        // Nothing but menus: no model needed, which matters for a megabyte of one-word lines.
        if (page.TotalProse == 0 && page.Count > MaxMenuLines) return [.. page.Traits.Select(line => RuleIds.For(line, "short-lines"))];

        var scores = model.Score(page);
        var keep = new bool[page.Count];
        var sincePrompt = PromptReach;
        for (var i = 0; i < keep.Length; i++)
        {
            var line = page.Traits[i];
            var teaser = sincePrompt < PromptReach && !line.IsProse && (!line.Terminal || line.Units < 3);
            sincePrompt = OpensRail(line) ? 0 : teaser ? sincePrompt + 1 : PromptReach;
            keep[i] = scores[i] >= (teaser ? KeepUnderPromptAbove : KeepAbove) && !IsPrompt(page.Lines[i], line);
        }

        var first = Array.IndexOf(keep, true);
        var last = Array.LastIndexOf(keep, true);
        if (first >= 0 && IsHeadline(page, first)) keep[first] = false;

        var verdicts = new string?[page.Count];
        for (var i = 0; i < keep.Length; i++)
            if (!keep[i]) verdicts[i] = RuleIds.For(page.Traits[i], i < first ? "before-article" : i > last ? "after-article" : i == first ? "headline" : "inside-article");
        return verdicts;
    }

    private static bool OpensRail(LineTraits line) => line.Prompt is ChromeKind.Related or ChromeKind.Popular;

    // A line that is nothing but "Share" or "Related stories" is never the article's, wherever it stands; nor is "Related: …".
    private static bool IsPrompt(TextLine text, LineTraits line)
    {
        if (line.Prompt is ChromeKind.Share or ChromeKind.Related or ChromeKind.Newsletter or ChromeKind.Comments or ChromeKind.Advertisement or ChromeKind.ReadMore or ChromeKind.Account) return true;
        if (line.Units > MaxPromptUnits || line.Terminal) return false;

        var labelled = text.Text.AsSpan(0, Math.Min(text.Text.Length, 40)).IndexOfAny(':', '：') > 0;
        return labelled && PhraseMatcher.StartKind(text.Text) is ChromeKind.Related or ChromeKind.Tags;
    }

    // The convention of the text: it begins with the lead, not with the headline above it.
    private static bool IsHeadline(PageShape page, int first)
    {
        var line = page.Traits[first];
        if (line.Terminal || line.LastClass == 1 || line.Units is < 2 or > MaxHeadlineUnits || line.FirstClass == 4) return false;
        return first + 1 < page.Count && page.Traits[first + 1] is var next && next.Units > line.Units && (next.IsProse || next.Terminal);
    }
}
