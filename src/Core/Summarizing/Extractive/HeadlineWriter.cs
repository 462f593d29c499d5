using Serverless.Articles;
using Serverless.Summaries;

namespace Serverless.Summarizing.Extractive;

/// <summary>The article's own title where its sentences carry it and it does not shout; else its lead sentence.</summary>
internal sealed class HeadlineWriter(Article article, ArticleProfile profile, IReadOnlySet<int> banned)
{
    // Share of the title's content words that the cited sentences must hold; headlines like to use one word of their own.
    private const double Enough = 0.6;
    private const int MostEvidence = 3;

    /// <summary>The headline with the sentences it rests on.</summary>
    public Claim Write() => FromTitle() ?? FromLead();

    /// <summary>The lead sentence as headline.</summary>
    public Claim FromLead()
    {
        var lead = profile.Sentences.FirstOrDefault(sentence => !banned.Contains(sentence.Index) && sentence is { LacksSpeaker: false, Asks: false, Words.Count: >= 3 } && (sentence.Index == 0 || !sentence.Leans))
            ?? profile.Sentences[0];
        return new Claim(ClaimPart.Headline, article.SentenceText(lead.Index + 1), [lead.Index + 1]);
    }

    private Claim? FromTitle()
    {
        if (article.Title?.Trim() is not { Length: > 0 } title || Shouts(title)) return null;

        var wanted = Words.Of(title).Where(Words.IsContent).Select(Words.Stem).Distinct().ToList();
        if (wanted.Count == 0) return null;

        var covered = new HashSet<int>();
        List<int> evidence = [];
        while (evidence.Count < MostEvidence && BestFor(covered) is { } next)
        {
            covered.UnionWith(next.Terms.Intersect(profile.TitleTerms));
            evidence.Add(next.Index + 1);
        }
        if (covered.Count < Enough * wanted.Count || !HoldsNumbers(title, evidence)) return null;
        return new Claim(ClaimPart.Headline, title, [.. evidence.Order()]);
    }

    // The sentence that adds most of the title's words; the earliest of equals.
    private SentenceProfile? BestFor(HashSet<int> covered)
    {
        var missing = profile.TitleTerms.Where(term => !covered.Contains(term)).ToHashSet();
        SentenceProfile? best = null;
        var most = 0;
        foreach (var sentence in profile.Sentences)
        {
            if (banned.Contains(sentence.Index)) continue;
            var adds = sentence.Terms.Count(missing.Contains);
            if (adds > most) (best, most) = (sentence, adds);
        }
        return best;
    }

    private bool HoldsNumbers(string title, List<int> evidence)
    {
        var held = evidence.SelectMany(number => profile.Sentences[number - 1].Words).ToHashSet();
        return Words.Of(title).Where(word => word.Any(char.IsDigit)).All(held.Contains);
    }

    private bool Shouts(string title)
    {
        if (title.Any(c => c is '!' or '?' or '！' or '？') || title.EndsWith('…') || title.EndsWith("...", StringComparison.Ordinal)) return true;

        // An acronym stands in the text as it stands in the title; a shouted word does not.
        return title.Split(' ').Any(word => word.Length > 3 && word.All(char.IsUpper) && !article.Text.Contains(word, StringComparison.Ordinal));
    }
}
