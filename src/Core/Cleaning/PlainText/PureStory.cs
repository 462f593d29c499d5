namespace Serverless.Cleaning.PlainText;

/// <summary>
/// Recognizes a text that came without any chrome. The model expects some and, finding none, may take a subheading or a short
/// last paragraph for it; without a single sign of chrome nothing is taken out.
/// </summary>
internal static class PureStory
{
    private const float MaxDoubtfulShare = 0.3f;
    private const string Place = "";

    /// <param name="page">The text.</param>
    /// <param name="keep">What the model would keep.</param>
    public static bool Is(PageShape page, bool[] keep)
    {
        float doubtful = 0;
        for (var i = 0; i < keep.Length; i++)
        {
            if (keep[i]) continue;
            if (RuleIds.For(page.Traits[i], Place) != Place || !Reads(page, i)) return false;
            doubtful += page.Traits[i].Units;
        }

        return doubtful <= page.TotalUnits * MaxDoubtfulShare;
    }

    // A sentence, or one line above a longer one, as a subheading is; menus and teasers are rows of lines without an end.
    private static bool Reads(PageShape page, int i)
    {
        var line = page.Traits[i];
        if (line.Terminal && line.Units >= 2) return true;
        return i + 1 < page.Count && page.Traits[i + 1] is { Terminal: true } next && next.Units > line.Units;
    }
}
