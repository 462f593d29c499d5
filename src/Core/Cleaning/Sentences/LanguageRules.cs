using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Serverless.Cleaning.Sentences;

/// <summary>What a period behind an abbreviation can mean.</summary>
internal enum AbbreviationKind
{
    /// <summary>No abbreviation.</summary>
    None,

    /// <summary>Something always follows: "Mr.", "z. B.".</summary>
    Never,

    /// <summary>It is one only before a number: "No. 5", "p. 12".</summary>
    BeforeNumber,

    /// <summary>"p.m.": closes a sentence unless a day, a month or a time zone follows.</summary>
    TimeOfDay,

    /// <summary>It can close a sentence: "Inc.", "U.S."; a word that usually begins sentences decides.</summary>
    MayEnd,
}

/// <summary>The words of a language that decide about a period.</summary>
internal sealed class LanguageRules
{
    private const int MaxAbbreviationChars = 16;

    private static readonly ConcurrentDictionary<string, LanguageRules> s_known = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, AbbreviationKind>.AlternateLookup<ReadOnlySpan<char>> _abbreviations;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _starters;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _speechVerbs;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _months;

    private LanguageRules(string language)
    {
        var abbreviations = new Dictionary<string, AbbreviationKind>(StringComparer.Ordinal);
        var starters = new HashSet<string>(StringComparer.Ordinal);
        var speech = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var months = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        // "Sat." is a day and "sat." a verb, so abbreviations compare with their case. English names and titles occur in
        // every language; a language's own entries win over English ones.
        foreach (var entry in LanguageTable.Entries.Where(entry => entry.Language == "en").Concat(LanguageTable.Entries.Where(entry => entry.Language == language || language.Length == 0)))
        {
            foreach (var word in Words(entry.Never)) abbreviations[word] = AbbreviationKind.Never;
            foreach (var word in Words(entry.BeforeNumber)) abbreviations[word] = AbbreviationKind.BeforeNumber;
            foreach (var word in Words(entry.MayEnd)) abbreviations[word] = AbbreviationKind.MayEnd;
            foreach (var word in Words(entry.TimeOfDay)) abbreviations[word] = AbbreviationKind.TimeOfDay;
            starters.UnionWith(Words(entry.Starters));
            speech.UnionWith(Words(entry.Speech));
            months.UnionWith(Words(entry.Months));
        }

        HasOrdinals = LanguageTable.OrdinalLanguages.Contains(language);
        _abbreviations = abbreviations.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _starters = starters.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _speechVerbs = speech.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _months = months.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>"3. Mai": a number with a period is an ordinal.</summary>
    public bool HasOrdinals { get; }

    public static LanguageRules For(string? language)
    {
        var primary = language?.Split('-', '_')[0].ToLowerInvariant() ?? "";

        // Only tags of the table make an entry of their own, so that stray tags cannot fill the cache.
        var known = primary.Length == 0 || LanguageTable.OrdinalLanguages.Contains(primary) || LanguageTable.Entries.Any(entry => entry.Language == primary);
        return s_known.GetOrAdd(known ? primary : "en", static key => new LanguageRules(key));
    }

    public AbbreviationKind Classify(ReadOnlySpan<char> token)
    {
        // "l'art. 5", "dell'Ing. Riva": the elided article is no part of the abbreviation.
        var elision = token.LastIndexOfAny('\'', '’');
        token = token[(elision + 1)..];
        if (token.IsEmpty || token.Length > MaxAbbreviationChars) return AbbreviationKind.None;
        if (_abbreviations.TryGetValue(token, out var kind)) return kind;
        if (token.Length == 1 || !char.IsUpper(token[0])) return AbbreviationKind.None;

        // "Dhr. De Wit" at the start of a sentence. "Sat." is listed as a day only, so this cannot make one of "sat.".
        Span<char> lower = stackalloc char[MaxAbbreviationChars];
        token.CopyTo(lower);
        lower[0] = char.ToLowerInvariant(lower[0]);
        return _abbreviations.TryGetValue(lower[..token.Length], out kind) && kind is AbbreviationKind.Never or AbbreviationKind.BeforeNumber ? kind : AbbreviationKind.None;
    }

    public bool IsStarter(ReadOnlySpan<char> word) => _starters.Contains(word);

    public bool IsSpeechVerb(ReadOnlySpan<char> word) => _speechVerbs.Contains(word);

    public bool IsMonth(ReadOnlySpan<char> word) => _months.Contains(word);

    private static string[] Words(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
