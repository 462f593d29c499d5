using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Serverless.Articles;
using Serverless.Cleaning.Sentences;

namespace Serverless.Bench.Rouge;

/// <summary>An article with the summaries people wrote for it, as words.</summary>
internal sealed record RougeRow(Article Article, IReadOnlyList<List<string>> References);

/// <summary>
/// Reads rows of <c>article</c> and <c>references</c>, or of <c>article</c> and one <c>claim</c>. Text published as tokens ("it 's over , he said .") is set as
/// people write it; a full stop that stands alone ends a sentence there.
/// </summary>
internal static partial class RougeData
{
    private const int SentenceWords = 25;

    // Share of the shorter article's runs of four words from which on two articles are one story.
    private const double SameStory = 0.15;

    /// <summary>The rows of files and of the files in folders; rows of one article become one.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="ids">Of the rows that have an id, only those it matches.</param>
    public static List<RougeRow> Read(IEnumerable<FileSystemInfo> paths, Regex? ids = null)
    {
        var files = paths.SelectMany<FileSystemInfo, string>(path => path is DirectoryInfo folder
            ? folder.EnumerateFiles("*.jsonl", SearchOption.AllDirectories).Select(file => file.FullName).Order(StringComparer.Ordinal)
            : [path.FullName]);
        var texts = new Dictionary<string, List<string>>();
        foreach (var line in files.SelectMany(File.ReadLines).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            if (ids is not null && json.RootElement.TryGetProperty("id", out var id) && !ids.IsMatch(id.GetString()!)) continue;
            var article = json.RootElement.GetProperty("article").GetString()!;
            if (!texts.TryGetValue(article, out var known)) texts.Add(article, known = []);
            known.AddRange(References(json.RootElement));
        }
        return [.. texts.Select(pair => ToRow(pair.Key, pair.Value)).OfType<RougeRow>()];
    }

    /// <summary>Rows less those whose article tells much of what one of the measured articles tells, word by word.</summary>
    public static List<RougeRow> Without(IReadOnlyList<RougeRow> rows, IReadOnlyList<RougeRow> measured)
    {
        var known = measured.Select(row => Runs(row.Article)).ToList();
        var where = new Dictionary<(string, string, string, string), List<int>>();
        for (var i = 0; i < known.Count; i++)
        {
            foreach (var run in known[i])
            {
                if (!where.TryGetValue(run, out var list)) where.Add(run, list = []);
                list.Add(i);
            }
        }
        return [.. rows.Where(row =>
        {
            var runs = Runs(row.Article);
            return runs.SelectMany(run => where.GetValueOrDefault(run, [])).CountBy(i => i).All(same => same.Value <= SameStory * Math.Min(runs.Count, known[same.Key].Count));
        })];
    }

    private static HashSet<(string, string, string, string)> Runs(Article article)
    {
        var words = Rouge.Words(article.Text).Where(word => word.Length > 1).ToList();
        return [.. Enumerable.Range(0, Math.Max(0, words.Count - 3)).Select(i => (words[i], words[i + 1], words[i + 2], words[i + 3]))];
    }

    private static IEnumerable<string> References(JsonElement row) => row.TryGetProperty("references", out var references)
        ? references.EnumerateArray().Select(text => text.GetString()!)
        : [row.GetProperty("claim").GetString()!];

    private static RougeRow? ToRow(string article, List<string> texts)
    {
        var references = texts.Select(text => Rouge.Words(Untokenize(text))).Where(words => words.Count > 0).ToList();
        // Summaries that come a sentence a row are put together again.
        if (references.Count > 1 && references.Average(words => words.Count) < SentenceWords) references = [[.. references.SelectMany(words => words)]];
        var tokenized = IsTokenized(article);
        var sentences = article.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(text => tokenized ? SplitTokens(text) : Split(text)).ToList();
        return sentences.Count == 0 || references.Count == 0 ? null : new RougeRow(ToArticle(sentences), references);
    }

    private static bool IsTokenized(string text) => LoneStop().Count(text) > 2 * AttachedStop().Count(text);

    private static List<string> Split(string text) =>
        [.. SentenceSplitter.Split(text, "en").Select(sentence => text[sentence.Start..sentence.End])];

    private static IEnumerable<string> SplitTokens(string text)
    {
        var tokens = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var start = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] is not ("." or "?" or "!")) continue;
            while (i + 1 < tokens.Length && tokens[i + 1] is "." or "?" or "!" or "''" or "'" or ")" or "”" or "’") i++;
            if (i + 1 < tokens.Length && tokens[i + 1] is "\"" && tokens[start..(i + 1)].Count(token => token == "\"") % 2 == 1) i++;
            yield return Untokenize(string.Join(' ', tokens[start..(i + 1)]));
            start = i + 1;
        }
        if (start < tokens.Length) yield return Untokenize(string.Join(' ', tokens[start..]));
    }

    private static string Untokenize(string text)
    {
        text = text.Replace("-lrb-", "(", StringComparison.OrdinalIgnoreCase).Replace("-rrb-", ")", StringComparison.OrdinalIgnoreCase)
            .Replace("``", "“", StringComparison.Ordinal).Replace("''", "”", StringComparison.Ordinal);
        text = PairQuotes().Replace(text, "“$1”");
        text = text.Replace("` ", "‘", StringComparison.Ordinal).Replace('`', '‘');
        text = NoSpaceBefore().Replace(text, "$1");
        text = NoSpaceAfter().Replace(text, "$1");
        return text.Replace('“', '"').Replace('”', '"');
    }

    private static Article ToArticle(List<string> sentences)
    {
        var text = new StringBuilder();
        var places = new List<Sentence>();
        foreach (var sentence in sentences)
        {
            if (text.Length > 0) text.Append(' ');
            places.Add(new Sentence(text.Length, text.Length + sentence.Length));
            text.Append(sentence);
        }
        return new Article { Text = text.ToString(), Sentences = places, Removed = [], Language = "en", MediaType = "text/plain", Charset = "utf-8" };
    }

    [GeneratedRegex(@" \.(?= |$)")]
    private static partial Regex LoneStop();

    [GeneratedRegex(@"[A-Za-z]\.(?= |$)")]
    private static partial Regex AttachedStop();

    [GeneratedRegex("\" ([^\"]*) \"")]
    private static partial Regex PairQuotes();

    [GeneratedRegex(@" (n't\b|'(?:s|re|ve|ll|d|m)\b|[.,;:!?)%”’\]]|'(?= |$))")]
    private static partial Regex NoSpaceBefore();

    [GeneratedRegex(@"([(\[“‘$#£]) ")]
    private static partial Regex NoSpaceAfter();
}
