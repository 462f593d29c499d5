namespace Serverless.Cleaning.Html.Reading;

/// <summary>FNV-1a: the same in every process, unlike string.GetHashCode.</summary>
internal static class StableHash
{
    private const ulong Seed = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    public static ulong Of(ReadOnlySpan<char> text, ulong seed = Seed)
    {
        foreach (var c in text) seed = (seed ^ c) * Prime;
        return seed;
    }

    public static ulong OfLower(ReadOnlySpan<char> text, ulong seed = Seed)
    {
        foreach (var c in text) seed = (seed ^ (c < 0x80 ? (char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c) : char.ToLowerInvariant(c))) * Prime;
        return seed;
    }

    public static ulong Combine(ulong first, ulong second) => ((first ^ second) * Prime) ^ (first >> 29);
}
