namespace Serverless.Cleaning.PlainText;

/// <summary>Names the reason a line was taken out.</summary>
internal static class RuleIds
{
    private const int MaxPromptUnits = 25;

    // When a line shows several signs, the more telling one names it.
    private static readonly (ChromeKind Kind, string Rule)[] s_rules =
    [
        (ChromeKind.Consent, "consent-notice"), (ChromeKind.Copyright, "copyright-notice"), (ChromeKind.Newsletter, "newsletter-prompt"), (ChromeKind.Related, "related-links"),
        (ChromeKind.Advertisement, "advertisement"), (ChromeKind.Share, "share-row"), (ChromeKind.Popular, "popular-list"), (ChromeKind.Comments, "comments"),
        (ChromeKind.Account, "account-prompt"), (ChromeKind.ReadMore, "read-more"), (ChromeKind.Contents, "contents-list"), (ChromeKind.Tags, "tags"),
        (ChromeKind.AboutAuthor, "about-author"), (ChromeKind.Caption, "caption-or-credit"), (ChromeKind.Byline, "byline"), (ChromeKind.Navigation, "navigation"),
    ];

    /// <param name="line">The line.</param>
    /// <param name="place">The rule when its words say nothing: where it stood.</param>
    public static string For(LineTraits line, string place)
    {
        foreach (var (kind, rule) in s_rules)
            if (line.Prompt == kind) return rule;
        if (line.DateLevel == 3) return "date-line";
        foreach (var (kind, rule) in s_rules)
            if ((line.Kinds >> (int)kind & 1) != 0 && (line.Units <= MaxPromptUnits || kind is ChromeKind.Consent or ChromeKind.Copyright or ChromeKind.Newsletter)) return rule;
        return line.Ellipsis ? "teaser" : place;
    }
}
