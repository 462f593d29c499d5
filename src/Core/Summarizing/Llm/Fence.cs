using System.Security.Cryptography;
using System.Text;

namespace Serverless.Summarizing.Llm;

/// <summary>
/// The two marks between which foreign text travels. Their key is random per call, so no article can know it and close the fence itself.
/// </summary>
internal sealed class Fence
{
    private const int KeyBytes = 12;

    private Fence(string key) => Key = key;

    /// <summary>24 hexadecimal digits.</summary>
    public string Key { get; }

    public string Open => $"<<<{Key}";

    public string Close => $"{Key}>>>";

    public static Fence Draw(RandomNumberGenerator random)
    {
        var key = new byte[KeyBytes];
        random.GetBytes(key);
        return new Fence(Convert.ToHexStringLower(key));
    }

    /// <summary>Foreign text as one line of harmless characters: nothing in it ends the fence, starts a line or poses as a control token.</summary>
    public string Neutralize(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune)) continue;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else
            {
                // "<|im_start|>", "<<<" and ">>>" are tokens to a model or marks of ours; a space makes them plain text.
                if (line.Length > 0 && Joins(line[^1], rune)) line.Append(' ');
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd().Replace(Key, "…", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Joins(char before, Rune rune) => (before, rune.Value) is ('<', '|') or ('|', '>') or ('<', '<') or ('>', '>');

    // Zero-width, bidirectional and tag characters: a reader does not see them, a model does. The joiners that Indic scripts, Persian and
    // emoji need (U+200C, U+200D) stay.
    private static bool IsInvisible(Rune rune) => rune.Value is 0x00AD or 0x200B or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E)
        or (>= 0x2060 and <= 0x2064) or (>= 0x2066 and <= 0x2069) or 0xFEFF or (>= 0xE0000 and <= 0xE007F);
}
