namespace Serverless.Summarizing.Extractive;

/// <summary>What the numbers of <see cref="SetFeatures"/> and <see cref="GramModel"/> count for.</summary>
/// <remarks>
/// The default is what <c>dotnet run -c Release --project tests/Bench -- train-extractive --data FILE…</c> prints for rows of
/// news articles with summaries that people or models wrote for them. No training row carries a title, so the weight of
/// the title's words is set by hand: all of them in the set count like half of the range of centrality.
/// </remarks>
/// <param name="Sets">By feature of a set.</param>
/// <param name="Words">By feature of a word.</param>
/// <param name="Pairs">By feature of a pair of words.</param>
internal sealed record SetWeights(double[] Sets, double[] Words, double[] Pairs)
{
    /// <summary>The trained weights.</summary>
    public static SetWeights Default { get; } = new(
        Sets:
        [
            7.934, // decay
            -1.722, // fastDecay
            19.464, // slowDecay
            -15.171, // first
            -3.951, // second
            2.637, // third
            -24.122, // tail
            7.737, // centrality
            -0.046, // length
            -14.991, // short
            -17.756, // long
            -1.372, // likeLead
            14.310, // figures
            -36.828, // quoted
            -54.178, // personal
            -2.866, // leans
            5.956, // reports
            14.377, // topical
            -10.004, // echo
            -25.493, // neighbors
            11.621, // coverage
            30.050, // expectedWords
            63.238, // expectedPairs
            6.000, // titleCoverage: set by hand
            2.247, // adjacent
            -7.254, // redundancy
            1.155, // words
            -11.026, // wordsSquared
        ],
        Words:
        [
            -4.619, // always
            0.221, // spread
            2.741, // share
            0.590, // early
            2.926, // earlier
            -0.782, // inFirst
            2.115, // lead
            0.013, // content
            0.374, // figure
            0.288, // contentSpread
            0.182, // contentEarly
            -0.318, // once
        ],
        Pairs:
        [
            -5.027, // always
            0.068, // spread
            3.089, // share
            0.914, // early
            3.442, // earlier
            -1.073, // inFirst
            1.442, // lead
            0.222, // content
            0.204, // figure
            0.517, // contentSpread
            -0.052, // contentEarly
            -0.539, // once
        ]);
}
