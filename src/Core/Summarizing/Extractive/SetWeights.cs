namespace Serverless.Summarizing.Extractive;

/// <summary>How much each of <see cref="SetFeatures"/> says about a set of sentences.</summary>
internal static class SetWeights
{
    public static readonly double[] Values =
    [
        2, 0, 0, 0, 0, 0.25, 0, -1, 0, 0, 0.5, 0, -0.5, -0.5, -0.5, -0.3, -1, 0, 0,
        0, 0, 0, -0.4, 0, 0,
    ];
}
