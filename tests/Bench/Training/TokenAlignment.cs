namespace Serverless.Bench.Training;

/// <summary>The longest common subsequence of two token lists, by bit-parallel rows.</summary>
internal static class TokenAlignment
{
    /// <summary>For each token of <paramref name="page"/> its partner's place in <paramref name="gold"/>, or −1.</summary>
    public static int[] Align(string[] page, string[] gold)
    {
        var partners = new int[page.Length];
        Array.Fill(partners, -1);
        if (page.Length == 0 || gold.Length == 0) return partners;

        var width = (gold.Length + 63) / 64;
        var masks = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        for (var i = 0; i < gold.Length; i++)
        {
            if (!masks.TryGetValue(gold[i], out var mask)) masks.Add(gold[i], mask = new ulong[width]);
            mask[i >> 6] |= 1UL << (i & 63);
        }

        var rows = new ulong[page.Length][];
        var state = new ulong[width];
        Array.Fill(state, ulong.MaxValue);
        for (var i = 0; i < page.Length; i++)
        {
            if (masks.TryGetValue(page[i], out var mask)) state = Next(state, mask);
            rows[i] = state;
        }

        Trace(rows, gold.Length, partners);
        return partners;
    }

    private static ulong[] Next(ulong[] state, ulong[] mask)
    {
        var next = new ulong[state.Length];
        ulong carry = 0;
        for (var word = 0; word < state.Length; word++)
        {
            var hits = state[word] & mask[word];
            var sum = state[word] + hits;
            var overflow = sum < hits ? 1UL : 0;
            sum += carry;
            if (sum < carry) overflow = 1;
            carry = overflow;
            next[word] = sum | (state[word] - hits);
        }

        return next;
    }

    private static void Trace(ulong[][] rows, int columns, int[] partners)
    {
        var row = rows.Length;
        var column = columns;
        while (row > 0 && column > 0)
        {
            if (IsSet(rows[row - 1], column - 1))
            {
                column--;
                continue;
            }

            row--;
            if (row > 0 && !IsSet(rows[row - 1], column - 1)) continue;
            column--;
            partners[row] = column;
        }
    }

    private static bool IsSet(ulong[] bits, int at) => (bits[at >> 6] >> (at & 63) & 1) != 0;
}
