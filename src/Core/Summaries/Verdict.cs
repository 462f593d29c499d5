namespace Serverless.Summaries;

/// <summary>What checking a draft against its article found.</summary>
/// <param name="Findings">Everything that is wrong or doubtful, claim by claim, then what the summary as a whole lacks.</param>
/// <param name="Injection">Sentences of the article that address the reader's model rather than the reader.</param>
public sealed record Verdict(IReadOnlyList<Finding> Findings, IReadOnlyList<InjectionMark> Injection)
{
    /// <summary>Words of the claims that take sides, in the order of the claims; those to be mended are findings too.</summary>
    public IReadOnlyList<ToneMark> Tone { get; init; } = [];

    /// <summary>Claims that are published although a finding about their tone blocks them: without them too little would be left.</summary>
    public IReadOnlyList<Claim> Spared { get; init; } = [];

    /// <summary>Whether the words of claims and article could be compared; false where they are written in two languages.</summary>
    public bool ComparedWords { get; init; } = true;

    /// <summary>Whether this claim may be published.</summary>
    public bool Supports(Claim claim) =>
        !Findings.Any(finding => finding.Blocks && ReferenceEquals(finding.Claim, claim)) || Spared.Any(spared => ReferenceEquals(spared, claim));
}

/// <summary>A word of a claim that takes sides.</summary>
/// <param name="Claim">The claim, the same instance as in the draft.</param>
/// <param name="Start">Of its first character, in UTF-16 code units of the claim's text.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Rule">Id of the rule, in kebab case.</param>
public sealed record ToneMark(Claim Claim, int Start, int End, string Rule);

/// <summary>Something wrong with a claim.</summary>
/// <param name="Claim">The claim, the same instance as in the draft.</param>
/// <param name="Rule">Id of the rule, in kebab case: <c>number-not-in-evidence</c>.</param>
/// <param name="Detail">What is wrong, in words that a person and a model can act on.</param>
/// <param name="Blocks">The claim is not published as it stands.</param>
public sealed record Finding(Claim Claim, string Rule, string Detail, bool Blocks)
{
    /// <summary>The words of the claim the finding is about, in UTF-16 code units of its text; null when it is the whole claim.</summary>
    public (int Start, int End)? Span { get; init; }
}

/// <summary>Text of the article that tries to give the reader's model orders.</summary>
/// <param name="Sentence">Number of the sentence; null when the text was removed before the article's sentences were counted.</param>
/// <param name="Text">What it says, at most 200 characters.</param>
/// <param name="Rule">Id of the rule that recognized it.</param>
public sealed record InjectionMark(int? Sentence, string Text, string Rule);
