using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Serverless.Cleaning.Html.Words;

/// <summary>
/// Finds the words of a text: runs of letters and digits. Sixty-four signs are looked at together, which leaves a word of any length
/// a few instructions.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="inPhrases">Whether apostrophes, combining marks and the copyright sign belong to words too.</param>
internal ref struct WordScanner(ReadOnlySpan<char> text, bool inPhrases)
{
    private const int PieceChars = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private ulong _signs;
    private int _piece = -1;

    /// <summary>Where the word begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    public readonly int Length => End - Start;

    /// <summary>Goes to the next word, if there is one.</summary>
    public bool Next()
    {
        Start = Find(End, 0);
        End = Find(Start, ulong.MaxValue);
        return Start < _text.Length;
    }

    /// <summary>Whether a sign belongs to a word.</summary>
    public static bool IsSign(char c, bool inPhrases) => char.IsLetterOrDigit(c) || (inPhrases && IsSignInPhrases(c));

    // From a place on, the next sign of a word or, flipped, the next one of none.
    private int Find(int from, ulong flip)
    {
        while (from < _text.Length)
        {
            if (from / PieceChars != _piece) Read(from / PieceChars);
            var rest = (_signs ^ flip) >> from;
            if (rest != 0) return Math.Min(_text.Length, from + BitOperations.TrailingZeroCount(rest));
            from = (from | (PieceChars - 1)) + 1;
        }

        return _text.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Read(int piece)
    {
        _piece = piece;
        var rest = _text[(piece * PieceChars)..];
        if (rest.Length < PieceChars)
        {
            Span<char> padded = stackalloc char[PieceChars];
            padded.Clear();
            rest.CopyTo(padded);
            _signs = SignsOf(padded);
        }
        else
        {
            _signs = SignsOf(rest);
        }
    }

    private readonly ulong SignsOf(ReadOnlySpan<char> piece)
    {
        ref var first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(piece));
        ulong signs = 0, others = 0;
        for (var i = 0; i < PieceChars; i += Vector256<ushort>.Count)
        {
            var chars = Vector256.LoadUnsafe(ref first, (nuint)i);
            var isLetter = Vector256.LessThan((chars | Vector256.Create((ushort)0x20)) - Vector256.Create((ushort)'a'), Vector256.Create((ushort)26));
            var isDigit = Vector256.LessThan(chars - Vector256.Create((ushort)'0'), Vector256.Create((ushort)10));
            var isOther = Vector256.GreaterThan(chars, Vector256.Create((ushort)0x7F)) | Vector256.Equals(chars, Vector256.Create((ushort)'\''));
            signs |= (ulong)(isLetter | isDigit).ExtractMostSignificantBits() << i;
            others |= (ulong)isOther.ExtractMostSignificantBits() << i;
        }

        for (; others != 0; others &= others - 1)
        {
            var at = BitOperations.TrailingZeroCount(others);
            if (IsSign(piece[at], inPhrases)) signs |= 1UL << at;
        }

        return signs;
    }

    private static bool IsSignInPhrases(char c) =>
        c is '\'' or '’' or '‘' or '©' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
