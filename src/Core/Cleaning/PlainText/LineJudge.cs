namespace Serverless.Cleaning.PlainText;

/// <summary>Decides line by line: the model's score, and what no score overrules.</summary>
internal static class LineJudge
{
    private const float LeastThreshold = 0.2f;
    private const float MostThreshold = 0.5f;
    private const float ShareOfBest = 0.5f;

    // A headline under "You may also like" must look very much like the story to be taken for a part of it.
    private const float KeepUnderPromptAbove = 0.8f;

    // So must a short line that asks to sign up, and whatever stands below the comments of a story that has been told by then.
    private const float KeepChromeAbove = 0.95f;
    private const int MaxChromeUnits = 35;
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
        var threshold = Threshold(page, scores);
        var told = new StoryTold(page, scores);
        var keep = new bool[page.Count];
        var sincePrompt = PromptReach;
        for (var i = 0; i < keep.Length; i++)
        {
            var line = page.Traits[i];
            var teaser = sincePrompt < PromptReach && !line.IsProse && (!line.Terminal || line.Units < 3);
            sincePrompt = OpensRail(line) ? 0 : teaser ? sincePrompt + 1 : PromptReach;
            var demand = told.IsBelowComments(i) || AsksToSignUp(line) ? KeepChromeAbove : teaser ? KeepUnderPromptAbove : threshold;
            keep[i] = scores[i] >= demand && !IsPrompt(page.Lines[i], line);
        }

        if (PureStory.Is(page, keep)) Array.Fill(keep, true);
        var first = Array.IndexOf(keep, true);
        var last = Array.LastIndexOf(keep, true);
        if (first >= 0 && Array.IndexOf(keep, true, first + 1) is > 0 and var next && IsHeadline(page.Traits[first], page.Traits[next])) keep[first] = false;

        var verdicts = new string?[page.Count];
        for (var i = 0; i < keep.Length; i++)
            if (!keep[i]) verdicts[i] = RuleIds.For(page.Traits[i], i < first ? "before-article" : i > last ? "after-article" : i == first ? "headline" : "inside-article");
        return verdicts;
    }

    // F1 is highest where lines are kept down to half of the F1 that can be expected (Lipton, Elkan & Narayanaswamy, 2014): a text
    // the model is sure of is cut sharply, one it is unsure of keeps more.
    private static float Threshold(PageShape page, float[] scores)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]);
        float expected = 0;
        for (var i = 0; i < scores.Length; i++) expected += scores[i] * page.Traits[i].Units;

        float right = 0, kept = 0, best = 0;
        foreach (var i in order)
        {
            right += scores[i] * page.Traits[i].Units;
            kept += page.Traits[i].Units;
            best = Math.Max(best, 2 * right / (kept + expected));
        }

        return Math.Clamp(best * ShareOfBest, LeastThreshold, MostThreshold);
    }

    private static bool AsksToSignUp(LineTraits line) =>
        line.Units <= MaxChromeUnits && (line.Kinds & ((1 << (int)ChromeKind.Newsletter) | (1 << (int)ChromeKind.Consent))) != 0 && line.Quotes == 0;

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
    private static bool IsHeadline(LineTraits line, LineTraits next) =>
        !line.Terminal && line.LastClass != 1 && line.FirstClass != 4 && line.Units is >= 2 and <= MaxHeadlineUnits && next.Units > line.Units && (next.IsProse || next.Terminal);
}

/// <summary>Where the comments begin below a story that has been told by then.</summary>
internal sealed class StoryTold
{
    private const float MostOfIt = 0.6f;
    private readonly int _comments;

    public StoryTold(PageShape page, float[] scores)
    {
        float all = 0, told = 0;
        for (var i = 0; i < scores.Length; i++) all += scores[i] * page.Traits[i].Units;

        _comments = scores.Length;
        for (var i = 0; i < scores.Length && _comments == scores.Length; i++)
        {
            if (told > all * MostOfIt && page.Traits[i].Prompt == ChromeKind.Comments) _comments = i;
            told += scores[i] * page.Traits[i].Units;
        }
    }

    public bool IsBelowComments(int line) => line > _comments;
}
