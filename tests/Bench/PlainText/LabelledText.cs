using System.Text;
using Serverless.Bench.Extraction;
using Serverless.Cleaning.Charset;
using Serverless.Cleaning.Html.Judging;
using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Languages;
using Serverless.Cleaning.PlainText;

namespace Serverless.Bench.PlainText;

/// <summary>A scraped text and, line by line, how much of the line belongs to the article.</summary>
/// <param name="Page">Where it comes from.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Labels">0 to 1 each.</param>
/// <param name="Trust">What its labels are worth: 1 where people wrote the article's gold text.</param>
internal sealed record LabelledText(GoldPage Page, IReadOnlyList<TextLine> Lines, float[] Labels, float Trust)
{
    private const float SilverTrust = 0.5f;

    public string Id => Page.Id;

    /// <summary>A text dump with its gold article.</summary>
    public static LabelledText FromDump(GoldPage page)
    {
        var lines = LineReader.Read(TextTidier.Tidy(Encoding.UTF8.GetString(page.ReadBytes())));
        return new LabelledText(page, lines, LineLabeler.Label(lines, page.Body!), 1);
    }

    /// <summary>
    /// The blocks of an HTML page as lines, labelled by what the HTML cleaner keeps of them: markup knows what plain text lost.
    /// Segments that people judged overrule it; a page where it contradicts them often is not used.
    /// </summary>
    public static LabelledText? FromPage(GoldPage page)
    {
        using var document = LeanParser.Parse(CharsetReader.Read(page.ReadBytes(), null).Text);
        var blocks = PageReader.Read(document);
        var kept = BlockSelector.Select(blocks, BlockModel.Embedded);
        var lines = new List<TextLine>();
        var labels = new List<float>();
        for (var i = 0; i < blocks.Blocks.Count; i++)
        {
            foreach (var line in TextTidier.TidyBlock(blocks.Blocks[i].Text).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                lines.Add(new TextLine(line, AfterBlank: false));
                labels.Add(kept[i] ? 1 : 0);
            }
        }

        return lines.Count > 0 && Overrule(page, lines, labels) && IsWanted(page, lines, labels) ? new LabelledText(page, lines, [.. labels], SilverTrust) : null;
    }

    public static uint StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return hash ^ (hash >> 15);
    }

    private static bool Overrule(GoldPage page, List<TextLine> lines, List<float> labels)
    {
        int wrong = 0, judged = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            float? truth = page.With.Any(segment => lines[i].Text.Contains(segment, StringComparison.Ordinal)) ? 1
                : page.Without.Any(segment => lines[i].Text.Contains(segment, StringComparison.Ordinal)) ? 0 : null;
            if (truth is null) continue;

            judged++;
            if (labels[i] != truth) wrong++;
            labels[i] = truth.Value;
        }

        return judged > 0 && wrong * 3 <= judged;
    }

    // English is well covered by the dumps, and German by a few of the many pages here.
    private static bool IsWanted(GoldPage page, List<TextLine> lines, List<float> labels)
    {
        var article = string.Join(' ', lines.Where((_, i) => labels[i] > 0.5f).Select(line => line.Text));
        return article.Length > 0 && (LanguageDetector.Detect(article) is not ("en" or "de") || StableHash(page.Id + "used") % 6 == 0);
    }
}
