namespace Serverless.Verifying.Grounding;

/// <summary>Every name of a claim must be in the article, in some form; dates by name too.</summary>
internal static class NameCheck
{
    public static IEnumerable<Problem> Check(ClaimReading claim)
    {
        if (claim.Scope != WordScope.Full)
        {
            foreach (var problem in CheckPersons(claim)) yield return problem;
            yield break;
        }

        foreach (var name in claim.Names)
        {
            for (var i = name.Token; i < name.End; i++)
            {
                if (claim.Article.Names.Knows(claim.View, i) || IsOrdinary(claim, name, i)) continue;

                var token = claim.View.Tokens[i];
                if (claim.Article.Names.IsAddedFirstName(claim.View, name, i))
                {
                    yield return new Problem("first-name-added", $"The article gives no first name to {claim.View.Written(i + 1, 1)}; take \"{claim.View.Written(i, 1)}\" away.", false, token.Start, token.End);
                    break;
                }

                if (claim.Article.Names.Misspelled(token.Norm) is { } spelling)
                {
                    yield return new Problem("name-spelled-otherwise", $"The article writes \"{claim.View.Written(i, 1)}\" otherwise (\"{spelling}\"). Use its spelling.", false, token.Start, token.End);
                    continue;
                }

                yield return new Problem("name-not-in-article",
                    $"The name \"{claim.View.Written(name.Token, name.Count)}\" is not in the article as written ({claim.View.Written(i, 1)}). Use the article's names only.", !claim.IsTitleCase, token.Start, token.End);
                break;
            }
        }

        foreach (var problem in CheckDates(claim)) yield return problem;
    }

    // Countries and offices change their names with the language, and some languages write every noun with a capital; what keeps
    // its form is the name of a person: two words or more, none of them known, in a script the article uses for names.
    private static IEnumerable<Problem> CheckPersons(ClaimReading claim)
    {
        if (claim.IsTitleCase || claim.Article.NameRuns.Count == 0) yield break;
        foreach (var name in claim.Names)
        {
            var isUnknown = name.Count >= 2 && Enumerable.Range(name.Token, name.Count).All(i => !claim.Article.Names.Knows(claim.View, i) && claim.View.Tokens[i].Norm.Length > 2);
            if (!isUnknown) continue;
            yield return new Problem("name-not-in-article",
                $"The name \"{claim.View.Written(name.Token, name.Count)}\" is not in the article. Use the article's names only.", true, claim.View.Tokens[name.Token].Start, claim.View.Tokens[name.End - 1].End);
        }
    }

    // A capital at the start of a sentence, or in a headline, does not make a name.
    private static bool IsOrdinary(ClaimReading claim, NameMention name, int token)
    {
        var norm = claim.View.Tokens[token].Norm;
        if (norm.Length < 2 || Lexicon.Titles.Contains(norm) || Lexicon.IsAbbreviation(norm)) return true;
        var opens = token == 0 || (token == name.Token && OpensClause(claim.View, token));
        if (!opens && !claim.IsTitleCase) return false;
        if (Lexicon.Openers.Contains(norm) || Lexicon.Reporting.Contains(norm) || Lexicon.IsKnownWord(norm)) return true;
        if (claim.Article.Names.HasSmallRelative(norm)) return true;
        return norm.Length > 5 && s_wordEndings.Any(ending => norm.EndsWith(ending, StringComparison.Ordinal));
    }

    // Endings that names hardly have.
    private static readonly string[] s_wordEndings =
        ["ing", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ities", "ibility", "ability", "ances", "ences", "ally", "ously", "ively", "edly", "ently", "antly", "ously", "ious", "isms", "ists", "ships", "ized", "ised", "ated", "ished", "ested", "ured", "ired", "uced", "pted", "cted", "ative", "itive", "ctive", "ssive", "eful", "less", "ological", "ational", "graphs", "graphy"];

    private static bool OpensClause(TextView view, int token)
    {
        for (var i = view.Tokens[token].Start - 1; i >= 0 && !char.IsLetterOrDigit(view.Text[i]); i--)
        {
            if (Tokenizer.IsApostrophe(view.Text[i]) && (i == 0 || view.Text[i - 1] == ' ')) return true;
            if (view.Text[i] is ':' or '.' or '!' or '?' or '"' or '“' or '‘' or '\n' or '*' or '#' or '•') return true;
        }

        return false;
    }

    private static IEnumerable<Problem> CheckDates(ClaimReading claim)
    {
        for (var i = 0; i < claim.View.Tokens.Count; i++)
        {
            var token = claim.View.Tokens[i];
            if (!token.Capital) continue;

            var isMonth = Lexicon.Months.TryGetValue(token.Norm, out var month) && IsMonth(claim.View, i);
            var known = isMonth ? claim.Index.Dates.HasMonth(month)
                : !Lexicon.Weekdays.TryGetValue(token.Norm, out var weekday) || token.Norm.Length < 4 || claim.Index.Dates.HasWeekday(weekday);
            if (known || claim.Index.HasNorm(token.Norm)) continue;

            yield return new Problem("date-not-in-article",
                $"\"{claim.View.Written(i, 1)}\" is not a date the article gives. Use the article's own date.", true, token.Start, token.End);
        }
    }

    // May, March and the short forms are words and names as well; a number beside them or "in" before them settles it.
    public static bool IsMonth(TextView view, int at)
    {
        if (view.Tokens[at].Norm is not ("may" or "march" or "august" or "mar" or "jan" or "april" or "june" or "dec")) return true;
        return (at > 0 && (view.Tokens[at - 1].Kind == TokenKind.Number || view.Tokens[at - 1].Norm is "in" or "of" or "on" or "since" or "until" or "by" or "last" or "next"))
            || (at + 1 < view.Tokens.Count && view.Tokens[at + 1].Kind == TokenKind.Number);
    }
}
