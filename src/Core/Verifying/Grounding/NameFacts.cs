using System.Buffers;
using System.Runtime.InteropServices;

namespace Serverless.Verifying.Grounding;

/// <summary>A name in a text: a run of capitalized words.</summary>
/// <param name="Token">Index of its first token.</param>
/// <param name="Count">How many tokens it takes.</param>
internal readonly record struct NameMention(int Token, int Count)
{
    public int End => Token + Count;
}

/// <summary>The names of an article; answers whether a claim's name is one of them, under any of its usual forms.</summary>
internal sealed class NameFacts
{
    // Endings by which the name of a country, place or party becomes an adjective or a people.
    private static readonly string[] s_derivations =
        ["n", "an", "ian", "ans", "ians", "ns", "ese", "ish", "i", "is", "ic", "er", "ers", "ist", "ists", "ite", "ites", "s", "es", "e", "ean", "eans", "ism", "al", "y", "ies", "ns", "a", "ia", "ional", "shire"];

    private const int ShortestMisspelled = 6;
    private const int SharedLetters = 5;
    private const int LongestEnding = 3;

    // A longer row of capitals is a headline or shouting, and everything in it would belong to one name.
    private const int LongestName = 12;

    private static readonly SearchValues<char> s_insideNames = SearchValues.Create(" -.'’s");

    // Aliases of several words, as stems.
    private static readonly (string[] Stems, int Group)[] s_longAliases =
    [
        .. Lexicon.AliasMembers.SelectMany((members, group) => members.Where(member => member.Contains('_', StringComparison.Ordinal)).Select(member => (member.Split('_').Select(Stemmer.Stem).ToArray(), group))),
    ];

    private readonly ArticleIndex _index;
    private readonly HashSet<string> _initials = new(StringComparer.Ordinal);
    private readonly HashSet<string> _acronyms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withFirstName = new(StringComparer.Ordinal);

    // Names of one word behind a title, or that say something.
    private readonly HashSet<string> _persons = new(StringComparer.Ordinal);

    // Some feeds arrive in small letters throughout.
    public bool IsSmall { get; }

    private readonly HashSet<int> _groups = [];

    public NameFacts(ArticleIndex index)
    {
        _index = index;
        IsSmall = index.Sentences.Sum(view => view.Tokens.Count(token => token.Capital)) * 50 < index.Ids.Length;
        foreach (var view in index.Sentences) Learn(view);
        Learn(index.Background);
        foreach (var norm in index.Norms.Where(norm => norm.Length > 2)) _groups.UnionWith(Lexicon.AliasGroups[norm]);
        foreach (var (words, group) in s_longAliases)
        {
            if (HasSequence(words)) _groups.Add(group);
        }
    }

    /// <summary>The runs of capitalized words that may name something, in order; a first word that is an ordinary one is not part of a name.</summary>
    public static List<NameMention> Read(TextView view)
    {
        var names = new List<NameMention>();
        var at = 0;
        while (at < view.Tokens.Count)
        {
            var end = at;
            while (end < view.Tokens.Count && end - at < LongestName && IsNameLike(view, end) && (end == at || Touches(view, end))) end++;
            if (end > at) names.Add(new NameMention(at, end - at));
            at = Math.Max(end, at + 1);
        }

        return names;
    }

    /// <summary>Whether the article has this word of a name, in some form.</summary>
    public bool Knows(TextView claim, int token)
    {
        var word = claim.Tokens[token];
        if (_index.HasNorm(word.Norm) || (_index.Has(claim.Ids[token]) && !IsFamilyOfGiven(word.Norm))) return true;
        if (Lexicon.AliasGroups[word.Norm].Any(_groups.Contains)) return true;
        if (_initials.Contains(word.Norm) && IsWrittenLarge(claim, token)) return true;
        return IsDerived(word.Norm) || IsWrittenOut(claim, token) || IsJoined(claim, token) || IsAgeGroup(word.Norm);
    }

    /// <summary>The article's word that differs from this one by a slip of the pen or by transliteration only: "Mukallah" to "Mukalla".</summary>
    public string? Misspelled(string norm) => norm.Length < ShortestMisspelled ? null
        : _index.Norms.FirstOrDefault(known => known[0] == norm[0] && SpellingDistance.IsOne(known, norm) && !_index.IsWrittenSmall(known));

