namespace Serverless.Verifying.Grounding;

/// <summary>A word, number or sign of a text.</summary>
/// <param name="Start">Of its first character.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Norm">Lower case, straight apostrophes, no possessive ending.</param>
/// <param name="Stem">What words of one family share.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Capital">Starts with a capital letter.</param>
internal readonly record struct Token(int Start, int End, string Norm, string Stem, TokenKind Kind, bool Capital);

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>Letters, possibly with digits.</summary>
    Word,

    /// <summary>Starts with a digit.</summary>
    Number,

    /// <summary>A percent or currency sign.</summary>
    Sign,
}
