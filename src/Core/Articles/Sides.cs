using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Serverless.Articles;

/// <summary>An accusation among some texts, and where the article has the answer that they lack.</summary>
/// <param name="Text">Index of the accusing text.</param>
/// <param name="Start">Of the accusing word in it.</param>
/// <param name="End">Behind the word.</param>
/// <param name="Answers">0-based sentences with an answer of somebody that text names, in order; at least one.</param>
internal sealed record MissingAnswer(int Text, int Start, int End, IReadOnlyList<int> Answers);

/// <summary>Who is accused in an article, and in which sentences they answer. English; our own words.</summary>
internal sealed partial class Sides(Article article)
{
    private static readonly FrozenSet<string> s_accusing = Split(
        """
        accuse accuses accused accusing accusation accusations allege alleges alleged alleging allegedly allegation allegations suspected suspects blame blames
        blamed blaming
        """);

    private static readonly FrozenSet<string> s_denying = Split("denied denies deny denying");

    private static readonly FrozenSet<string> s_being = Split("is are was were be been being");

    // These answer only where an accusation is near: "rejected the offer" answers nothing.
    private static readonly FrozenSet<string> s_rejecting = Split(
        """
        reject rejects rejected rejecting dispute disputes disputed disputing dismiss dismisses dismissed dismissing refute refutes refuted refuting contest
        contests contested not never innocent
        """);

    private static readonly FrozenSet<string> s_charging = Split("claim claims charge charges wrongdoing guilty");

    // Written with a capital without naming who answers.
    private static readonly FrozenSet<string> s_noName = Split(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
        the a an he she they it we i you his her their its our my this that these those there here who what when where why how if as at by for from in into of
        on onto to up upon with within without after before while since until during although though but and or so yet both all no not none some many most
        other others another one two three four five such however also then still according asked mr mrs ms dr sir lady lord
        """);

    private List<Answer>? _answers;

    /// <summary>The first accusation among texts that keep no denial at all, if the article has the answer of somebody it names.</summary>
    public MissingAnswer? FindMissing(IReadOnlyList<string> texts)
    {
        var read = texts.Select(text => Tokens(text)).ToList();
        if (read.Exists(tokens => DenialAt(tokens) >= 0)) return null;

        for (var i = 0; i < read.Count; i++)
        {
            if (read[i].Find(token => s_accusing.Contains(token.Norm)) is not { } accusing) continue;

            var names = read[i].Where(token => token.IsCapital).Select(token => token.Norm).ToHashSet();
            List<int> answers = [.. (_answers ??= [.. ReadAnswers()]).Where(answer => names.Overlaps(answer.Who)).Select(answer => answer.Sentence)];
            if (answers.Count > 0) return new MissingAnswer(i, accusing.Start, accusing.End, answers);
        }
        return null;
    }

    // Sentences in which somebody named denies something, with the last words of the names before the verb.
    private IEnumerable<Answer> ReadAnswers()
    {
        HashSet<string>? small = null;
        for (var s = 0; s < article.Sentences.Count; s++)
        {
            var tokens = Tokens(article.SentenceText(s + 1));
            var verb = DenialAt(tokens);
            if (verb < 0) continue;

            // Any first word has a capital; one that the article also writes small names nobody.
            small ??= [.. Tokens(article.Text).Where(token => !token.IsCapital).Select(token => token.Norm)];
            var who = new HashSet<string>();
            for (var i = 0; i < verb; i++)
            {
                var isLast = i + 1 == verb || !tokens[i + 1].IsCapital || tokens[i + 1].Start > tokens[i].End + 1;
                if (isLast && tokens[i].IsCapital && !s_noName.Contains(tokens[i].Norm) && (i > 0 || !small.Contains(tokens[i].Norm))) who.Add(tokens[i].Norm);
            }
            if (who.Count > 0) yield return new Answer(s, who);
        }
    }

    // "denies" says it by itself; "rejects" and "not" do where an accusation is near.
    private static int DenialAt(List<Token> tokens)
    {
        var answersCharge = tokens.Exists(token => s_accusing.Contains(token.Norm) || s_charging.Contains(token.Norm));
        for (var i = 0; i < tokens.Count; i++)
        {
            // Who "was denied a permit" has denied nothing.
            var isDone = s_denying.Contains(tokens[i].Norm) && (i == 0 || !s_being.Contains(tokens[i - 1].Norm));
            if (isDone || (answersCharge && s_rejecting.Contains(tokens[i].Norm))) return i;
        }
        return -1;
    }

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        foreach (var match in Word().EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length);
            var end = match.Index + match.Length;
            if (word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || word.EndsWith("n’t", StringComparison.OrdinalIgnoreCase))
            {
                tokens.Add(new Token(match.Index, end, "not", false));
                continue;
            }
            if (word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal)) word = word[..^2];
            tokens.Add(new Token(match.Index, end, word.ToString().ToLowerInvariant(), char.IsUpper(word[0])));
        }
        return tokens;
    }

    private static FrozenSet<string> Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*")]
    private static partial Regex Word();

    private sealed record Token(int Start, int End, string Norm, bool IsCapital);

    private sealed record Answer(int Sentence, HashSet<string> Who);
}
