namespace Serverless.Cleaning.Html.Reading;

/// <summary>FNV-1a: the same in every process, unlike string.GetHashCode.</summary>
internal static class StableHash
{
    public const ulong Seed = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    public static ulong Of(ReadOnlySpan<char> text, ulong seed = Seed)
    {
        foreach (var c in text) seed = Add(seed, c);
        return seed;
    }

    /// <summary>The hash of a text, beginning with <see cref="Seed"/>, and one more sign.</summary>
    public static ulong Add(ulong hash, char c) => (hash ^ c) * Prime;

    public static ulong Combine(ulong first, ulong second) => ((first ^ second) * Prime) ^ (first >> 29);
}
