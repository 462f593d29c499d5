namespace Serverless.Cleaning.Languages;

/// <summary>
/// The language of a text: by script where one language owns it, by telling letters where a few share it, by function words in
/// Latin script. A table of some thousand words, because the library that does it best
/// brings 72 MB of models to every deployment, and takes up to 2 GB of memory at run time (SearchPioneer.Lingua 2.0).
/// </summary>
internal static class LanguageDetector
{
    private const int SampleChars = 6_000;
    private const int FewestLetters = 12;

    /// <summary>BCP 47 language subtag; null when unsure.</summary>
    public static string? Detect(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, SampleChars));
        Span<int> letters = stackalloc int[Scripts.Count];
        letters.Clear();
        foreach (var c in sample) letters[(int)Scripts.Of(c)]++;
        letters[(int)Script.Other] = 0;

        var script = Dominant(letters);
        if (script != Script.Han && script != Script.Kana && script != Script.Hangul && letters[(int)script] < FewestLetters) return null;

        return script switch
        {
            Script.Latin => LatinDetector.Detect(sample),
            Script.Cyrillic => TellingLetters.Cyrillic(sample),
            Script.Arabic => TellingLetters.Arabic(sample),
            Script.Devanagari => TellingLetters.Devanagari(sample),
            Script.Hebrew => TellingLetters.Hebrew(sample),
            // Japanese news is written mostly in Han, but never without kana; Chinese quotes a kana name at most.
            Script.Han or Script.Kana => letters[(int)Script.Kana] * 10 > letters[(int)Script.Han] ? "ja" : "zh",
            Script.Other => null,
            _ => s_languageOfScript[(int)script],
        };
    }

    /// <summary>
    /// The language to believe. What the page declares wins, with its region, unless the text is clearly in another language:
    /// templates are often published with the language they were written in.
    /// </summary>
    /// <param name="declared">A tag as found on the page; null when it has none.</param>
    /// <param name="text">The article's text.</param>
    public static string? Reconcile(string? declared, string text)
    {
        var tag = LanguageTag.Normalize(declared);
        if (tag is null) return Detect(text);

        var primary = LanguageTag.Primary(tag);
        var detected = Detect(text);
        return detected is null || IsSame(primary, detected) || (!s_known.Contains(primary) && s_known.Contains(detected) && IsLatin(detected)) ? tag : detected;
    }

    // A CJK character or syllable carries about as much as two to three letters.
    private static Script Dominant(ReadOnlySpan<int> letters)
    {
        var best = Script.Other;
        var most = 0;
        for (var script = 1; script < letters.Length; script++)
        {
            var weight = (Script)script is Script.Han or Script.Kana or Script.Hangul ? letters[script] * 3 : letters[script];
            if (weight <= most) continue;
            most = weight;
            best = (Script)script;
        }

        return best;
    }

    private static bool IsSame(string declared, string detected) =>
        declared == detected || (s_families.TryGetValue(declared, out var family) && s_families.GetValueOrDefault(detected) == family);

    private static bool IsLatin(string language) => Array.IndexOf(FunctionWords.Languages, language) >= 0;

    // Written alike to the point that a declared tag is better evidence than ours, or two codes of one language.
    private static readonly Dictionary<string, string> s_families = new()
    {
        ["no"] = "no",
        ["nb"] = "no",
        ["nn"] = "no",
        ["hr"] = "hr",
        ["bs"] = "hr",
        ["sr"] = "hr",
        ["sh"] = "hr",
        ["me"] = "hr",
        ["cnr"] = "hr",
        ["id"] = "id",
        ["ms"] = "id",
        ["in"] = "id",
        ["he"] = "he",
        ["iw"] = "he",
        ["tl"] = "tl",
        ["fil"] = "tl",
        ["fa"] = "fa",
        ["prs"] = "fa",
        ["zh"] = "zh",
        ["yue"] = "zh",
        ["cmn"] = "zh",
        ["wuu"] = "zh",
        ["ro"] = "ro",
        ["mo"] = "ro",
        ["hi"] = "hi",
        ["bho"] = "hi",
        ["mai"] = "hi",
        ["bn"] = "bn",
        ["as"] = "bn",
    };

    private static readonly string?[] s_languageOfScript =
    [
        null, null, "el", null, "hy", null, null, null, "bn", "pa", "gu", "or", "ta", "te", "kn",
        "ml", "si", "th", "lo", "bo", "my", "ka", "ko", "am", "km", null, null,
    ];

    private static readonly HashSet<string> s_known =
        [.. FunctionWords.Languages, .. s_languageOfScript.OfType<string>(), .. TellingLetters.Languages, "ja", "zh"];
}
