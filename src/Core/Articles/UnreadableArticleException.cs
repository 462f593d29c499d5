namespace Serverless.Articles;

/// <summary>These bytes can never be summarized; a retry cannot help.</summary>
/// <param name="problem">What kind of problem it is: one of <see cref="ProblemTypes"/>.</param>
/// <param name="detail">What is wrong with this input and what its sender can do, in one or two sentences.</param>
public sealed class UnreadableArticleException(string problem, string detail) : Exception(detail)
{
    /// <summary>One of <see cref="ProblemTypes"/>.</summary>
    public string Problem { get; } = problem;
}
