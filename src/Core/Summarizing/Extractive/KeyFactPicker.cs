using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Summarizing.Extractive;

/// <summary>Picks the sentences that hold facts: figures, dates, named actors, statements. Most important first.</summary>
internal sealed class KeyFactPicker(Article article, ArticleProfile profile, IReadOnlySet<int> banned)
{
    // Sentences this alike tell the same fact.
    private const double Same = 0.5;

    // A fact sentence longer than this holds several; shorter than that, none.
    private const int FewestWords = 5;
    private const int MostWords = 60;

    /// <summary>Up to <paramref name="count"/> key facts; an article of few sentences gets about one for every two.</summary>
    public List<Claim> Pick(int count)
    {
        var candidates = profile.Sentences.Where(IsAble).Select(Weigh).Where(candidate => candidate.Facts > 0)
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Sentence.Index).ToList();
        if (candidates.Count == 0 && First() is { } only) candidates = [Weigh(only)];

        List<Candidate> chosen = [];
        var most = Math.Min(count, (profile.Sentences.Count + 1) / 2);
        foreach (var candidate in candidates)
        {
            if (chosen.Count == most) break;
            if (chosen.TrueForAll(other => other.Sentence.Likeness(candidate.Sentence) < Same)) chosen.Add(candidate);
        }
        return chosen.ConvertAll(ToClaim);
    }

    private bool IsAble(SentenceProfile sentence) =>
        sentence is { LacksSpeaker: false, Asks: false } && (!sentence.Leans || sentence.Index == 0)
        && !banned.Contains(sentence.Index) && sentence.Words.Count is >= FewestWords and <= MostWords;

    // Not one sentence holds a fact by the rules: the lead then, whatever it is.
    private SentenceProfile? First() =>
        profile.Sentences.Where(IsAble).Concat(profile.Sentences.Where(sentence => !banned.Contains(sentence.Index))).FirstOrDefault();

    private Candidate Weigh(SentenceProfile sentence)
    {
        var text = article.SentenceText(sentence.Index + 1);
        var speaker = Attribution.SpeakerOf(article, profile.Quoted, sentence.Index);
        var facts = (FactClassifier.HasFigure(text) ? 1.0 : 0) + (FactClassifier.HasDate(text) ? 0.5 : 0)
            + (speaker is null ? 0 : 0.5) + (HasName(text) ? 0.5 : 0);
        var score = 2 * Math.Pow(2, -sentence.Index / 8.0) + profile.Centrality[sentence.Index] + 0.5 * facts
            - (sentence.Personal > 0 ? 1 : 0);
        return new Candidate(sentence, speaker, facts, score);
    }

    private Claim ToClaim(Candidate candidate)
    {
        var number = candidate.Sentence.Index + 1;
        var text = article.SentenceText(number);
        return new Claim(ClaimPart.KeyFact, text, [number])
        {
            Kind = FactClassifier.KindOf(text, candidate.Sentence, candidate.Speaker),
            AttributedTo = candidate.Speaker,
        };
    }

    // A capital inside the sentence names someone or something; scripts without case cannot tell, so they pass.
    private static bool HasName(string text)
    {
        var cased = false;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsUpper(text[i]) && text[i - 1] == ' ') return true;
            cased |= char.IsLower(text[i]);
        }
        return !cased;
    }

    private sealed record Candidate(SentenceProfile Sentence, string? Speaker, double Facts, double Score);
}
