using System.CommandLine;
using Serverless.Articles;
using Serverless.Cleaning;

namespace Serverless.Bench.Extraction;

/// <summary>cases: small pages and texts, right to the token or wrong.</summary>
internal static class CasesBench
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of cases: input.html or input.txt beside expected.txt.", Required = true };
        var command = new Command("cases", "Token-sequence equality per case; an empty expected.txt asks for a refusal.") { data };
        command.SetAction(parsed => Run(parsed.GetValue(data)!.FullName));
        return command;
    }

    private static int Run(string folder)
    {
        int passed = 0, total = 0;
        foreach (var directory in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var input = new[] { "input.html", "input.txt" }.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
            if (input is null) continue;

            total++;
            var (text, refusal) = Clean(input);
            var expected = Shingles.Tokens(File.ReadAllText(Path.Combine(directory, "expected.txt")));
            var isRight = Shingles.Tokens(text).AsSpan().SequenceEqual(expected);
            if (isRight) passed++;
            Console.WriteLine($"{(isRight ? "pass" : "FAIL")}  {Path.GetFileName(directory)}{(refusal is null ? "" : $"  (refused: {refusal})")}");
            if (!isRight) Console.WriteLine(string.Join('\n', text.Split('\n').Select(line => "      " + line)));
        }

        Result.Print(("passed", passed), ("total", total));
        return 0;
    }

    private static Cleaned Clean(string input)
    {
        try
        {
            return new Cleaned(ArticleCleaner.Clean(new ArticleSource { Name = Path.GetFileName(input), Bytes = File.ReadAllBytes(input) }).Text, null);
        }
        catch (UnreadableArticleException refusal)
        {
            return new Cleaned("", refusal.Message);
        }
    }

    private sealed record Cleaned(string Text, string? Refusal);
}
