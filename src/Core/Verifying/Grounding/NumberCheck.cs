namespace Serverless.Verifying.Grounding;

/// <summary>Every number of a claim must be the article's, and stand in the cited sentences.</summary>
internal static class NumberCheck
{
    public static IEnumerable<Problem> Check(ClaimReading claim)
    {
        for (var i = 0; i < claim.View.Numbers.Count; i++)
        {
            var number = claim.View.Numbers[i];
            if (IsIdiom(claim.View, number) || (claim.Scope == WordScope.NumbersAndNames && IsSaidInWords(claim, number))) continue;

            var found = claim.Article.Numbers.Find(claim.View, i);
            var (start, end) = (claim.View.Tokens[number.Token].Start, claim.View.Tokens[number.End - 1].End);
            if (found is null && number.Count == 1 && claim.View.Tokens[number.Token].Norm is "two" or "second" or "third" or "zero")
            {
                // Writers count what an article lists ("two passengers", "his second goal"); no invention, but nothing supports it by itself.
                yield return new Problem("count-not-in-article",
                    $"The article does not say \"{claim.View.Written(number.Token, 1)}\". Leave the count out unless the article lists just that many.", false, start, end);
            }
            else if (found is null)
            {
                yield return new Problem("number-not-in-article",
                    $"The number \"{claim.View.Written(number.Token, number.Count)}\" is not in the article. Use the article's number or leave it out.", true, start, end);
            }
            else if (!claim.IsCited(found))
            {
                yield return new Problem("number-not-in-evidence",
                    $"The number \"{claim.View.Written(number.Token, number.Count)}\" is not in the cited sentences; the article has it in sentence {Sentences(found)}. Cite that sentence or correct the number.", true, start, end);
            }
        }
    }

    // Across languages: number words cannot be read, small numbers may be words over there, and separators change.
    private static bool IsSaidInWords(ClaimReading claim, NumberMention number)
    {
        if (claim.View.Tokens[number.Token].Kind == TokenKind.Word || number.Value <= 12) return true;
        var digits = Digits(claim.View.Tokens[number.Token].Norm);
        return claim.Index.Sentences.Exists(sentence => sentence.Tokens.Exists(token => token.Kind == TokenKind.Number && Digits(token.Norm) == digits));

        static string Digits(string norm) => string.Concat(norm.Where(char.IsDigit));
    }

    /// <summary>Sentence numbers in words.</summary>
    public static string Sentences(IReadOnlySet<int> sentences) => string.Join(", ", sentences.Where(s => s >= 0).Order().Take(3).Select(s => s + 1));

    // "first" orders a story more often than it counts; so do "a second", "second," at the start of a clause and the marks of a list.
    // A score's nil is told by its other side. What counts the article's own parts ("the article names two reasons") counts nothing
    // in the world.
    private static bool IsIdiom(TextView view, NumberMention number)
    {
        var token = view.Tokens[number.Token];
        if (number.Count > 1) return false;
        if (token.Norm is "first" or "0") return true;
        if (IsListMark(view, number) && (number.Value == 1 || view.Numbers.Exists(other => other.Value == number.Value - 1 && IsListMark(view, other)))) return true;

        var ordinal = Lexicon.Ordinals.Contains(token.Norm);
        if (ordinal && token.End < view.Text.Length && view.Text[token.End] == ',') return true;
        if (number.Value == 2 && ListsThem(view, number)) return true;
        if (token.Norm is "second" or "third" && NumberReadings.Norm(view, number.Token - 1) == "a") return true;
        var ofArticle = view.Tokens.Take(4).Any(word => word.Norm is "passage" or "article" or "text" or "story" or "report" or "piece" or "author");
        return ofArticle && token.Kind == TokenKind.Word && number.Value <= 3;
    }

    // "paid two people: his clerk and his driver".
    private static bool ListsThem(TextView view, NumberMention number)
    {
        for (var i = number.Token; i < Math.Min(number.Token + 4, view.Tokens.Count); i++)
        {
            if (view.Tokens[i].End < view.Text.Length && view.Text[view.Tokens[i].End] == ':') return view.Text.AsSpan(view.Tokens[i].End).Contains(" and ", StringComparison.Ordinal);
        }

        return false;
    }

    // "(1) speed and (2) cost"; an age in parentheses has no predecessor.
    private static bool IsListMark(TextView view, NumberMention number)
    {
        var token = view.Tokens[number.Token];
        return number.Value < 20 && token.End < view.Text.Length && view.Text[token.End] == ')' && token.Start > 0 && view.Text[token.Start - 1] is ' ' or '(';
    }
}
