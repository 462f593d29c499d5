namespace Serverless.Cleaning.Html.Words;

/// <summary>Tells most words that are not in a list from those that may be, by length, first, middle and last letter: cheaper than a look into a dictionary.</summary>
internal sealed class WordFilter
{
    private const int Kinds = 8_192;

    private readonly ulong[] _marks = new ulong[Kinds / 64];

    public WordFilter(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length > 0) _marks[KindOf(word) >> 6] |= 1UL << (KindOf(word) & 63);
        }
    }

    /// <param name="word">Not empty.</param>
    public bool MayHold(ReadOnlySpan<char> word)
    {
        var kind = KindOf(word);
        return (_marks[kind >> 6] & (1UL << (kind & 63))) != 0;
    }

    private static int KindOf(ReadOnlySpan<char> word) => ((word[0] * 31) + (word[word.Length / 2] * 577) + (word[^1] * 1_283) + (word.Length * 97)) & (Kinds - 1);
}
