using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Html.Words;

namespace Serverless.Cleaning.Html.Writing;

/// <summary>Names why a block was left out: by what it says, else by what the boxes around it say they are.</summary>
internal static class RemovalRules
{
    private const int Levels = 6;
    private const float LinkList = 0.7f;

    private static readonly (Meaning Meaning, string Rule)[] s_meanings =
    [
        (Meaning.StyleHidden, "hidden"),
        (Meaning.Consent, "consent-notice"),
        (Meaning.Comment, "comments"),
        (Meaning.Newsletter, "newsletter-prompt"),
        (Meaning.Paywall, "payment-prompt"),
        (Meaning.Ad, "advertisement"),
        (Meaning.Share, "share-row"),
        (Meaning.Related, "related-links"),
        (Meaning.Caption, "caption"),
        (Meaning.FigureTag, "caption"),
        (Meaning.Pager, "pager"),
        (Meaning.Contents, "table-of-contents"),
        (Meaning.Tags, "tags"),
        (Meaning.Author, "author"),
        (Meaning.Date, "date-line"),
        (Meaning.Nav, "navigation"),
        (Meaning.NavTag, "navigation"),
        (Meaning.Promo, "promotion"),
        (Meaning.Footer, "footer"),
        (Meaning.FooterTag, "footer"),
        (Meaning.Sidebar, "sidebar"),
        (Meaning.AsideTag, "sidebar"),
        (Meaning.Popup, "dialog"),
        (Meaning.DialogTag, "dialog"),
        (Meaning.Hidden, "hidden"),
        (Meaning.Form, "form"),
        (Meaning.FormTag, "form"),
        (Meaning.ButtonTag, "button"),
        (Meaning.Tools, "tools"),
        (Meaning.NoScriptTag, "script-notice"),
    ];

    private static readonly (Wording Wording, string Rule)[] s_wordings =
    [
        (Wording.Consent, "consent-notice"),
        (Wording.Ad, "advertisement"),
        (Wording.Newsletter, "newsletter-prompt"),
        (Wording.Comments, "comments"),
        (Wording.Account, "payment-prompt"),
        (Wording.Related, "related-links"),
        (Wording.Continue, "related-links"),
        (Wording.Share, "share-row"),
        (Wording.Credit, "caption"),
        (Wording.Rights, "rights-notice"),
        (Wording.Byline, "author"),
        (Wording.AboutAuthor, "author"),
        (Wording.Date, "date-line"),
        (Wording.ReadingTime, "date-line"),
        (Wording.Tags, "tags"),
        (Wording.App, "promotion"),
        (Wording.Support, "promotion"),
        (Wording.Contents, "table-of-contents"),
        (Wording.Script, "script-notice"),
        (Wording.Navigation, "navigation"),
    ];

    public static string Name(Page page, int index)
    {
        var block = page.Blocks[index];
        if (page.Boxes[block.Box].Text == TextTag.Caption) return "caption";
        if (page.Boxes[block.Box].Text == TextTag.Heading1) return "headline";

        Span<byte> places = stackalloc byte[WordingReader.Count];
        WordingReader.Read(block.Text, block.Shape.Ideographs > 0, places);
        foreach (var (wording, rule) in s_wordings)
        {
            if (places[(int)wording] >= (byte)WordingPlace.AtStart) return rule;
        }

        return ByMeaning(page, block) ?? (block.LinkChars > LinkList * block.Text.Length ? "link-list" : "outside-article");
    }

    private static string? ByMeaning(Page page, Block block)
    {
        var box = block.Box;
        var near = block.Inline;
        for (var level = 0; level < Levels && box >= 0; level++)
        {
            near |= page.Boxes[box].Own;
            foreach (var (meaning, rule) in s_meanings)
            {
                if (near.Has(meaning)) return rule;
            }

            box = page.Boxes[box].Parent;
            near = 0;
        }

        return null;
    }
}
