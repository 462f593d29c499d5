namespace Serverless.Verifying.Grounding;

/// <summary>Measures how much of a claim the article carries: which of its words, in which rows, from how many places.</summary>
internal static class SupportFeatures
{
    private const int PerSentence = 26;

    /// <summary>How many values describe a claim.</summary>
    public const int Count = (2 * PerSentence) + 4;

    /// <summary>Describes a claim by the mean and the worst of its sentences.</summary>
    public static float[] Describe(IReadOnlyList<ClaimReading> sentences, IReadOnlyList<SentenceScores> scores, int problems)
    {
        var features = new float[Count];
        features.AsSpan(PerSentence, PerSentence).Fill(float.NegativeInfinity);
        Span<float> one = stackalloc float[PerSentence];
        for (var i = 0; i < sentences.Count; i++)
        {
            one.Clear();
            Describe(sentences[i], scores[i], one);
            for (var f = 0; f < PerSentence; f++)
            {
                features[f] += one[f] / sentences.Count;
                features[PerSentence + f] = Math.Max(features[PerSentence + f], one[f]);
            }
        }

        features[2 * PerSentence] = sentences.Count;
        features[(2 * PerSentence) + 1] = sentences.Sum(sentence => sentence.View.Tokens.Count);
        features[(2 * PerSentence) + 2] = problems;
        features[(2 * PerSentence) + 3] = sentences.Count == 0 ? 0 : sentences[0].Index.Ids.Length;
        return features;
    }

    // Written so that more is worse: the maximum over the sentences is then the worst of them.
    private static void Describe(ClaimReading claim, SentenceScores scores, Span<float> features)
    {
        var alignment = new Alignment(claim, scores.Overlap);
        var words = Math.Max(1, claim.View.Tokens.Count);
        var content = Math.Max(1, claim.Content.Length);
        var total = Math.Max(1e-6, claim.Content.Sum(i => claim.Weights[i]));
        features[0] = (float)(claim.Content.Where(i => !claim.Index.Has(claim.View.Ids[i])).Sum(i => claim.Weights[i]) / total);
        features[1] = 1 - (float)alignment.Coverage(1);
        features[2] = 1 - (float)alignment.Coverage(2);
        features[3] = 1 - (float)alignment.Coverage(3);
        features[4] = Novel(claim, 2);
        features[5] = Novel(claim, 3);
        features[6] = 1 - ((float)alignment.LongestRun / words);
        features[7] = 1 - ((float)alignment.CommonSubsequence / words);
        features[8] = (float)alignment.Fragments / words;
        features[9] = alignment.SentencesUsed;
        features[10] = (float)scores.Number.Score;
        features[11] = (float)scores.Name.Score;
        features[12] = (float)scores.Negation.Score;
        features[13] = alignment.Inversions;
        features[14] = alignment.MeanGap;
        features[15] = WordMismatch.Opposites(claim, alignment.BestSentence);
        features[16] = WordMismatch.Modality(claim, alignment.BestSentence);
        features[17] = WordMismatch.Quantity(claim, alignment.BestSentence);
        features[18] = WordMismatch.Direction(claim, alignment.BestSentence);
        features[19] = WordMismatch.Attribution(claim, alignment.BestSentence);
        features[20] = content;
        features[21] = words;
        features[22] = (float)alignment.Span;
        features[23] = alignment.LongestGap;
        features[24] = claim.Names.Count;
        features[25] = claim.View.Numbers.Count;
    }

    private static float Novel(ClaimReading claim, int length)
    {
        var ids = claim.View.Ids;
        var rows = ids.Length - length + 1;
        if (rows <= 0) return 0;

        var novel = 0;
        for (var i = 0; i < rows; i++)
        {
            if (length == 2 ? !claim.Index.HasPair(ids[i], ids[i + 1]) : !claim.Index.HasTriple(ids[i], ids[i + 1], ids[i + 2])) novel++;
        }

        return (float)novel / rows;
    }
}
