using System.Collections.Frozen;

namespace Serverless.Verifying.Grounding;

/// <summary>
/// What the article says with a reserve keeps it: "may open" does not become "opens", "allegedly stole" not "stole", "some farmers" not
/// "all farmers". Only words that stand under the reserve wherever the article has them count, and only beside the same neighbor.
/// </summary>
internal static class ReserveCheck
{
    // Below this a sentence says too little of the claim to be held against it word by word.
    private const double LeastOverlap = 0.45;

    // How far before a word its reserve may stand; only small words may stand between.
    private const int Reach = 5;

    private static readonly FrozenDictionary<string, Reserve> s_kinds = Lexicon.Reserves
        .SelectMany((words, kind) => words.Select(word => KeyValuePair.Create(word, (Reserve)(kind + 1))))
        .ToFrozenDictionary();

    public static IEnumerable<Problem> Check(ClaimReading claim, SentenceScores scores)
    {
        var rules = new HashSet<string>();
        foreach (var i in claim.Content)
        {
            if (claim.View.IsNumber[i] || claim.View.Tokens[i].Kind != TokenKind.Word) continue;

            // One word of a sentence shows what was lost.
            if (Weakest(claim, scores, i) is { } weakest && Lost(claim, i, weakest) is { } problem && rules.Add(problem.Rule)) yield return problem;
        }
    }

    private static Problem? Lost(ClaimReading claim, int token, (Reserve Kind, string Word, int Sentence) weakest)
    {
        var (kind, word, sentence) = weakest;
        var written = claim.View.Written(token, 1);
        var (start, end) = (claim.View.Tokens[token].Start, claim.View.Tokens[token].End);
        switch (kind)
        {
            // "a law to ban" promises no more than "may ban".
            case Reserve.Possible when !(token > 0 && claim.View.Tokens[token - 1].Norm == "to") && !WordMismatch.Any(claim.View, Lexicon.WeakModals) && !WordMismatch.Any(claim.View, Lexicon.Hedging):
                return new Problem("certainty-raised", $"Sentence {sentence + 1} says \"{word}\" of \"{written}\"; the claim says it for certain. Keep the article's reserve.", true, start, end);
            case Reserve.Alleged when !WordMismatch.Any(claim.View, Lexicon.Alleged):
                return new Problem("accusation-as-fact", $"Sentence {sentence + 1} has \"{written}\" as \"{word}\"; the claim states it as a fact. Say who alleges it.", true, start, end);
            case > Reserve.Alleged when Before(claim.View, token) is var (ours, more) && ours > kind:
                return new Problem("quantity-raised", $"The claim says \"{more}\", sentence {sentence + 1} \"{word}\". Keep the article's measure.", true, start, end);
            default:
                return null;
        }
    }

    // The reserve under which the article has a word wherever it stands beside the same neighbor; of two measures the larger. At least
    // one of these places is in a sentence that the claim may rest on.
    private static (Reserve Kind, string Word, int Sentence)? Weakest(ClaimReading claim, SentenceScores scores, int token)
    {
        (Reserve Kind, string Word, int Sentence)? weakest = null;
        var isCarried = false;
        foreach (var place in claim.Index.Places(claim.View.Ids[token]))
        {
            var sentence = claim.Index.SentenceOf[place];
            var (view, at) = (claim.Index.Sentences[sentence], place - claim.Index.Starts[sentence]);
            if (!Neighbors.Same(claim, token, view, at, 1) && !Neighbors.Same(claim, token, view, at, -1)) continue;

            var (kind, word) = Before(view, at);
            if (kind == Reserve.None) return null;
            if (weakest is null || kind > weakest.Value.Kind) weakest = (kind, word, sentence);
            isCarried |= scores.Overlap[sentence] >= LeastOverlap && claim.IsNearCited(sentence);
        }

        return isCarried ? weakest : null;
    }

    // The nearest reserve before a word. A crime is alleged wherever its sentence says so.
    private static (Reserve Kind, string Word) Before(TextView view, int token)
    {
        if (Lexicon.Crimes.Contains(view.Tokens[token].Norm) && view.Tokens.Find(word => Lexicon.Hedging.Contains(word.Norm)) is { Norm: { } hedge }) return (Reserve.Alleged, hedge);
        for (var i = token - 1; i >= Math.Max(0, token - Reach); i--)
        {
            if (view.Text.AsSpan(view.Tokens[i].End, view.Tokens[i + 1].Start - view.Tokens[i].End).ContainsAny(",;:.")) break;
            if (s_kinds.TryGetValue(view.Tokens[i].Norm, out var kind) && !(IsAccusing(view.Tokens[i].Norm) && view.Tokens[i + 1].Norm != "of")) return (kind, view.Tokens[i].Norm);
            if (Lexicon.IsContent(view.Tokens[i]) || Lexicon.Negators.Contains(view.Tokens[i].Norm)) break;
        }

        return (Reserve.None, "");
    }

    // Behind "accused" stands whom, behind "accused of" what.
    private static bool IsAccusing(string norm) => norm.StartsWith("accus", StringComparison.Ordinal);

    // In the order of the lexicon; measures in ascending order.
    private enum Reserve
    {
        None,
        Possible,
        Alleged,
        Few,
        Some,
        Many,
        Most,
        All,
    }
}
