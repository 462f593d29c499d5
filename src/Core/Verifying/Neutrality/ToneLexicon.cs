using System.Collections.Frozen;
using System.Globalization;
using Serverless.Verifying.Grounding;

namespace Serverless.Verifying.Neutrality;

/// <summary>A rule of the word file.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Repair">One such word is sent back to be mended.</param>
/// <param name="Weight">What a word adds to a sentence's tone.</param>
/// <param name="AnyForm">Words are compared by their stems, else as they are written.</param>
internal sealed record ToneRule(string Id, bool Repair, double Weight, bool AnyForm);

/// <summary>Words found in a text.</summary>
/// <param name="Token">Index of the first.</param>
/// <param name="Count">How many.</param>
/// <param name="Rule">The rule they belong to.</param>
internal readonly record struct ToneHit(int Token, int Count, ToneRule Rule);

/// <summary>The words of one language's file.</summary>
internal sealed class ToneLexicon
{
    private readonly Dictionary<string, List<Entry>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> _byBeginning = new(StringComparer.Ordinal);

    private readonly FrozenSet<string> _plainAdverbs;

    private ToneLexicon(WordList words)
    {
        _plainAdverbs = words.Words("plain-adverbs");
        foreach (var name in words.Names)
        {
            if (!name.Contains('|', StringComparison.Ordinal)) continue;
            var parts = name.Split('|', StringSplitOptions.TrimEntries);
            var rule = new ToneRule(parts[0], parts[1] == "yes", double.Parse(parts[2], CultureInfo.InvariantCulture), parts[3] == "any form");
            foreach (var line in words.Lines(name)) Add(line, rule);
        }
    }

    /// <summary>English, which is also asked where a language has no file yet.</summary>
    public static ToneLexicon English { get; } = new(WordList.Load("Neutrality/neutrality.en.txt"));

    /// <summary>Whether a word in -ly says when, where or how often rather than how the writer feels.</summary>
    public bool IsPlainAdverb(string norm) => _plainAdverbs.Contains(norm);

    /// <summary>The longest entry at each place, from left to right.</summary>
    public IEnumerable<ToneHit> Find(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count;)
        {
            var best = Longest(tokens, i);
            if (best is { } hit) yield return hit;
            i += best?.Count ?? 1;
        }
    }

    private ToneHit? Longest(IReadOnlyList<Token> tokens, int at)
    {
        ToneHit? best = null;
        var norm = tokens[at].Norm;
        Take(Candidates(_byStem, tokens[at].Stem));
        if (norm.Length >= 4 && _byBeginning.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(norm.AsSpan(0, 4), out var open)) Take(open);
        return best;

        void Take(List<Entry> entries)
        {
            foreach (var entry in entries)
            {
                if (entry.Stems.Length > (best?.Count ?? 0) && Matches(tokens, at, entry)) best = new ToneHit(at, entry.Stems.Length, entry.Rule);
            }
        }
    }

    private static List<Entry> Candidates(Dictionary<string, List<Entry>> index, string key) => index.TryGetValue(key, out var entries) ? entries : s_none;

    private static readonly List<Entry> s_none = [];

    private static bool Matches(IReadOnlyList<Token> tokens, int at, Entry entry)
    {
        if (at + entry.Stems.Length > tokens.Count) return false;
        for (var i = 0; i < entry.Stems.Length; i++)
        {
            var isBeginning = entry.IsOpen && i == entry.Stems.Length - 1;
            var token = tokens[at + i];
            if (isBeginning ? !token.Norm.StartsWith(entry.Norms[i], StringComparison.Ordinal) : entry.Rule.AnyForm ? token.Stem != entry.Stems[i] : token.Norm != entry.Norms[i]) return false;
        }

        return true;
    }

    private void Add(string line, ToneRule rule)
    {
        var isOpen = line[^1] == '*';
        var tokens = Tokenizer.Read(line, 0, line.Length);
        var stems = tokens.Select((token, i) => isOpen && i == tokens.Count - 1 ? token.Norm : token.Stem).ToArray();
        var norms = tokens.Select(token => token.Norm).ToArray();
        var byBeginning = isOpen && stems.Length == 1;
        var (index, key) = byBeginning ? (_byBeginning, stems[0].Length < 4 ? stems[0].PadRight(4, '*') : stems[0][..4]) : (_byStem, stems[0]);
        if (!index.TryGetValue(key, out var entries)) index.Add(key, entries = []);

        // A word in two sections belongs to the first.
        if (!entries.Exists(entry => entry.Stems.SequenceEqual(stems) && (entry.Rule.AnyForm || entry.Norms.SequenceEqual(norms)))) entries.Add(new Entry(stems, norms, isOpen, rule));
    }

    private sealed record Entry(string[] Stems, string[] Norms, bool IsOpen, ToneRule Rule);
}