    /// <summary>Whether the article writes a word small that begins like this one: an ordinary word of the family.</summary>
    public bool HasSmallRelative(string norm) => !IsSmall && norm.Length > SharedLetters
        && _index.Norms.Any(known => known.AsSpan().CommonPrefixLength(norm) >= Math.Max(SharedLetters, norm.Length - LongestEnding) && _index.IsWrittenSmall(known));

    // Peters is not Peter, though parties and peoples are what the names of their members are.
    private static bool IsFamilyOfGiven(string norm) => norm[^1] == 's' && Lexicon.GivenNames.Contains(norm[..^1]);

    private static bool IsWrittenLarge(TextView view, int token) => view.Text.AsSpan(view.Tokens[token].Start, view.Tokens[token].End - view.Tokens[token].Start).IndexOfAnyInRange('a', 'z') < 0;

    // U21 for under-21.
    private bool IsAgeGroup(string norm) =>
        norm.Length is 3 or 4 && norm[0] == 'u' && char.IsAsciiDigit(norm[1]) && char.IsAsciiDigit(norm[2]) && (_index.HasNorm(norm[1..3]) || _index.HasNorm(norm[1..3] + "s"));

    /// <summary>A first name put before a family name to which the article gives none; titles may stand before it.</summary>
    public bool IsAddedFirstName(TextView claim, NameMention name, int token)
    {
        var family = token + 1;
        if (family >= name.End || claim.Tokens[family].Start != claim.Tokens[token].End + 1) return false;

        for (var before = name.Token; before < token; before++)
        {
            if (!Lexicon.Titles.Contains(claim.Tokens[before].Norm)) return false;
        }

        var norm = claim.Tokens[family].Norm;
        if (!_index.HasNorm(norm) || _withFirstName.Contains(norm)) return false;
        return Lexicon.GivenNames.Contains(claim.Tokens[token].Norm)
            || (family + 1 == name.End && _persons.Contains(norm) && !Lexicon.GivenNames.Contains(norm) && !Lexicon.IsKnownWord(claim.Tokens[token].Norm));
    }

    private static bool IsNameLike(TextView view, int at) =>
        view.Tokens[at] is { Kind: TokenKind.Word, Capital: true } token && !Lexicon.Function.Contains(token.Norm) && !Lexicon.Generic.Contains(token.Norm)
        && !(Lexicon.Months.ContainsKey(token.Norm) && NameCheck.IsMonth(view, at)) && !Lexicon.Weekdays.ContainsKey(token.Norm) && !view.IsNumber[at];

    private static bool Touches(TextView view, int at)
    {
        var between = view.Text.AsSpan(view.Tokens[at - 1].End, view.Tokens[at].Start - view.Tokens[at - 1].End);
        return !between.ContainsAnyExcept(s_insideNames);
    }

    private void Learn(TextView view)
    {
        foreach (var name in Read(view))
        {
            var last = name.End - 1;
            var speaks = name.End < view.Tokens.Count && Lexicon.Reporting.Contains(view.Tokens[name.End].Norm);
            if (speaks || (last > name.Token && Lexicon.Titles.Contains(view.Tokens[last - 1].Norm))) _persons.Add(view.Tokens[last].Norm);
            for (var i = name.Token + 1; i < name.End; i++)
            {
                if (!Lexicon.Titles.Contains(view.Tokens[i - 1].Norm)) _withFirstName.Add(view.Tokens[i].Norm);
            }
        }

        var initials = new List<char>();
        for (var i = 0; i <= view.Tokens.Count; i++)
        {
            var capital = i < view.Tokens.Count && view.Tokens[i].Kind == TokenKind.Word && (view.Tokens[i].Capital || IsSmall);
            if (capital)
            {
                var token = view.Tokens[i];
                initials.Add(token.Norm[0]);
                if (token.Norm.Length is < 2 or > 6 || !IsWrittenLarge(view, i)) continue;
                _acronyms.Add(token.Norm);
                _groups.UnionWith(Lexicon.AliasGroups[token.Norm]);
            }
            else if (i < view.Tokens.Count && view.Tokens[i].Norm is "of" or "the" or "for" or "and" or "in" or "on")
            {
                continue;
            }
            else
            {
                AddInitials(initials);
                initials.Clear();
            }
        }
    }

