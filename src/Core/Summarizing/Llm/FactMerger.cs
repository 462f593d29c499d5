using Serverless.Summaries;

namespace Serverless.Summarizing.Llm;

/// <summary>The facts of all parts as one list, the most important of every part first, those that say the same as one.</summary>
internal static class FactMerger
{
    // Share of words in common. Facts that rest on a common sentence (parts overlap) are one at the lower bar already.
    private const double SameWords = 0.85;
    private const double SameWordsAndSentence = 0.6;

    public static List<Claim> Merge(IEnumerable<IReadOnlyList<Claim>> factsByPart)
    {
        var merged = new List<(Claim Claim, HashSet<string> Words)>();
        var byRank = factsByPart.SelectMany(facts => facts.Select((fact, rank) => (fact, rank))).OrderBy(entry => entry.rank);
        foreach (var (fact, _) in byRank)
        {
            var words = Words(fact.Text);
            var same = merged.FindIndex(known => AreSame(known.Claim, known.Words, fact, words));
            if (same < 0) merged.Add((fact, words));
            else merged[same] = (merged[same].Claim with { Evidence = [.. merged[same].Claim.Evidence.Union(fact.Evidence).Order()] }, merged[same].Words);
        }

        return [.. merged.Select(entry => entry.Claim)];
    }

    // Facts that differ in a figure ("rose 3 %", "rose 4 %") or in a negation have most words in common and are not the same.
    private static bool AreSame(Claim one, HashSet<string> oneWords, Claim other, HashSet<string> otherWords)
    {
        var common = oneWords.Count(otherWords.Contains);
        var needed = one.Evidence.Intersect(other.Evidence).Any() ? SameWordsAndSentence : SameWords;
        return common >= needed * (oneWords.Count + otherWords.Count - common)
            && oneWords.Where(IsDecisive).ToHashSet().SetEquals(otherWords.Where(IsDecisive));
    }

    private static bool IsDecisive(string word) => word.Any(char.IsDigit) || word is "not" or "no" or "never" or "nicht" or "kein" or "keine" or "ne" or "pas" or "non";

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', ';', ':', '.', '"', '“', '”', '(', ')', '!', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
