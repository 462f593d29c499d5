namespace Serverless.Summarizing.Extractive;

/// <summary>How much each of <see cref="SetFeatures"/> says about a set of sentences.</summary>
internal static class SetWeights
{
    public static readonly double[] Values =
    [
        3.086, // decay
        0.578, // fastDecay
        5.791, // slowDecay
        -10.548, // first
        6.619, // second
        4.175, // third
        -13.403, // tail
        5.359, // centrality
        -0.613, // length
        -14.639, // short
        -8.237, // long
        -2.785, // likeLead
        0.000, // likeTitle
        4.744, // figures
        -21.603, // quoted
        0.000, // lacksSpeaker
        -32.105, // personal
        1.459, // leans
        0.000, // asks
        1.948, // reports
        8.285, // topical
        -3.064, // echo
        -15.550, // neighbors
        1.590, // newTerms
        -2.736, // caption
        9.665, // coverage
        6.090, // pairCoverage
        9.191, // leadCoverage
        0.000, // titleCoverage
        1.779, // leadPairCoverage
        6.196, // adjacent
        3.183, // redundancy
        -3.160, // words
        -9.478, // wordsSquared
    ];
}
