namespace Serverless.Verifying.Grounding;

/// <summary>
/// What somebody says stays theirs: words between quotation marks name who said them, words that the article has between quotation marks
/// are not told as facts, and neither is what the article reports as somebody's contention.
/// </summary>
internal static class SpeechCheck
{
    // Shorter ones are turns of phrase and titles.
    private const int FewestQuoted = 8;

    // So many words in a row are nobody's by chance.
    private const int FewestInRow = 8;

    // A sentence says so much of the claim that the claim rests on it.
    private const double LeastOverlap = 0.6;

    public static IEnumerable<Problem> Check(ClaimReading claim, SentenceScores scores)
    {
        var (start, end) = (claim.View.Tokens[0].Start, claim.View.Tokens[^1].End);
        var quotations = QuotationFacts.Read(claim.View.Text).FindAll(quotation => quotation.Start >= start && quotation.End <= end + 1);
        if (Speaks(claim.View, quotations)) yield break;

        foreach (var quotation in quotations)
        {
            if (claim.View.Tokens.Count(token => token.Start >= quotation.Start && token.End <= quotation.End) < FewestQuoted || IsTitle(claim.View, quotation)) continue;
            if (QuotationFacts.Find(claim.Index, claim.View.Text, quotation) is null) continue;

            yield return new Problem("quotation-without-speaker", $"\"{claim.View.Text[quotation.Start..quotation.End].Trim()}\" are somebody's words. Name who said them.", true, quotation.Start, quotation.End);
        }

        if (quotations.Count == 0 && Row(claim) is { } row && IsOpinion(claim.View, row.Token, row.Count))
            yield return new Problem("speech-as-fact", $"\"{claim.View.Written(row.Token, row.Count)}\" are words that the article quotes. Name who said them.", true, claim.View.Tokens[row.Token].Start, claim.View.Tokens[row.Token + row.Count - 1].End);
        else if (Contention(claim, scores) is { } sentence)
            yield return new Problem("attribution-lost", $"Sentence {sentence + 1} reports this as what somebody contends; the claim states it as a fact. Name who says so.", true, start, end);
    }

    // Somebody speaks outside the quotations.
    private static bool Speaks(TextView view, List<Quotation> quotations) => view.Tokens.Exists(token =>
        (Lexicon.Reporting.Contains(token.Norm) || Lexicon.Alleged.Contains(token.Norm) || Lexicon.Speaking.Contains(token.Norm))
        && !quotations.Exists(quotation => token.Start >= quotation.Start && token.End <= quotation.End));

    private static bool IsTitle(TextView view, Quotation quotation)
    {
        var words = view.Tokens.Where(token => token.Start >= quotation.Start && token.End <= quotation.End && Lexicon.IsContent(token)).ToList();
        return words.Count(token => token.Capital) > words.Count / 2;
    }

    // The first long row of words that the article has between quotation marks only.
    private static (int Token, int Count)? Row(ClaimReading claim)
    {
        for (var i = 0; i + FewestInRow <= claim.View.Ids.Length; i++)
        {
            var longest = 0;
            foreach (var place in claim.Index.Places(claim.View.Ids[i]))
            {
                var length = claim.Index.Ids.AsSpan(place).CommonPrefixLength(claim.View.Ids.AsSpan(i));
                if (length < FewestInRow) continue;
                if (!claim.Article.IsQuoted(place) || !claim.Article.IsQuoted(place + FewestInRow - 1)) return null;
                longest = Math.Max(longest, length);
            }

            if (longest > 0) return (i, longest);
        }

        return null;
    }

    private static int? Contention(ClaimReading claim, SentenceScores scores)
    {
        int? contended = null;
        for (var s = 0; s < scores.Overlap.Length; s++)
        {
            if (scores.Overlap[s] < LeastOverlap) continue;
            if (!IsContended(claim, claim.Index.Sentences[s])) return null;
            if (claim.IsNearCited(s)) contended ??= s;
        }

        return contended;
    }

    // "Weiss claims that …", "…, Weiss claims.": all that the claim says stands on one side of the verb.
    private static bool IsContended(ClaimReading claim, TextView sentence)
    {
        const int Closing = 5;
        var shared = claim.Content.Select(i => sentence.Ids.AsSpan().IndexOf(claim.View.Ids[i])).Where(at => at >= 0).ToList();
        for (var verb = 0; verb < sentence.Tokens.Count; verb++)
        {
            if (!Lexicon.Contending.Contains(sentence.Tokens[verb].Norm)) continue;
            var introduces = verb + 1 < sentence.Tokens.Count && sentence.Tokens[verb + 1].Norm == "that";
            if ((introduces && shared.TrueForAll(at => at > verb)) || (verb >= sentence.Tokens.Count - Closing && shared.TrueForAll(at => at < verb))) return true;
        }

        return false;
    }

    // What is rare or planned anyone may know; what ought to be is somebody's view.
    private static bool IsOpinion(TextView view, int token, int count) => view.Tokens.Skip(token).Take(count).Any(word => Lexicon.Judging.Contains(word.Norm));
}
