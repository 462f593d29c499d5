using Serverless.Cleaning.Html.Words;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>What a class name or id says.</summary>
/// <param name="Meanings">Its meanings.</param>
/// <param name="Hash">Of the name itself: equal names have equal ones.</param>
internal readonly record struct NameMeanings(ulong Meanings, ulong Hash);

/// <summary>Reads the meanings out of class names and ids.</summary>
internal sealed class NameReader
{
    private const int MaxNameChars = 400;
    private const int ShortestPart = 4;

    private readonly NameCache<NameMeanings> _cache = new(static (name, hash) => new NameMeanings(Parse(name[..Math.Min(name.Length, MaxNameChars)]), hash));

    public NameMeanings Read(ReadOnlySpan<char> name) => _cache.Read(name);

    private static ulong Parse(ReadOnlySpan<char> name)
    {
        // Not in the method with the loop: the runtime would compile that before it knows the tables, and once and for all.
        Span<char> word = stackalloc char[64];
        return Parse(name, word);
    }

    private static ulong Parse(ReadOnlySpan<char> name, Span<char> word)
    {
        ulong meanings = 0;
        var length = 0;
        var before = '\0';
        foreach (var c in name)
        {
            var letter = Letter(c);
            if (letter == '\0' || (char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(before)))
            {
                meanings |= Word(word[..length]);
                length = 0;
            }

            if (letter != '\0' && length < word.Length) word[length++] = letter;
            before = c;
        }

        return meanings | Word(word[..length]);
    }

    // In lower case; zero for what is no letter.
    private static char Letter(char c) =>
        char.IsAsciiLetter(c) ? (char)(c | 0x20) : c >= 0x80 && char.IsLetter(c) ? char.ToLowerInvariant(c) : '\0';

    private static ulong Word(ReadOnlySpan<char> word)
    {
        if (word.Length < 2) return 0;
        if (NameTable.TryGet(word, out var meanings)) return meanings;

        // An unbroken name such as "relatedposts": a known beginning and a known end.
        for (var cut = word.Length - ShortestPart; cut >= ShortestPart; cut--)
        {
            if (NameTable.TryGet(word[..cut], out var first) && NameTable.TryGet(word[cut..], out var second)) return first | second;
        }

        return 0;
    }
}
