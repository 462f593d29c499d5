using Serverless.Bench.Extraction;
using Serverless.Cleaning.Charset;
using Serverless.Cleaning.Html.Judging;
using Serverless.Cleaning.Html.Metadata;
using Serverless.Cleaning.Html.Reading;

namespace Serverless.Bench.Training;

/// <summary>A page made ready for training once, so that every fold can use it.</summary>
internal sealed record TrainingPage(GoldPage Gold, string Html, PageFacts Facts, float[] Rows, BlockLabels Answers)
{
    public static TrainingPage Load(GoldPage gold)
    {
        var html = CharsetReader.Read(gold.ReadBytes(), null).Text;
        var page = PageReader.Read(LeanParser.Parse(html));
        page.StructuredBody = StructuredData.Read(html).ArticleBody;
        var facts = PageFacts.Of(page);
        return new TrainingPage(gold, html, facts, BlockFeatures.Of(facts), BlockLabels.Of(page, gold));
    }
}
