using Serverless.Bench.Extraction;
using Serverless.Cleaning.Charset;
using Serverless.Cleaning.Html.Judging;
using Serverless.Cleaning.Html.Metadata;
using Serverless.Cleaning.Html.Reading;
using Serverless.Cleaning.Learning;

namespace Serverless.Bench.Training;

/// <summary>A page made ready for training once, so that every fold can use it.</summary>
internal sealed record TrainingPage(GoldPage Gold, string Html, IReadOnlyList<TrainingView> Views)
{
    /// <summary>The page as it is; the other views are made from it.</summary>
    public TrainingView Whole => Views[0];

    public static TrainingPage Load(GoldPage gold)
    {
        var html = CharsetReader.Read(gold.ReadBytes(), null).Text;
        using var document = LeanParser.Parse(html);
        var page = PageReader.Read(document);
        page.StructuredBody = StructuredData.Read(html, document.JsonLd).ArticleBody;
        var answers = BlockLabels.Of(page, gold);
        return new TrainingPage(gold, html, [TrainingView.Of(page, answers), .. PageVariants.Of(page, answers, gold.Id)]);
    }
}

/// <summary>A page, whole or in part, with its rows (those of the second opinion are filled later) and answers.</summary>
internal sealed record TrainingView(PageFacts Facts, RowTable Rows, BlockLabels Answers)
{
    public static TrainingView Of(Page page, BlockLabels answers)
    {
        var facts = PageFacts.Of(page);
        var rows = new RowTable(page.Blocks.Count, OpinionFeatures.Count);
        var features = new BlockFeatures(facts);
        for (var group = 0; group < rows.Groups; group++) features.Fill(rows, group);
        return new TrainingView(facts, rows, answers);
    }
}
