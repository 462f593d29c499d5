using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Verifying.Grounding;
using Serverless.Verifying.Injection;
using Serverless.Verifying.Neutrality;

namespace Serverless.Verifying;

/// <summary>Checks a draft against its article. Deterministic, no network.</summary>
public static class Verifier
{
    // Tone alone never leaves readers with less than this.
    private const int FewestSummarySentences = 2;

    /// <summary>Everything wrong with the draft's claims, and every sentence of the article that tries to steer a model.</summary>
    public static Verdict Inspect(Article article, Draft draft)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(draft);

        var injection = InjectionDetector.Scan(article);
        var inspection = new Inspection(article, draft, injection);
        var findings = new List<Finding>();
        var tone = new List<ToneMark>();
        foreach (var claim in draft.Claims)
        {
            findings.AddRange(inspection.Check(claim));
            AddTone(inspection, claim, findings, tone);
        }

        AddSide(inspection, draft, findings, tone);
        var verdict = new Verdict(findings, injection) { Tone = tone, ComparedWords = inspection.Scope != WordScope.NumbersAndNames };
        return verdict with { Spared = Spare(draft, verdict) };
    }

    private static void AddTone(Inspection inspection, Claim claim, List<Finding> findings, List<ToneMark> marks)
    {
        var tone = NeutralityChecker.Read(claim.Text);
        var isLoud = tone.Score > NeutralityChecker.ReportAbove;
        foreach (var word in tone.Words.Where(word => isLoud || word.Repair))
        {
            marks.Add(new ToneMark(claim, word.Start, word.End, word.Rule));
            if (!word.Repair) continue;

            // The article's own word is reported; only a word that the summary brought in is sent back.
            var isBroughtIn = !OwnWords.Has(inspection.Facts.Index, claim.Text, word);
            findings.Add(new Finding(claim, word.Rule, $"\"{claim.Text[word.Start..word.End]}\" takes sides. Say it in neutral words, or quote whoever says it.", isBroughtIn) { Span = (word.Start, word.End) });
        }
    }

    // Only words that can be compared tell who is accused and who answers.
    private static void AddSide(Inspection inspection, Draft draft, List<Finding> findings, List<ToneMark> marks)
    {
        if (inspection.Scope != WordScope.Full || SidesCheck.Check(inspection.Facts.Index, draft.Summary) is not { } side) return;

        marks.Add(new ToneMark(side.Claim, side.Start, side.End, "one-sided"));
        findings.Add(new Finding(side.Claim, "one-sided", $"Sentence {side.Answer + 1} has the answer of the accused. Add it, and cite that sentence.", !inspection.IsVerbatim(side.Claim)) { Span = (side.Start, side.End) });
    }

    // Where tone is all that is wrong, the first sentences stay rather than fewer than two.
    private static List<Claim> Spare(Draft draft, Verdict verdict)
    {
        var missing = FewestSummarySentences - draft.Summary.Count(verdict.Supports);
        return missing <= 0 ? [] : [.. draft.Summary.Where(claim => !verdict.Supports(claim) && IsToneOnly(claim, verdict)).Take(missing)];
    }

    private static bool IsToneOnly(Claim claim, Verdict verdict) => verdict.Findings
        .Where(finding => finding.Blocks && ReferenceEquals(finding.Claim, claim))
        .All(finding => verdict.Tone.Any(mark => ReferenceEquals(mark.Claim, claim) && mark.Rule == finding.Rule));
}
