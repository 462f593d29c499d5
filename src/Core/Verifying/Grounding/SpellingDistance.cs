namespace Serverless.Verifying.Grounding;

/// <summary>Compares spellings.</summary>
internal static class SpellingDistance
{
    /// <summary>Whether one letter put in, left out, replaced or exchanged with its neighbor turns one word into the other.</summary>
    public static bool IsOne(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (Math.Abs(one.Length - other.Length) > 1) return false;
        var start = one.CommonPrefixLength(other);
        var first = one[start..];
        var second = other[start..];
        if (first.Length == second.Length)
        {
            var isExchange = first.Length >= 2 && first[0] == second[1] && first[1] == second[0] && first[2..].SequenceEqual(second[2..]);
            return first.Length > 0 && (isExchange || first[1..].SequenceEqual(second[1..]));
        }

        return first.Length > second.Length ? first[1..].SequenceEqual(second) : second[1..].SequenceEqual(first);
    }
}
