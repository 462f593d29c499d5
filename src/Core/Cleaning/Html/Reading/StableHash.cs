using System.Runtime.InteropServices;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>Hashes in the manner of FNV-1a: the same in every process, unlike string.GetHashCode.</summary>
internal static class StableHash
{
    public const ulong Seed = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    /// <summary>The hash of a text as a whole, four signs at a step; another one than sign by sign.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Seed ^ (ulong)text.Length;
        var fours = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var four in fours) hash = Mix(hash ^ four);
        foreach (var c in text[(fours.Length * 4)..]) hash = Mix(hash ^ c);
        return hash;
    }

    /// <summary>The hash of a text, beginning with <see cref="Seed"/>, and one more sign.</summary>
    public static ulong Add(ulong hash, char c) => (hash ^ c) * Prime;

    private static ulong Mix(ulong hash)
    {
        hash *= Prime;
        return hash ^ (hash >> 32);
    }

    public static ulong Combine(ulong first, ulong second) => ((first ^ second) * Prime) ^ (first >> 29);
}
