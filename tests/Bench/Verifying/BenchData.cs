using System.Text.Json;
using System.Text.RegularExpressions;
using Serverless.Articles;
using Serverless.Cleaning.Sentences;

namespace Serverless.Bench.Verifying;

/// <summary>A claim that people (or, in answers, a model) judged against its article.</summary>
/// <param name="File">Name of the file it comes from.</param>
/// <param name="Article">Its article.</param>
/// <param name="Text">The claim: a sentence or a whole summary.</param>
/// <param name="Supported">What was judged.</param>
internal sealed record JudgedClaim(string File, Article Article, string Text, bool Supported);

/// <summary>Reads the data sets that the verifying benches measure on.</summary>
internal static partial class BenchData
{
    /// <summary>Claims of <c>{article, claim, supported}</c> lines, of one file or every file of a folder.</summary>
    public static List<JudgedClaim> ReadClaims(string path)
    {
        var articles = new Dictionary<string, Article>(StringComparer.Ordinal);
        return [.. Files(path).SelectMany(file => File.ReadLines(file).Where(line => line.Length > 0).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("article").GetString()!;
            if (!articles.TryGetValue(text, out var article)) articles.Add(text, article = ToArticle(text));
            return new JudgedClaim(Path.GetFileNameWithoutExtension(file), article, json.RootElement.GetProperty("claim").GetString()!, json.RootElement.GetProperty("supported").GetBoolean());
        }))];
    }

    /// <summary>Summaries of a folder with <c>articles.jsonl</c> and <c>summaries.jsonl</c>.</summary>
    public static List<JudgedClaim> ReadAnswers(string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        var articles = File.ReadLines(Path.Combine(folder, "articles.jsonl")).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(row => row.GetProperty("id").GetString()!, row => ToArticle(row.GetProperty("text").GetString()!));
        return [.. File.ReadLines(Path.Combine(folder, "summaries.jsonl")).Where(line => line.Length > 0).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return new JudgedClaim("answers", articles[json.RootElement.GetProperty("article").GetString()!],
                json.RootElement.GetProperty("summary").GetString()!, json.RootElement.GetProperty("consistent").GetBoolean());
        })];
    }

    /// <summary>Claims and answers of whatever a path holds: a file, a folder of either kind, or a folder of such folders.</summary>
    public static List<JudgedClaim> ReadAny(string path)
    {
        if (File.Exists(Path.Combine(path, "summaries.jsonl")) || Path.GetFileName(path) == "summaries.jsonl") return ReadAnswers(path);
        if (File.Exists(path) || Directory.EnumerateFiles(path, "*.jsonl").Any()) return ReadClaims(path);

        string[] kinds = ["grounding", "answers"];
        return [.. kinds.Select(kind => Path.Combine(path, kind)).Where(Directory.Exists).SelectMany(ReadAny)];
    }

    /// <summary>The sentences of a summary as a reader counts them; headings, lines that announce a list, list marks and labels are not sentences.</summary>
    public static List<string> SentencesOf(string summary)
    {
        var sentences = new List<string>();
        foreach (var line in summary.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#') || line.EndsWith(':') || (line.StartsWith("**", StringComparison.Ordinal) && line.EndsWith("**", StringComparison.Ordinal))) continue;
            var text = Label().Replace(line.Replace("**", "", StringComparison.Ordinal), "");
            sentences.AddRange(SentenceSplitter.Split(text, "en").Select(sentence => text[sentence.Start..sentence.End]).Where(sentence => sentence.Count(c => c == ' ') >= 3));
        }

        return sentences;
    }

    [GeneratedRegex(@"^[\s*•\-–]*(\d{1,2}[.)]\s+)?([A-Z][\w'’/&-]*(\s+[\w'’/&-]+){0,4}:\s+(?=[A-Z]))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    public static Article ToArticle(string text) => new()
    {
        Text = text,
        Language = "en",
        Sentences = SentenceSplitter.Split(text, "en"),
        Removed = [],
        MediaType = "text/plain",
        Charset = "utf-8",
    };

    /// <summary>A number of 0 to 99 that depends on the article's text only: all claims of an article fall into one fold.</summary>
    public static int Bucket(Article article)
    {
        var hash = 17L;
        foreach (var c in article.Text) hash = ((hash * 31) + c) & 0xFFFFFFFFFFF;
        return (int)(hash % 100);
    }

    private static IEnumerable<string> Files(string path) =>
        File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
