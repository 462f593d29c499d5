using System.Reflection;
using System.Text;
using Serverless.Summaries;
using Serverless.Summarizing;
using Serverless.Summarizing.Extractive;
using Xunit;

namespace Serverless.Unit.Summarizing.Extractive;

/// <summary>
/// A case's <c>input.txt</c>: the language, the title (may be empty), then paragraphs, a sentence a line.
/// <c>expected.txt</c>: the draft, a claim a line.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string s_folder = Path.Combine(
        typeof(GoldenTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!, "tests/Golden/extractive");

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(s_folder).Select(folder => Path.GetFileName(folder)).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task SummarizeAsync_GoldenCase_GivesTheExpectedDraft(string name)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(s_folder, name, "input.txt"), TestContext.Current.CancellationToken);
        var paragraphs = string.Join('\n', lines.Skip(2)).Split("\n\n").Select(paragraph => paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var article = TestArticle.In(lines[0], lines[1].Length == 0 ? null : lines[1], paragraphs);

        var draft = await new ExtractiveSummarizer(new SummaryOptions()).SummarizeAsync(article, TestContext.Current.CancellationToken);

        var file = Path.Combine(s_folder, name, "expected.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllTextAsync(file, Print(draft), TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), Print(draft));
    }

    private static string Print(Draft draft)
    {
        var text = new StringBuilder();
        foreach (var claim in draft.Claims)
        {
            text.Append(claim.Part).Append(' ').AppendJoin('+', claim.Evidence);
            if (claim.Kind is { } kind) text.Append(' ').Append(kind);
            if (claim.AttributedTo is { } speaker) text.Append(" [").Append(speaker).Append(']');
            text.Append(": ").Append(claim.Text).Append('\n');
        }
        return text.ToString();
    }
}
