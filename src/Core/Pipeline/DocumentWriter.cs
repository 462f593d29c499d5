using System.Security.Cryptography;
using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Pipeline;

/// <summary>Article, draft and verdict to the document that is published.</summary>
internal static class DocumentWriter
{
    public static SummaryDocument Write(string key, ArticleSource source, Article article, CheckedDraft outcome, Timings timings, DateTimeOffset now)
    {
        var (draft, verdict) = (outcome.Draft, outcome.Verdict);
        var summary = draft.Summary.Where(verdict.Supports).ToList();
        var keyFacts = draft.KeyFacts.Where(verdict.Supports).ToList();
        return new SummaryDocument
        {
            Id = key,
            Source = Describe(source, article),
            Article = Describe(article),
            Headline = verdict.Supports(draft.Headline) ? draft.Headline.Text : summary[0].Text,
            Summary = new SummaryText(
                string.Join(' ', summary.Select(claim => claim.Text)),
                [.. summary.Select(claim => new SummarySentence(claim.Text, claim.Evidence))]),
            KeyFacts = [.. keyFacts.Select(claim => new KeyFact(claim.Text, claim.Kind ?? FactKind.Event, claim.AttributedTo, Quote(article, claim.Evidence)))],
            Checks = new Checks
            {
                Coverage = draft.Coverage,
                Supported = Math.Round(outcome.SupportedShare, 4),
                Scope = verdict.ComparedWords ? "full" : "partial",
                Fallback = outcome.Fallback,
                Dropped = [.. Dropped(draft, verdict), .. outcome.Replaced is { } replaced ? Dropped(replaced.Draft, replaced.Verdict) : []],
                Neutrality = [.. Marks(verdict, draft.Headline, summary, keyFacts)],
                Injection = verdict.Injection,
            },
            Model = draft.Model,
            Usage = draft.Usage,
            Timings = timings,
            GeneratedAt = now,
        };
    }

    /// <summary>The same result, read from another source: what depends on the source is that source's.</summary>
    public static SummaryDocument ForSource(SummaryDocument document, ArticleSource source, Article article) =>
        document with { Source = Describe(source, article), Article = Describe(article) };

    // Of the claims that are published, by their place in the document.
    private static IEnumerable<NeutralityMark> Marks(Verdict verdict, Claim headline, List<Claim> summary, List<Claim> keyFacts)
    {
        foreach (var mark in verdict.Tone)
        {
            var claim = mark.Claim;
            var index = claim.Part switch
            {
                ClaimPart.Headline => verdict.Supports(headline) ? 0 : -1,
                ClaimPart.Summary => summary.FindIndex(other => ReferenceEquals(other, claim)),
                _ => keyFacts.FindIndex(other => ReferenceEquals(other, claim)),
            };
            if (index >= 0) yield return new NeutralityMark(claim.Text[mark.Start..mark.End], claim.Part, index, mark.Start, mark.End, mark.Rule);
        }
    }

    private static IEnumerable<DroppedClaim> Dropped(Draft draft, Verdict verdict) =>
        draft.Claims.Where(claim => !verdict.Supports(claim)).Select(claim =>
        {
            var finding = verdict.Findings.First(finding => finding.Blocks && ReferenceEquals(finding.Claim, claim));
            return new DroppedClaim(claim.Text, $"{finding.Rule}: {finding.Detail}");
        });

    private static List<Evidence> Quote(Article article, IReadOnlyList<int> numbers) =>
        [.. numbers.Select(number =>
        {
            var sentence = article.Sentences[number - 1];
            return new Evidence(number, sentence.Start, sentence.End, article.SentenceText(number));
        })];

    private static SourceInfo Describe(ArticleSource source, Article article) => new()
    {
        Name = source.Name,
        Container = source.Container,
        Etag = source.ETag,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(source.Bytes.Span)),
        Bytes = source.Bytes.Length,
        MediaType = article.MediaType,
        Charset = article.Charset,
        Url = source.Url?.AbsoluteUri,
    };

    private static ArticleInfo Describe(Article article) => new()
    {
        Title = article.Title,
        Byline = article.Byline,
        SiteName = article.SiteName,
        PublishedAt = article.PublishedAt,
        ModifiedAt = article.ModifiedAt,
        Language = article.Language,
        Url = article.Url?.AbsoluteUri,
        WordCount = WordCounter.Count(article.Text),
        Text = article.Text,
        Sentences = [.. article.Sentences.Select(sentence => new SentenceSpan(sentence.Start, sentence.End))],
        Removed = [.. article.Removed.Select(removed => new RemovedPart(removed.Text, removed.Rule))],
    };
}
