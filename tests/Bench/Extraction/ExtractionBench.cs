using System.CommandLine;
using System.Text.Json;
using Serverless.Cleaning.Charset;
using Serverless.Cleaning.Html.Judging;

namespace Serverless.Bench.Extraction;

/// <summary>extraction: our cleaner and SmartReader on the same pages, scored as the article-extraction-benchmark does.</summary>
internal static class ExtractionBench
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with gold.json (or ground-truth.json) and html/ or text/.", Required = true };
        var worst = new Option<int>("--worst") { Description = "Pages to list, worst first.", DefaultValueFactory = _ => 0 };
        var output = new Option<FileInfo?>("--out") { Description = "Write {\"id\": {\"articleBody\": …}} here." };
        var half = new Option<string?>("--half") { Description = "Only half a or half b of the pages." };
        half.AcceptOnlyFromAmong("a", "b");
        var model = new Option<FileInfo?>("--model") { Description = "Judge HTML by this block model (of train-blocks) instead of the built-in one." };
        var command = new Command("extraction", "Precision, recall and F1 of article extraction, ours beside SmartReader.") { data, worst, output, half, model };
        command.SetAction(parsed => Run(parsed.GetValue(data)!.FullName, parsed.GetValue(worst), parsed.GetValue(output)?.FullName, parsed.GetValue(half), parsed.GetValue(model)));
        return command;
    }

    private static int Run(string folder, int worst, string? output, string? half, FileInfo? modelFile)
    {
        var model = modelFile is null ? null : BlockModel.Read(modelFile.OpenRead());
        var pages = GoldSet.Read(folder, half);
        Score ours = new(), peer = new();
        var results = new List<PageResult>();
        foreach (var page in pages)
        {
            var bytes = page.ReadBytes();
            var text = model is null ? Extractors.Ours(page, bytes) : Extractors.Ours(page, bytes, model);
            var f1 = ours.Add(page, text);
            double peerF1 = 0;
            if (page.IsHtml && model is null) peerF1 = peer.Add(page, Extractors.SmartReader(page, CharsetReader.Read(bytes, null).Text));
            results.Add(new PageResult(page.Id, text, f1, peerF1));
        }

        foreach (var result in results.OrderBy(result => result.F1).Take(worst))
            Console.WriteLine($"{result.Id}  ours {result.F1:0.000}  smartreader {result.PeerF1:0.000}  {result.Text.Length} chars");
        Console.WriteLine($"{"",-12} {"F1",7} {"prec.",7} {"recall",7} {"word F1",8} {"exact",7}   {results.Count} pages");
        Print("ours", ours);
        Print("SmartReader", peer);
        if (output is not null) Write(output, results);
        Result.Print(("f1", ours.F1), ("precision", ours.Precision), ("recall", ours.Recall), ("word_f1", ours.WordF1), ("exact", ours.Exact), ("smartreader_f1", peer.F1));
        return 0;
    }

    private static void Print(string name, Score score) =>
        Console.WriteLine($"{name,-12} {score.F1,7:0.0000} {score.Precision,7:0.0000} {score.Recall,7:0.0000} {score.WordF1,8:0.0000} {score.Exact,7:0.000}");

    private static void Write(string output, List<PageResult> results)
    {
        using var file = File.Create(output);
        JsonSerializer.Serialize(file, results.ToDictionary(result => result.Id, result => new { articleBody = result.Text }));
    }

    private sealed record PageResult(string Id, string Text, double F1, double PeerF1);
}
