namespace Serverless.Cleaning.Languages;

/// <summary>Language tags as pages write them, brought to the form of BCP 47 (RFC 5646, 2.1.1): en-US, zh-Hant-TW.</summary>
internal static class LanguageTag
{
    /// <summary>The tag in canonical case, without variants and extensions; null when it is not a language tag.</summary>
    public static string? Normalize(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag)) return null;

        // "en, fr" and "en;q=0.8" come from pages that copy a header into the attribute: the first one counts.
        var first = tag.AsSpan().Trim();
        var end = first.IndexOfAny(",;");
        if (end >= 0) first = first[..end];
        first = first.Trim("\"'.");
        if (first.Length is < 2 or > 35) return null;

        var parts = first.ToString().Split('-', '_');
        if (parts[0].Length is < 2 or > 3 || !parts[0].All(char.IsAsciiLetter)) return null;

        var primary = parts[0].ToLowerInvariant();
        if (primary is "und" or "mul" or "zxx" or "mis") return null;

        var normalized = TwoLetter(primary);
        foreach (var part in parts.Skip(1))
        {
            if (part.Length == 4 && part.All(char.IsAsciiLetter)) normalized += $"-{char.ToUpperInvariant(part[0])}{part[1..].ToLowerInvariant()}";
            else if (part.Length == 2 && part.All(char.IsAsciiLetter)) normalized += $"-{part.ToUpperInvariant()}";
            else if (part.Length == 3 && part.All(char.IsAsciiDigit)) normalized += $"-{part}";
            else break;
        }

        return normalized;
    }

    /// <summary>The language subtag of a normalized tag.</summary>
    public static string Primary(string tag) => tag.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? tag[..end] : tag;

    // Three-letter codes of languages that have two (RFC 5646, 2.2.1, wants the shorter one), and codes that were withdrawn.
    private static string TwoLetter(string primary) => primary switch
    {
        "eng" => "en",
        "deu" or "ger" => "de",
        "fra" or "fre" => "fr",
        "spa" => "es",
        "por" => "pt",
        "ita" => "it",
        "nld" or "dut" => "nl",
        "swe" => "sv",
        "dan" => "da",
        "nor" => "no",
        "fin" => "fi",
        "pol" => "pl",
        "ces" or "cze" => "cs",
        "rus" => "ru",
        "ukr" => "uk",
        "jpn" => "ja",
        "zho" or "chi" => "zh",
        "kor" => "ko",
        "ara" => "ar",
        "tur" => "tr",
        "iw" => "he",
        "in" => "id",
        _ => primary,
    };
}
