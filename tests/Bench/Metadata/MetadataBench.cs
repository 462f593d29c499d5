using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Serverless.Cleaning.Charset;
using Serverless.Cleaning.Html.Metadata;
using Serverless.Cleaning.Html.Reading;

namespace Serverless.Bench.Metadata;

/// <summary>Title, author and date against people's judgement, beside SmartReader on the same pages.</summary>
internal static class MetadataBench
{
    private const int SpeedPages = 100;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with gold.json (title, author, publish_date, url) and html/ID.html.gz.", Required = true };
        var errors = new Option<string?>("--errors") { Description = "Lists the misses of title, author or date on the seen half." };
        var command = new Command("metadata", "Accuracy of title, author and date where the gold has one.") { data, errors };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(data), parsed.GetValue(errors)));
        return command;
    }

    private static void Run(string folder, string? errors)
    {
        var ours = new Tally();
        var peer = new Tally();
        var sample = new List<Action>();
        foreach (var page in GoldPage.ReadAll(folder))
        {
            var html = CharsetReader.Read(page.Bytes, null).Text;
            var document = LeanParser.Parse(html);
            // The address gives the date away on many pages: it may be used, as it is known for a fetched page, but only by us.
            var metadata = MetadataReader.Read(document, html, page.Url);
            if (sample.Count < SpeedPages) sample.Add(() => MetadataReader.Read(document, html, page.Url));

            var answer = new Answer(metadata.Title, metadata.Byline, metadata.PublishedAt);
            ours.Add(page, answer);
            peer.Add(page, SmartReaderAnswer(page, html));
            if (errors is not null && page.IsSeen && Misses(page, answer, errors) is { } miss) Console.WriteLine(miss);
        }

        Print("ours", ours);
        Print("SmartReader", peer);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reading metadata: {CpuMilliseconds(sample):F3} ms of processor time a page, warm"));
        Result.Print(
            ("title", ours.All.Title), ("author", ours.All.Author), ("date", ours.All.Date),
            ("title_unseen", ours.Unseen.Title), ("author_unseen", ours.Unseen.Author), ("date_unseen", ours.Unseen.Date),
            ("smartreader_title", peer.All.Title), ("smartreader_author", peer.All.Author), ("smartreader_date", peer.All.Date));
    }

    private static Answer SmartReaderAnswer(GoldPage page, string html)
    {
        try
        {
            using var reader = new SmartReader.Reader(page.Url?.AbsoluteUri ?? "https://example.com/article", html);
            var article = reader.GetArticle();
            return new Answer(article.Title, article.Author ?? article.Byline, article.PublicationDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        catch (Exception)
        {
            return new Answer(null, null, null);
        }
    }

    // Processor time, so that other work on the machine does not count.
    private static double CpuMilliseconds(List<Action> reads)
    {
        const int Rounds = 10;
        foreach (var read in reads) read();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var read in reads) read();
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds / (Rounds * Math.Max(1, reads.Count));
    }

    private static string? Misses(GoldPage page, Answer answer, string field)
    {
        var (gold, given, right) = field switch
        {
            "title" => (page.Title, answer.Title, Comparison.SameTitle(page.Title, answer.Title)),
            "author" => (page.Author, answer.Author, Comparison.SameAuthor(page.Author, answer.Author)),
            _ => (page.Date, answer.Date, Comparison.SameDay(page.Date, answer.Date)),
        };
        return right ? null : $"{page.Id}\n    gold {gold}\n    ours {given}";
    }

    private static void Print(string name, Tally tally)
    {
        foreach (var (half, score) in new[] { ("seen", tally.Seen), ("unseen", tally.Unseen), ("all", tally.All) })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {half,-7} title {score.Title:F3}  author {score.Author:F3}  date {score.Date:F3}  answered without gold: author {score.ExtraAuthors}, date {score.ExtraDates}"));
        }
    }
}

/// <summary>What a reader says about a page.</summary>
internal readonly record struct Answer(string? Title, string? Author, string? Date);
