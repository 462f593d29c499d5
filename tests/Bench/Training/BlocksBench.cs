using System.CommandLine;
using Serverless.Bench.Extraction;
using Serverless.Cleaning.Html.Judging;

namespace Serverless.Bench.Training;

/// <summary>blocks: how each block of a page was judged, beside what people say; for looking into a wrong page.</summary>
internal static class BlocksBench
{
    private const int ShownChars = 110;

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with gold.json and html/.", Required = true };
        var id = new Option<string[]>("--id") { Description = "Pages.", Required = true, AllowMultipleArgumentsPerToken = true };
        var model = new Option<FileInfo?>("--model") { Description = "Judge by this model instead of the built-in one." };
        var wrong = new Option<bool>("--wrong") { Description = "Only blocks that are judged wrongly." };
        var command = new Command("blocks", "Prints the blocks of a page: G wanted by the gold text, K kept by the cleaner, log odds, tag, text.") { data, id, model, wrong };
        command.SetAction(parsed =>
        {
            var judge = parsed.GetValue(model) is { } file ? BlockModel.Read(file.OpenRead()) : BlockModel.Embedded;
            foreach (var page in GoldSet.Read(parsed.GetValue(data)!.FullName).Where(page => parsed.GetValue(id)!.Contains(page.Id))) Show(page, judge, parsed.GetValue(wrong));
        });
        return command;
    }

    private static void Show(GoldPage gold, BlockModel model, bool onlyWrong)
    {
        var view = TrainingPage.Load(gold).Whole;
        var page = view.Facts.Page;
        var odds = BlockJudge.Judge(page, model);
        var kept = BlockSelector.Select(page, model);
        Console.WriteLine($"== {gold.Id} {gold.Url} title: {page.Title?.Trim()}");
        for (var i = 0; i < odds.Length; i++)
        {
            var wanted = view.Answers.Labels[i];
            if (onlyWrong && wanted == kept[i]) continue;
            var block = page.Blocks[i];
            var text = block.Text.Replace('\n', '/');
            Console.WriteLine($"{i,4} {(view.Answers.Weights[i] > 0 ? wanted ? "G" : "." : "?")}{(kept[i] ? "K" : ".")} {odds[i],6:0.0} {page.Boxes[block.Box].Text,-10} {text.Length,5} {(text.Length > ShownChars ? text[..ShownChars] + "…" : text)}");
        }
    }
}
