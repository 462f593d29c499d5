using System.Buffers;

namespace Serverless.Verifying.Grounding;

/// <summary>
/// A word that the article has under a "not" keeps it: wherever the article has the word beside the same neighbor, or wherever it has
/// it at all and the claim predicates it. Finds what a paraphrase lost, which the trained model sees only where words stand in a row.
/// </summary>
internal static class NegationCheck
{
    // Below these a sentence says too little of the claim to be held against it: under "no" or "without", beside the same neighbor, anywhere.
    private const double LeastOfNoun = 0.45;
    private const double LeastBesideNeighbor = 0.3;
    private const double LeastAnywhere = 0.15;

    // How far before a word its "not" may stand.
    private const int Reach = 5;
    private const int ReachOfNegative = 3;
    private const int ReachOfPredicate = 3;

    private static readonly SearchValues<char> s_ends = SearchValues.Create(",;:.-–");

    public static Problem? Check(ClaimReading claim, SentenceScores scores)
    {
        foreach (var i in claim.Content)
        {
            var token = claim.View.Tokens[i];
            if (claim.View.IsNumber[i] || token.Kind != TokenKind.Word || token.Capital || !IsEverDenied(claim, i) || IsAdverb(token.Norm) || IsDenied(claim.View, i)) continue;
            if (Lost(claim, scores, i) is not { } sentence) continue;

            return new Problem("negation-differs", $"Sentence {sentence + 1} has \"{claim.View.Written(i, 1)}\" under a \"not\"; the claim says it without. Follow the article.", true, token.Start, token.End);
        }

        return null;
    }

    private static bool IsEverDenied(ClaimReading claim, int token)
    {
        foreach (var place in claim.Index.Places(claim.View.Ids[token]))
        {
            if (claim.Article.IsNearNegator(place)) return true;
        }

        return false;
    }

    // The sentence that has the word under a "not"; null where the article also has it without.
    private static int? Lost(ClaimReading claim, SentenceScores scores, int token)
    {
        var (anywhere, besideNeighbor, isAlways, affirmed) = (-1, -1, true, 0.0);
        foreach (var place in claim.Index.Places(claim.View.Ids[token]))
        {
            var sentence = claim.Index.SentenceOf[place];
            var (view, at) = (claim.Index.Sentences[sentence], place - claim.Index.Starts[sentence]);
            var isAlike = Neighbors.Same(claim, token, view, at, 1) || Neighbors.Same(claim, token, view, at, -1);
            var cover = CoverOf(view, at);
            isAlways &= cover == Cover.Verb && view.Tokens[at].Norm == claim.View.Tokens[token].Norm;
            if (cover == Cover.None && isAlike) affirmed = Math.Max(affirmed, scores.Overlap[sentence]);
            if (cover == Cover.None || !claim.IsNearCited(sentence)) continue;

            anywhere = Better(scores, anywhere, sentence);
            if (isAlike && (cover == Cover.Verb || scores.Overlap[sentence] >= LeastOfNoun)) besideNeighbor = Better(scores, besideNeighbor, sentence);
        }

        // A sentence that says half as much of the claim is about something else.
        if (besideNeighbor >= 0 && scores.Overlap[besideNeighbor] >= Math.Max(LeastBesideNeighbor, 2 * affirmed)) return besideNeighbor;
        return isAlways && anywhere >= 0 && scores.Overlap[anywhere] >= LeastAnywhere && IsPredicate(claim.View, token) ? anywhere : null;
    }

    private static int Better(SentenceScores scores, int best, int sentence) => best < 0 || scores.Overlap[sentence] > scores.Overlap[best] ? sentence : best;

    // Whether the claim has a word near this one that may stand for the "not".
    private static bool IsDenied(TextView view, int token)
    {
        for (var i = Math.Max(0, token - Reach); i <= Math.Min(view.Tokens.Count - 1, token + 1); i++)
        {
            var norm = view.Tokens[i].Norm;
            if (Lexicon.Negators.Contains(norm) || Lexicon.Pending.Contains(norm) || (i >= token - ReachOfNegative && Lexicon.Negative.Contains(norm))) return true;
        }

        return false;
    }

    // "is random", "have been analyzed", "has already commented".
    private static bool IsPredicate(TextView view, int token)
    {
        for (var i = token - 1; i >= Math.Max(0, token - ReachOfPredicate) && !IsParted(view, i); i--)
        {
            var norm = view.Tokens[i].Norm;
            if (Lexicon.Auxiliaries.Contains(norm)) return true;
            if (!IsAdverb(norm) && norm is not ("a" or "an" or "the" or "also" or "since" or "now" or "already" or "then" or "both" or "all")) return false;
        }

        return false;
    }

    // "did not immediately respond", "has yet to decide", "no evidence", "without a permit"; "not only" and "not until" affirm.
    private static Cover CoverOf(TextView view, int token)
    {
        for (var i = token - 1; i >= Math.Max(0, token - Reach) && !IsParted(view, i); i--)
        {
            var (norm, next) = (view.Tokens[i].Norm, view.Tokens[i + 1].Norm);
            if (norm == "yet" && next == "to") return Cover.Verb;
            if (Lexicon.Negators.Contains(norm))
            {
                return next is "only" or "just" or "merely" or "simply" or "until" or "least" or "doubt" ? Cover.None : norm is "not" or "never" or "unable" ? Cover.Verb : Cover.Noun;
            }

            if (!Lexicon.UnderNot.Contains(norm) && !IsAdverb(norm) && !Lexicon.Ordinals.Contains(norm)) return Cover.None;
        }

        return Cover.None;
    }

    private static bool IsParted(TextView view, int before) => view.Text.AsSpan(view.Tokens[before].End, view.Tokens[before + 1].Start - view.Tokens[before].End).ContainsAny(s_ends);

    private static bool IsAdverb(string norm) => norm != "only" && norm.EndsWith("ly", StringComparison.Ordinal);

    private enum Cover
    {
        None,

        /// <summary>"no", "without": another thing of the kind may well be.</summary>
        Noun,

        /// <summary>"not", "never".</summary>
        Verb,
    }
}
