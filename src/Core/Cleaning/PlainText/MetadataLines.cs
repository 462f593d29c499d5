using Serverless.Cleaning.Html.Metadata;
using Serverless.Cleaning.Languages;

namespace Serverless.Cleaning.PlainText;

/// <summary>Reads headline, byline and date from the lines around an article's beginning.</summary>
internal static class MetadataLines
{
    private const int Reach = 25;
    private const int MaxVocabularyLines = 400;

    private static readonly int s_neverHeadline = Bit(ChromeKind.Caption) | Bit(ChromeKind.Newsletter) | Bit(ChromeKind.Consent) | Bit(ChromeKind.Copyright) | Bit(ChromeKind.Share) | Bit(ChromeKind.Tags);


    public static ArticleMetadata Find(IReadOnlyList<TextLine> lines, string?[] verdicts, int first)
    {
        string? title = null, byline = null, published = null;
        float best = 0;
        var language = LanguageDetector.Detect(string.Join('\n', lines.Where((_, i) => verdicts[i] is null).Take(20).Select(line => line.Text)));
        // 03/04/2026 is March 4th in most English text and April 3rd elsewhere.
        var monthFirst = language is "en" or null;
        var core = new PageShape([.. lines.Where((_, i) => verdicts[i] is null).Take(MaxVocabularyLines)]);
        for (var i = Math.Max(0, first - Reach); i < first; i++)
        {
            if (verdicts[i] is null) continue;

            var line = LineTraits.Of(lines[i].Text);
            byline ??= BylineLine.NamesIn(lines[i].Text, line);
            if (line.DateLevel >= 2) published ??= DateWords.Find(lines[i].Text, monthFirst);
            var score = HeadlineScore(core, lines[i], line, i, first);
            if (score <= best) continue;
            best = score;
            title = lines[i].Text;
        }

        return new ArticleMetadata { Title = title, Byline = byline, PublishedAt = published, Language = language };
    }

    // A headline shares words with its story, says more than a menu entry and ends without a period.
    private static float HeadlineScore(PageShape core, TextLine text, LineTraits line, int index, int first)
    {
        if (line.Units is < 2.5f or > 32 || line.DateLevel >= 2 || line.Prompt != ChromeKind.None || BylineLine.NamesIn(text.Text, line) is not null) return 0;
        if ((line.Kinds & s_neverHeadline) != 0) return 0;
        if (line.LastClass is 1 or 2 || line.Ellipsis || (line.Terminal && !text.Text.EndsWith('?') && !text.Text.EndsWith('!'))) return 0;

        var overlap = core.Vocabulary.Overlap(-1, text, line);
        var near = 1 - ((first - index) / (float)(2 * Reach));
        return (overlap + 0.05f) * Math.Min(line.Units, 12) * near;
    }

    private static int Bit(ChromeKind kind) => 1 << (int)kind;
}
