using System.Text.Encodings.Web;
using System.Text.Json;
using Serverless.Summaries;
using Serverless.Verifying;
using Xunit;

namespace Serverless.Unit.Verifying;

/// <summary>
/// A case's <c>input.json</c>: an article sentence by sentence, and claims that cite sentences by number. <c>expected.json</c>:
/// which claims may be published and what was found, with the words each finding is about.
/// </summary>
public sealed class VerifyingGoldenTests
{
    private const string Stage = "verifying";

    private static readonly JsonSerializerOptions s_json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases => [.. GoldenFolder.Cases(Stage)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Inspect_GoldenCase_FindsWhatIsExpected(string name)
    {
        var input = JsonSerializer.Deserialize<Input>(GoldenFolder.Read(Stage, name, "input.json"), s_json)!;
        var article = News.Of(input.Language, input.Published, input.Title, [.. input.Sentences]);
        Claim[] claims = [.. input.Claims.Select(claim => News.Say(claim.Text, [.. claim.Evidence]))];
        var draft = News.Draft(claims) with { Headline = News.Say(article.SentenceText(1), 1), Language = input.SummaryLanguage };

        var verdict = Verifier.Inspect(article, draft);

        var actual = new Expected(verdict.ComparedWords, [.. verdict.Injection.Select(mark => $"{mark.Sentence}: {mark.Rule}")], [.. claims.Select(claim => Judge(verdict, claim))]);
        GoldenFolder.Compare(Stage, name, "expected.json", JsonSerializer.Serialize(actual, s_json) + "\n");
    }

    private static Judged Judge(Verdict verdict, Claim claim) => new(claim.Text, verdict.Supports(claim),
        [.. verdict.Findings.Where(finding => ReferenceEquals(finding.Claim, claim)).Select(finding => new Found(finding.Rule, finding.Blocks, WordsOf(finding)))]);

    private static string? WordsOf(Finding finding) => finding.Span is { } span ? finding.Claim.Text[span.Start..span.End] : null;

    internal sealed record Input(string Language, string SummaryLanguage, string? Published, string? Title, IReadOnlyList<string> Sentences, IReadOnlyList<CitingClaim> Claims);

    internal sealed record CitingClaim(string Text, IReadOnlyList<int> Evidence);

    internal sealed record Expected(bool ComparedWords, IReadOnlyList<string> Injection, IReadOnlyList<Judged> Claims);

    internal sealed record Judged(string Text, bool Supported, IReadOnlyList<Found> Findings);

    internal sealed record Found(string Rule, bool Blocks, string? Words);
}
