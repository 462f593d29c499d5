using Serverless.Verifying.Grounding;

namespace Serverless.Verifying.Neutrality;

/// <summary>Words that take sides.</summary>
/// <param name="Start">Of the first character.</param>
/// <param name="End">Behind the last.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Repair">To be mended, not only reported.</param>
internal sealed record ToneWord(int Start, int End, string Rule, bool Repair);

/// <summary>What a text sounds like.</summary>
/// <param name="Score">Above <see cref="NeutralityChecker.ReportAbove"/>, not neutral.</param>
/// <param name="Words">Every word that adds to it.</param>
internal sealed record Tone(double Score, List<ToneWord> Words);

/// <summary>
/// Finds loaded words and verbs, intensifiers, verdicts, labels, scare quotes, rhetorical questions and exclamation marks. What
/// stands inside a quotation that the sentence attributes to someone is that person's, not ours.
/// </summary>
internal static class NeutralityChecker
{
    /// <summary>A score above this is reported. Weights and threshold were set by hand; tests/Bench neutrality measures them.</summary>
    public const double ReportAbove = 1.05;

    /// <summary>Id of the rule about a word between quotation marks that nobody says.</summary>
    public const string ScareQuotes = "scare-quotes";

    private const double LeastMarked = 0.5;

    public static Tone Read(string text)
    {
        var tokens = Tokenizer.Read(text, 0, text.Length);
        var quotations = QuotationFacts.Read(text);
        var attributed = Attributed(quotations, tokens);
        var marks = new List<ToneWord>();
        var score = 0.0;
        foreach (var hit in ToneLexicon.English.Find(tokens))
        {
            var (start, end) = (tokens[hit.Token].Start, tokens[hit.Token + hit.Count - 1].End);
            if (attributed.Exists(quotation => start >= quotation.Start && end <= quotation.End)) continue;
            score += hit.Rule.Weight;

            // Words of little weight make a voice only together; unless they are sent back they are nothing to point at.
            if (hit.Rule.Weight >= LeastMarked || hit.Rule.Repair) marks.Add(new ToneWord(start, end, hit.Rule.Id, hit.Rule.Repair));
        }

        foreach (var mark in Punctuation(text, quotations, attributed))
        {
            score += 1;
            marks.Add(mark);
        }

        return new Tone(score + Manner(text, tokens), marks);
    }

    // Manner adds to tone without being anyone's fault: adverbs, contractions and negations are an essay's, figures and quotations a report's.
    private static double Manner(string text, List<Token> tokens)
    {
        var (adverbs, figures, negations, ideologies) = (0, 0, 0, 0);
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Number) figures++;
            if (Lexicon.Negators.Contains(token.Norm)) negations++;
            if (token.Norm.Length <= 5) continue;
            if (token.Norm.EndsWith("ly", StringComparison.Ordinal) && !ToneLexicon.English.IsPlainAdverb(token.Norm)) adverbs++;
            if (token.Norm.EndsWith("ism", StringComparison.Ordinal) || token.Norm.EndsWith("ist", StringComparison.Ordinal) || token.Norm.EndsWith("ists", StringComparison.Ordinal)) ideologies++;
        }

        var marks = text.AsSpan().ContainsAny(":;(") ? 1 : 0;
        return (0.8 * Math.Min(3, adverbs)) - (0.5 * Math.Min(3, figures)) + (0.3 * Math.Min(2, negations)) + (0.25 * marks) + (0.25 * Math.Min(2, ideologies));
    }

    private static List<Quotation> Attributed(List<Quotation> quotations, List<Token> tokens)
    {
        if (quotations.Count == 0) return quotations;
        var speaks = tokens.Exists(token => Lexicon.Reporting.Contains(token.Norm) && !quotations.Exists(quotation => token.Start >= quotation.Start && token.End <= quotation.End));
        return speaks ? quotations : quotations.FindAll(quotation => quotation.End - quotation.Start > 40);
    }

    private static IEnumerable<ToneWord> Punctuation(string text, List<Quotation> quotations, List<Quotation> attributed)
    {
        foreach (var quotation in quotations)
        {
            var words = text.AsSpan(quotation.Start, quotation.End - quotation.Start).Trim();
            if (attributed.Contains(quotation) || words.IsEmpty || words.ContainsAny(' ', '\n')) continue;

            // A capital makes it a title or a nickname.
            yield return new ToneWord(quotation.Start, quotation.End, ScareQuotes, !char.IsUpper(words[0]));
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('!' or '?') || attributed.Exists(quotation => i >= quotation.Start && i <= quotation.End)) continue;
            yield return new ToneWord(i, i + 1, text[i] == '!' ? "exclamation-mark" : "rhetorical-question", true);
        }
    }
}