    private void AddInitials(List<char> initials)
    {
        var letters = CollectionsMarshal.AsSpan(initials);
        for (var from = 0; from < letters.Length; from++)
        {
            for (var length = IsSmall ? 3 : 2; length <= Math.Min(6, letters.Length - from); length++) _initials.Add(letters.Slice(from, length).ToString());
        }
    }

    private bool HasSequence(string[] stems)
    {
        for (var i = 0; i + 1 < stems.Length; i++)
        {
            if (!_index.HasPair(_index.Vocabulary.Find(stems[i]), _index.Vocabulary.Find(stems[i + 1]))) return false;
        }

        return true;
    }

    private bool IsDerived(string norm)
    {
        if (norm.Length < 4 || IsFamilyOfGiven(norm)) return false;
        foreach (var ending in s_derivations)
        {
            // Iran from Iranian, and Iranian from Iran; Germany and German share all but an ending.
            if (norm.EndsWith(ending, StringComparison.Ordinal) && norm.Length - ending.Length >= 4 && HasRoot(norm[..^ending.Length])) return true;
            if (_index.HasNorm(norm + ending)) return true;
        }

        return norm.Length > 5 && norm[^1] is 'a' or 'y' or 'e' && HasWithEnding(norm[..^1]);
    }

    // Two endings may hide two names (Collins, Collier), so the root between them must be long.
    private bool HasRoot(string root) => root.Length >= 6 ? HasWithEnding(root) : _index.HasNorm(root);

    private bool HasWithEnding(string root) => _index.HasNorm(root) || s_derivations.Any(ending => _index.HasNorm(root + ending));

    // "World Health Organization" where the article says WHO: all capitalized words of a row, "of" and "and" between them, and none
    // of a shorter name that the article has in full.
    private bool IsWrittenOut(TextView claim, int token)
    {
        for (var from = Math.Max(0, token - 5); from <= token; from++)
        {
            if (!IsPartOfName(claim, from) || (from > 0 && IsPartOfName(claim, from - 1) && Adjoins(claim, from))) continue;

            var initials = "";
            var isPlain = true;
            for (var i = from; i < claim.Tokens.Count && initials.Length < 6; i++)
            {
                if (i > from && !Adjoins(claim, i)) break;
                if (!IsPartOfName(claim, i))
                {
                    if (claim.Tokens[i].Norm is not ("of" or "the" or "for" or "and" or "in" or "on")) break;
                    isPlain = false;
                    continue;
                }

                initials += claim.Tokens[i].Norm[0];
                var isWhole = i + 1 == claim.Tokens.Count || !IsPartOfName(claim, i + 1) || !Adjoins(claim, i + 1);
                if (i < token || !isWhole || initials.Length < (isPlain ? 2 : 3)) continue;
                if (initials.Length == 2 && Enumerable.Range(from, 2).Any(other => _index.HasNorm(claim.Tokens[other].Norm) && !_index.IsWrittenSmall(claim.Tokens[other].Norm))) continue;
                if (_acronyms.Contains(initials) || Lexicon.AliasGroups[initials].Any(_groups.Contains)) return true;
            }
        }

        return false;
    }

    private static bool Adjoins(TextView view, int at) => !view.Text.AsSpan(view.Tokens[at - 1].End, view.Tokens[at].Start - view.Tokens[at - 1].End).ContainsAnyExcept(" -.");

    private static bool IsPartOfName(TextView view, int at) => view.Tokens[at] is { Kind: TokenKind.Word, Capital: true } token && !Lexicon.Function.Contains(token.Norm);

    // "Face book" and "Facebook", "Man Utd" and "ManUtd": the words written together or apart.
    private bool IsJoined(TextView claim, int token)
    {
        var norm = claim.Tokens[token].Norm;
        if (token + 1 < claim.Tokens.Count && _index.HasNorm(norm + claim.Tokens[token + 1].Norm)) return true;
        if (token > 0 && _index.HasNorm(claim.Tokens[token - 1].Norm + norm)) return true;
        for (var cut = 3; cut <= norm.Length - 3; cut++)
        {
            if (_index.HasPair(_index.Vocabulary.Find(Stemmer.Stem(norm[..cut])), _index.Vocabulary.Find(Stemmer.Stem(norm[cut..])))) return true;
        }

        return false;
    }
}
