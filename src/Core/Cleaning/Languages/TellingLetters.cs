namespace Serverless.Cleaning.Languages;

/// <summary>Languages that share a script with others but have letters or short words of their own.</summary>
internal static class TellingLetters
{
    /// <summary>Every language told apart here.</summary>
    public static string[] Languages { get; } =
        ["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "ar", "fa", "ur", "ps", "ckb", "ug", "hi", "mr", "ne", "he", "yi"];

    public static string Cyrillic(ReadOnlySpan<char> text)
    {
        // Letters of one language first; a name or a quotation in a neighbour's language must not decide, so one in 250 is asked for.
        var threshold = 1 + text.Length / 250;
        if (Count(text, "ўЎ") >= threshold) return "be";
        if (Count(text, "ҳҲӯӮҷҶ") >= threshold) return "tg";
        if (Count(text, "ұҰәӘғҒқҚ") >= threshold) return "kk";
        if (Count(text, "өӨүҮ") >= threshold) return Count(text, "ңҢ") > 0 ? "ky" : "mn";
        if (Count(text, "јЈљЉњЊ") >= threshold) return Count(text, "ѓЃќЌѕЅ") > Count(text, "ћЋђЂ") ? "mk" : "sr";
        if (Count(text, "їЇєЄґҐ") >= threshold || Count(text, "іІ") >= 3 * threshold) return "uk";
        return Count(text, "ыЫэЭёЁ") < threshold && Count(text, "ъЪ") >= threshold ? "bg" : "ru";
    }

    public static string Arabic(ReadOnlySpan<char> text)
    {
        var threshold = 1 + text.Length / 250;
        if (Count(text, "ٹڈڑںے") >= 2 * threshold) return "ur";
        if (Count(text, "ښځډړږڼ") >= threshold) return "ps";
        if (Count(text, "ۇۈڭ") >= 2 * threshold) return "ug";
        if (Count(text, "ێۆڕڵ") >= 2 * threshold) return "ckb";

        // Persian has its own kaf and yeh, and hardly ever Arabic's teh marbuta and alef maksura.
        return Count(text, "پچژگکی") > Count(text, "ةىيك") ? "fa" : "ar";
    }

    public static string Devanagari(ReadOnlySpan<char> text)
    {
        var hindi = CountWords(text, "है", "के", "का", "की", "में", "और");
        var marathi = CountWords(text, "आहे", "आणि", "या", "च्या", "होते", "नाही", "केली", "ते") + Count(text, "ळ");
        var nepali = CountWords(text, "छ", "र", "हो", "को", "मा", "गरेको", "भएको", "छन्", "गर्न", "पनि", "थियो");
        return hindi >= marathi && hindi >= nepali ? "hi" : marathi > nepali ? "mr" : "ne";
    }

    public static string Hebrew(ReadOnlySpan<char> text) => Count(text, "װױײ") > text.Length / 250 ? "yi" : "he";

    private static int Count(ReadOnlySpan<char> text, string letters)
    {
        var count = 0;
        while (text.IndexOfAny(letters) is >= 0 and var at)
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }

    private static int CountWords(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        var count = 0;
        foreach (var range in text.Split(' '))
        {
            if (words.Contains(text[range].ToString())) count++;
        }

        return count;
    }
}
