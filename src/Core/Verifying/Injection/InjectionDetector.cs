using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Verifying.Grounding;

namespace Serverless.Verifying.Injection;

/// <summary>Finds text of an article that addresses the reader's model rather than the reader.</summary>
public static class InjectionDetector
{
    private const int MostChars = 200;

    /// <summary>
    /// Sentences that give a model orders, in order, then such text in the title and in what was removed as hidden. News that
    /// quotes or reports an order is not one.
    /// </summary>
    public static IReadOnlyList<InjectionMark> Scan(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);

        var marks = new List<InjectionMark>();
        var previous = false;
        for (var number = 1; number <= article.Sentences.Count; number++)
        {
            var text = article.SentenceText(number);
            var sameBlock = number > 1 && !article.Text.AsSpan(article.Sentences[number - 2].End, article.Sentences[number - 1].Start - article.Sentences[number - 2].End).Contains("\n\n", StringComparison.Ordinal);
            var rule = RuleFor(text) ?? (previous && sameBlock && InjectionPatterns.Following().IsMatch(text) ? "follows-injection" : null);
            if (rule is not null) marks.Add(new InjectionMark(number, Cut(text), rule));
            previous = rule is not null;
        }

        if (article.Title is { } title && RuleFor(title) is { } titleRule) marks.Add(new InjectionMark(null, Cut(title), titleRule));
        marks.AddRange(article.Removed
            .Where(removed => removed.Rule.StartsWith("hidden", StringComparison.Ordinal) || removed.Rule == RemovedRule)
            .Select(removed => (removed, rule: RuleFor(removed.Text)))
            .Where(pair => pair.rule is not null || pair.removed.Rule == RemovedRule)
            .Select(pair => new InjectionMark(null, Cut(pair.removed.Text), pair.removed.Rule == RemovedRule ? pair.rule ?? "follows-injection" : "hidden-text")));
        return marks;
    }

    /// <summary>The rule id of sentences that <see cref="LeaveOut"/> took out.</summary>
    public const string RemovedRule = "addresses-a-model";

    /// <summary>
    /// The article without its marked sentences: they are no longer counted as sentences, so no summarizer sees them, and are
    /// listed among what was removed. The text and its offsets stay; a title that gives orders goes.
    /// </summary>
    public static Article LeaveOut(Article article, IReadOnlyList<InjectionMark> marks)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(marks);

        var numbers = marks.Where(mark => mark.Sentence is not null).Select(mark => mark.Sentence!.Value).ToHashSet();
        var title = article.Title is { } text && RuleFor(text) is not null ? null : article.Title;
        return numbers.Count == 0 && title == article.Title ? article : article with
        {
            Title = title,
            Sentences = [.. article.Sentences.Where((_, index) => !numbers.Contains(index + 1))],
            Removed = [.. article.Removed, .. numbers.Order().Select(number => new RemovedText(Fold(article.SentenceText(number)), RemovedRule))],
        };
    }

    /// <summary>The rule a text breaks; null when it is addressed to readers.</summary>
    internal static string? RuleFor(string text)
    {
        if (!text.AsSpan().ContainsAny(InjectionPatterns.Triggers)) return null;
        foreach (var (rule, pattern) in InjectionPatterns.All)
        {
            foreach (var match in pattern.EnumerateMatches(text))
            {
                if (!IsReported(text, match.Index, match.Index + match.Length)) return rule;
            }
        }

        return null;
    }

    // "Ignore all instructions," the message read: the order stands inside quotation marks and the rest says who gave it.
    private static bool IsReported(string text, int start, int end)
    {
        foreach (var quotation in QuotationFacts.Read(text))
        {
            if (start < quotation.Start - 2 || end > quotation.End + 1) continue;

            var outside = text.Remove(quotation.Start, quotation.End - quotation.Start);
            if (Tokenizer.Read(outside, 0, outside.Length).Count(token => token.Norm.Length > 1) >= 2) return true;
        }

        return false;
    }

    private static string Cut(string text)
    {
        var folded = Fold(text);
        return folded.Length <= MostChars ? folded : folded[..(char.IsHighSurrogate(folded[MostChars - 2]) ? MostChars - 2 : MostChars - 1)] + "…";
    }

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
