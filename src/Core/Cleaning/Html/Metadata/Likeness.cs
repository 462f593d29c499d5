namespace Serverless.Cleaning.Html.Metadata;

/// <summary>How much two titles say the same.</summary>
internal static class Likeness
{
    private const int MostWords = 64;

    /// <summary>0 to 1: words in common over the mean count of words.</summary>
    public static double Of(string one, string other)
    {
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase)) return 1;

        Span<int> first = stackalloc int[MostWords];
        Span<int> second = stackalloc int[MostWords];
        first = first[..Hashes(one, first)];
        second = second[..Hashes(other, second)];
        if (first.Length == 0 || second.Length == 0) return 0;

        var common = 0;
        foreach (var hash in first)
        {
            if (second.Contains(hash)) common++;
        }

        return 2.0 * common / (first.Length + second.Length);
    }

    // A CJK title has no spaces: there each character counts as a word.
    private static int Hashes(string text, Span<int> hashes)
    {
        var count = 0;
        for (var i = 0; i < text.Length && count < hashes.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i++;
            if (text[start] < '\u2E80')
            {
                while (i < text.Length && char.IsLetterOrDigit(text[i]) && text[i] < '\u2E80') i++;
            }

            hashes[count++] = string.GetHashCode(text.AsSpan(start, i - start), StringComparison.OrdinalIgnoreCase);
        }

        return count;
    }
}
