using System.Buffers;

namespace Serverless.Verifying.Grounding;

/// <summary>Subject and object must not change places: "A beat B" is not "B beat A".</summary>
internal static class ExchangeCheck
{
    // Farther from its verb a name is hardly its subject or object.
    private const int Reach = 5;

    private static readonly SearchValues<char> s_breaks = SearchValues.Create(",'’(\"“*:;");

    public static IEnumerable<Problem> Check(ClaimReading claim)
    {
        for (var n = 0; n + 1 < claim.Names.Count; n++)
        {
            var (first, second) = (claim.Names[n], claim.Names[n + 1]);
            if (second.Token - first.End is < 1 or > Reach || IsOneName(claim, first, second) || IsApposition(claim.View, first.End, second.Token)) continue;
            for (var verb = first.End; verb < second.Token; verb++)
            {
                if (!Lexicon.IsContent(claim.View.Tokens[verb]) || claim.View.IsNumber[verb] || !IsExchanged(claim, first, verb, second)) continue;
                yield return new Problem("names-exchanged",
                    $"The article has \"{claim.View.Written(first.Token, first.Count)}\" and \"{claim.View.Written(second.Token, second.Count)}\" the other way round. Check who did it to whom.", true,
                    claim.View.Tokens[first.Token].Start, claim.View.Tokens[second.End - 1].End);
                break;
            }
        }
    }

    private static bool IsOneName(ClaimReading claim, NameMention first, NameMention second) => Last(claim, first) == Last(claim, second);

    // A person goes by the last word of the name.
    private static int Last(ClaimReading claim, NameMention name) => claim.View.Ids[name.End - 1];

    // Wherever the article has the verb between the two names, they stand the other way round, and in the same voice.
    private static bool IsExchanged(ClaimReading claim, NameMention first, int verb, NameMention second)
    {
        var exchanged = false;
        var isPassive = IsPassive(claim.View, first.End, second.Token);
        foreach (var place in claim.Index.Places(claim.View.Ids[verb]))
        {
            var sentence = claim.Index.SentenceOf[place];
            var (from, to) = (claim.Index.Starts[sentence], claim.Index.Starts[sentence + 1]);
            var before = claim.Index.Ids.AsSpan(Math.Max(from, place - Reach), place - Math.Max(from, place - Reach));
            var after = claim.Index.Ids.AsSpan(place + 1, Math.Min(to, place + 1 + Reach) - place - 1);
            if (before.Contains(Last(claim, first)) || after.Contains(Last(claim, second))) return false;
            if (!before.Contains(Last(claim, second)) || !after.Contains(Last(claim, first))) continue;

            var start = place - before.Length + before.LastIndexOf(Last(claim, second)) - from;
            var end = place + 1 + after.IndexOf(Last(claim, first)) - from;
            var view = claim.Index.Sentences[sentence];
            if (IsPassive(view, start + 1, end) != isPassive || IsApposition(view, start + 1, end)) return false;
            exchanged = true;
        }

        return exchanged;
    }

    // "the Herald's editor, Anna Ott" and "Anna Ott, editor of the Herald" say one thing: a comma or a possessive shows that no verb stands between.
    private static bool IsApposition(TextView view, int from, int to) =>
        view.Text.AsSpan(view.Tokens[from - 1].End, view.Tokens[to].Start - view.Tokens[from - 1].End).ContainsAny(s_breaks);

    private static bool IsPassive(TextView view, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (view.Tokens[i].Norm is "by" or "to" or "from" or "with" or "and" or "of" or "for" or "at" or "in" or "as") return true;
        }

        return false;
    }
}
