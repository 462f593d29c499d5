using System.Buffers;
using System.Collections.Concurrent;

namespace Serverless.Verifying.Grounding;

/// <summary>Brings the forms of an English word together: endings of number, tense and comparison go, irregular forms are looked up.</summary>
internal static class Stemmer
{
    // News uses few distinct words; the bound keeps a hostile article from filling memory.
    private const int MostCached = 50_000;

    private static readonly SearchValues<char> s_vowels = SearchValues.Create("aeiouy");
    private static readonly ConcurrentDictionary<string, string> s_cache = new(StringComparer.Ordinal);

    public static string Stem(string word)
    {
        if (word.Length < 3) return word;
        if (s_cache.TryGetValue(word, out var known)) return known;

        var stem = Cut(Lexicon.Irregular.TryGetValue(word, out var lemma) ? lemma : word);
        if (s_cache.Count < MostCached) s_cache.TryAdd(word, stem);
        return stem;
    }

    private static string Cut(string word)
    {
        if (word.Length < 4 || !char.IsAsciiLetterLower(word[^1])) return word;

        var stem = CutPlural(word);
        stem = CutTense(stem);
        if (stem.Length > 5 && stem.EndsWith("ly", StringComparison.Ordinal)) stem = stem[..^2];
        if (stem.Length > 3 && stem[^1] == 'e') stem = stem[..^1];
        if (stem.Length > 3 && stem[^1] == 'y') stem = stem[..^1] + "i";
        return stem;
    }

    private static string CutPlural(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
            || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)) return word[..^2];
        if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')) return word[..^1];
        return word;
    }

    private static string CutTense(string word)
    {
        if (word.EndsWith("ied", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";

        var cut = word.EndsWith("ing", StringComparison.Ordinal) ? 3 : word.EndsWith("ed", StringComparison.Ordinal) ? 2 : 0;
        if (cut == 0 || word.Length - cut < 3 || !HasVowel(word.AsSpan(0, word.Length - cut))) return word;

        var stem = word[..^cut];
        var doubled = stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z');
        return doubled ? stem[..^1] : stem;
    }

    private static bool HasVowel(ReadOnlySpan<char> letters) => letters.ContainsAny(s_vowels);
}
