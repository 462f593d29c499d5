namespace Serverless.Cleaning.Languages;

/// <summary>Writing systems that matter for telling a language (Unicode 16 block ranges).</summary>
internal enum Script
{
    Other, Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada,
    Malayalam, Sinhala, Thai, Lao, Tibetan, Myanmar, Georgian, Hangul, Ethiopic, Khmer, Kana, Han,
}

/// <summary>The script of characters.</summary>
internal static class Scripts
{
    /// <summary>How many scripts there are.</summary>
    public const int Count = (int)Script.Han + 1;

    /// <summary>The script of a letter; <see cref="Script.Other"/> for what is no letter or in a script not listed.</summary>
    public static Script Of(char c) => c switch
    {
        < 'A' => Script.Other,
        <= 'z' => char.IsAsciiLetter(c) ? Script.Latin : Script.Other,
        < '\u00C0' => Script.Other,
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') => c is '×' or '÷' ? Script.Other : Script.Latin,
        >= '\u0370' and <= '\u03FF' or (>= '\u1F00' and <= '\u1FFF') => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0531' and <= '\u0587' => Script.Armenian,
        >= '\u05D0' and <= '\u05F2' => Script.Hebrew,
        >= '\u0620' and <= '\u06D3' or (>= '\u06EE' and <= '\u077F') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') => Script.Arabic,
        >= '\u0900' and <= '\u0DFF' => (Script)((int)Script.Devanagari + (c - 0x900) / 0x80),
        >= '\u0E01' and <= '\u0E4E' => Script.Thai,
        >= '\u0E81' and <= '\u0EDF' => Script.Lao,
        >= '\u0F00' and <= '\u0FBC' => Script.Tibetan,
        >= '\u1000' and <= '\u109F' => Script.Myanmar,
        >= '\u10A0' and <= '\u10FF' => Script.Georgian,
        >= '\u1100' and <= '\u11FF' or (>= '\uAC00' and <= '\uD7A3') => Script.Hangul,
        >= '\u1200' and <= '\u139F' => Script.Ethiopic,
        >= '\u1780' and <= '\u17D3' => Script.Khmer,
        >= '\u3041' and <= '\u30FF' => c is '\u30FB' or '\u30FC' ? Script.Other : Script.Kana,
        >= '\u3400' and <= '\u9FFF' or (>= '\uF900' and <= '\uFAFF') => Script.Han,
        _ => Script.Other,
    };
}
