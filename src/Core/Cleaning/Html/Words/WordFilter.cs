namespace Serverless.Cleaning.Html.Words;

/// <summary>Tells most words that are not in a list from those that may be, by length, first, middle and last letter: cheaper than a look into a dictionary.</summary>
internal sealed class WordFilter
{
    private const int Kinds = 8_192;

    private readonly ulong[] _marks = new ulong[Kinds / 64];

    /// <summary>A filter of these words, besides those that will be added.</summary>
    public WordFilter(params IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length > 0) Add(word[0], word[word.Length / 2], word[^1], word.Length);
        }
    }

    /// <summary>Takes up a word.</summary>
    /// <param name="first">Its first letter.</param>
    /// <param name="middle">The letter behind half of its length, rounded down.</param>
    /// <param name="last">Its last letter.</param>
    /// <param name="length">Its length.</param>
    public void Add(char first, char middle, char last, int length)
    {
        var kind = KindOf(first, middle, last, length);
        _marks[kind >> 6] |= 1UL << (kind & 63);
    }

    /// <param name="word">Not empty.</param>
    public bool MayHold(ReadOnlySpan<char> word) => MayHold(word[0], word[word.Length / 2], word[^1], word.Length);

    /// <summary>The same by what is looked at, as for <see cref="Add"/>.</summary>
    public bool MayHold(char first, char middle, char last, int length)
    {
        var kind = KindOf(first, middle, last, length);
        return (_marks[kind >> 6] & (1UL << (kind & 63))) != 0;
    }

    private static int KindOf(char first, char middle, char last, int length) => ((first * 31) + (middle * 577) + (last * 1_283) + (length * 97)) & (Kinds - 1);
}
