namespace Serverless.Cleaning.Html.Words;

/// <summary>Tells most words that are not in a list from those that may be, by length, first, middle and last letter: cheaper than a look into a dictionary.</summary>
internal sealed class WordFilter
{
    /// <summary>Kinds of words that are told apart.</summary>
    public const int Kinds = 8_192;

    private readonly ulong[] _marks = new ulong[Kinds / 64];

    /// <summary>A filter of these words, besides those that will be added; none of them empty.</summary>
    public WordFilter(params IEnumerable<string> words)
    {
        foreach (var word in words) Add(KindOf(word));
    }

    /// <summary>The kind of a word, from 0 to <see cref="Kinds"/> - 1.</summary>
    /// <param name="word">Not empty.</param>
    public static int KindOf(ReadOnlySpan<char> word) => KindOf(word[0], word[word.Length / 2], word[^1], word.Length);

    /// <summary>The same by what is looked at.</summary>
    /// <param name="first">Its first letter.</param>
    /// <param name="middle">The letter behind half of its length, rounded down.</param>
    /// <param name="last">Its last letter.</param>
    /// <param name="length">Its length.</param>
    public static int KindOf(char first, char middle, char last, int length) => ((first * 31) + (middle * 577) + (last * 1_283) + (length * 97)) & (Kinds - 1);

    public void Add(int kind) => _marks[kind >> 6] |= 1UL << (kind & 63);

    public bool MayHold(int kind) => (_marks[kind >> 6] & (1UL << (kind & 63))) != 0;
}
