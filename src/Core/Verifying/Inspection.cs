using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Verifying.Grounding;
using Serverless.Verifying.Injection;

namespace Serverless.Verifying;

/// <summary>One article with one draft: what all its claims are checked against.</summary>
internal sealed class Inspection
{
    private readonly Article _article;
    private readonly ArticleFacts _facts;
    private readonly HashSet<int> _leftOut;
    private readonly List<string> _orders;

    public Inspection(Article article, Draft draft, IReadOnlyList<InjectionMark> injection)
    {
        _article = article;
        _leftOut = [.. injection.Where(mark => mark.Sentence is not null).Select(mark => mark.Sentence!.Value)];
        _orders = [.. injection.Select(mark => mark.Sentence is { } number ? article.SentenceText(number) : mark.Text)];
        _facts = new ArticleFacts(article, _leftOut);
        Scope = ScopeOf(article.Language, draft.Language);
    }

    /// <summary>What can be compared.</summary>
    public WordScope Scope { get; }

    /// <summary>What is wrong with what a claim says.</summary>
    public IEnumerable<Finding> Check(Claim claim)
    {
        if (claim.Evidence.Count == 0 || claim.Evidence.Any(number => number < 1 || number > _article.Sentences.Count))
            return [Block(claim, "evidence-missing", $"The claim must cite sentences of the article by number, 1 to {_article.Sentences.Count}.")];
        if (claim.Evidence.FirstOrDefault(_leftOut.Contains) is > 0 and var number)
            return [Block(claim, "evidence-addresses-model", $"Sentence {number} gives orders to a model; nothing can rest on it.")];
        if (string.IsNullOrWhiteSpace(claim.Text))
            return [Block(claim, "empty", "The claim says nothing.")];
        if (IsVerbatim(claim)) return [];
        if (ObedienceCheck.Check(_facts, claim.Text, _orders) is { } obeyed) return [ToFinding(claim, obeyed)];

        return ClaimChecker.Check(_facts, claim.Text, [.. claim.Evidence.Select(cited => cited - 1)], Scope).Problems.Select(problem => ToFinding(claim, problem));
    }

    /// <summary>The article as the claims are compared with it.</summary>
    public ArticleFacts Facts => _facts;

    /// <summary>Whether a claim is the article's own sentence, or its own title as the headline: it says what the article says.</summary>
    public bool IsVerbatim(Claim claim) =>
        claim.Evidence.Any(number => claim.Text == _article.SentenceText(number))
        || (claim.Part == ClaimPart.Headline && claim.Text == _article.Title && InjectionDetector.RuleFor(claim.Text) is null);

    private static Finding Block(Claim claim, string rule, string detail) => new(claim, rule, detail, Blocks: true);

    private static Finding ToFinding(Claim claim, Problem problem) => new(claim, problem.Rule, problem.Detail, problem.Blocks) { Span = (problem.Start, problem.End) };

    private static WordScope ScopeOf(string? article, string? draft)
    {
        var (from, to) = (Primary(article), Primary(draft));
        if (from is not null && to is not null && from != to) return WordScope.NumbersAndNames;
        return (from ?? to) is null or "en" ? WordScope.Full : WordScope.Letters;

        static string? Primary(string? tag) => tag?.Split('-')[0].ToLowerInvariant();
    }
}
