using Serverless.Summaries;
using Serverless.Verifying.Grounding;

namespace Serverless.Verifying.Neutrality;

/// <summary>An accusation that a summary keeps without the answer that the article has from the accused.</summary>
/// <param name="Claim">The accusing claim.</param>
/// <param name="Start">Of the accusing word.</param>
/// <param name="End">Behind it.</param>
/// <param name="Answer">0-based number of the sentence with the answer.</param>
internal sealed record OneSide(Claim Claim, int Start, int End, int Answer);

/// <summary>Both named sides are kept: who tells that somebody is accused also tells that they deny it, where the article does.</summary>
internal static class SidesCheck
{
    /// <summary>The first accusation of a summary that is left without its answer; null when each has one or the article gives none.</summary>
    public static OneSide? Check(ArticleIndex index, IReadOnlyList<Claim> summary)
    {
        List<(int Sentence, HashSet<int> Who)>? answers = null;
        OneSide? oneSide = null;
        foreach (var claim in summary)
        {
            var view = new TextView(claim.Text, index.Vocabulary);
            if (DenialAt(view) >= 0) return null;
            if (oneSide is not null || view.Tokens.FindIndex(token => Lexicon.Accusing.Contains(token.Norm)) is not (>= 0 and var accusing)) continue;

            answers ??= [.. Answers(index)];
            foreach (var (sentence, who) in answers)
            {
                if (!Array.Exists(view.Ids, who.Contains)) continue;
                oneSide = new OneSide(claim, view.Tokens[accusing].Start, view.Tokens[accusing].End, sentence);
                break;
            }
        }

        return oneSide;
    }

    // Sentences in which somebody named denies something, with the last words of the names before the verb.
    private static IEnumerable<(int Sentence, HashSet<int> Who)> Answers(ArticleIndex index)
    {
        for (var s = 0; s < index.Sentences.Count; s++)
        {
            var view = index.Sentences[s];
            if (DenialAt(view) is not (>= 0 and var verb)) continue;

            var who = NameFacts.Read(view).Where(name => name.End <= verb).Select(name => view.Ids[name.End - 1]).ToHashSet();
            if (who.Count > 0) yield return (s, who);
        }
    }

    // "denies" says it by itself; "rejects" and "not" do where an accusation is near.
    private static int DenialAt(TextView view)
    {
        var answersCharge = view.Tokens.Exists(token => Lexicon.Accusing.Contains(token.Norm) || token.Norm is "claim" or "claims" or "charge" or "charges" or "wrongdoing" or "guilty");
        return view.Tokens.FindIndex(token => token.Norm is "denied" or "denies" or "deny" or "denying" || (answersCharge && Lexicon.Denying.Contains(token.Norm)));
    }
}
