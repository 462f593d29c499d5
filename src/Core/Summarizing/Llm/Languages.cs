using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Serverless.Summarizing.Llm;

/// <summary>Languages by tag: their names for a prompt, and a guess good enough to see that an answer came in another one.</summary>
internal static partial class Languages
{
    private const int FewestHits = 4;

    // Tag and name.
    private const string Names = """
        ar Arabic, bg Bulgarian, bn Bengali, cs Czech, da Danish, de German, el Greek, en English, es Spanish,
        et Estonian, fa Persian, fi Finnish, fr French, he Hebrew, hi Hindi, hr Croatian, hu Hungarian, id Indonesian,
        it Italian, ja Japanese, ko Korean, lt Lithuanian, lv Latvian, nb Norwegian Bokmål, nl Dutch, no Norwegian,
        pl Polish, pt Portuguese, ro Romanian, ru Russian, sk Slovak, sl Slovenian, sr Serbian, sv Swedish, th Thai,
        tr Turkish, uk Ukrainian, ur Urdu, vi Vietnamese, zh Chinese
        """;

    private static readonly FrozenDictionary<string, string> s_names = Names
        .Split(',', StringSplitOptions.TrimEntries)
        .Select(entry => entry.Split(' ', 2))
        .ToFrozenDictionary(entry => entry[0], entry => entry[1], StringComparer.OrdinalIgnoreCase);

    // The words that hold sentences together, chosen so that no language shares more than a few with its neighbors.
    private static readonly (string Language, FrozenSet<string> Words)[] s_words =
    [
        ("en", Set("the of and to that is was for with on as by at from his her have has had are were which this it its been will would said not")),
        ("de", Set("der die das und ist nicht mit von den dem ein eine einer einem im auf für sich auch als sie wird wurde nach bei zum zur aus über dass hat haben am an vom")),
        ("fr", Set("le la les des et est dans que qui une du pas pour sur au aux avec par ce cette il elle ont été sont mais plus leur selon")),
        ("es", Set("el los las del y que en una por con para se su sus al como más pero fue han ha sobre este esta según también")),
        ("it", Set("il lo gli che di del della dei delle è per una nel nella con sono non ha hanno come anche dal alla più stato secondo")),
        ("pt", Set("o os as do da dos das que em um uma não com para por se no na ao foi mais como são pelo pela segundo também")),
        ("nl", Set("de het een van en dat is op te voor met zijn niet aan er ook om bij naar door heeft wordt werd uit maar")),
        ("sv", Set("och att det som en på är av för med den till inte har om ett var från men vid efter har också")),
        ("da", Set("og at det som en på er af for med den til ikke har om et var fra men ved efter blev også der")),
        ("pl", Set("w i na z się nie do to że jest od po za przez jak był została które który oraz dla ale")),
        ("tr", Set("ve bir bu için ile olarak da de çok daha gibi olan sonra kadar ancak ise olduğu")),
    ];

    /// <summary>A tag as a model reads it best: <c>German (de)</c>; the bare tag where the name is not known.</summary>
    public static string Describe(string tag) => s_names.TryGetValue(Primary(tag), out var name) ? $"{name} ({tag})" : $"the language \"{tag}\"";

    /// <summary>Whether a text is clearly in another language than the one the tag names. In doubt it is not.</summary>
    public static bool IsClearlyNot(string text, string tag)
    {
        var guess = Guess(text);
        var wanted = Primary(tag);
        if (guess is null || s_names.ContainsKey(wanted) is false) return false;

        // Written alike, or told apart by too few words to be sure.
        return Family(guess) != Family(wanted) && (s_words.Any(entry => entry.Language == Family(wanted)) || Scripts.Of(wanted) != Scripts.Of(guess));
    }

    /// <summary>The language of a text by its script or its commonest words; null when that is not clear.</summary>
    public static string? Guess(string text)
    {
        if (Scripts.Guess(text) is { } byScript) return byScript;

        var hits = new int[s_words.Length];
        foreach (Match match in Word().Matches(text))
        {
            var word = match.Value.ToLowerInvariant();
            for (var index = 0; index < s_words.Length; index++)
            {
                if (s_words[index].Words.Contains(word)) hits[index]++;
            }
        }

        var best = Array.IndexOf(hits, hits.Max());
        var second = hits.Where((_, index) => index != best).Max();
        return hits[best] >= FewestHits && hits[best] >= 1.5 * second ? s_words[best].Language : null;
    }

    private static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();

    // Norwegian and Danish share their small words.
    private static string Family(string language) => language is "no" or "nb" or "nn" ? "da" : language;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>What the letters alone tell.</summary>
    private static class Scripts
    {
        // One letter in ten of another script is already more than names and quotations bring along.
        public static string? Guess(string text)
        {
            var counts = new Dictionary<string, int>();
            var letters = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                if (!Rune.IsLetter(rune)) continue;
                letters++;
                var script = Of(rune.Value);
                counts[script] = counts.GetValueOrDefault(script) + 1;
            }

            if (letters == 0) return null;
            if (counts.GetValueOrDefault("kana") * 10 > letters) return "ja";

            var (most, count) = counts.MaxBy(entry => entry.Value);
            return count * 2 <= letters ? null : most switch
            {
                "hangul" => "ko",
                "han" => "zh",
                "greek" => "el",
                "hebrew" => "he",
                "thai" => "th",
                "cyrillic" => "ru",
                "arabic" => "ar",
                "devanagari" => "hi",
                _ => null,
            };
        }

        public static string Of(string language) => language switch
        {
            "ja" or "zh" => "han",
            "ko" => "hangul",
            "el" => "greek",
            "he" => "hebrew",
            "th" => "thai",
            "ru" or "uk" or "bg" or "sr" => "cyrillic",
            "ar" or "fa" or "ur" => "arabic",
            "hi" => "devanagari",
            "bn" => "bengali",
            _ => "latin",
        };

        private static string Of(int letter) => letter switch
        {
            < 0x0370 => "latin",
            < 0x0400 => "greek",
            < 0x0530 => "cyrillic",
            >= 0x0590 and < 0x0600 => "hebrew",
            >= 0x0600 and < 0x0780 => "arabic",
            >= 0x0900 and < 0x0980 => "devanagari",
            >= 0x0980 and < 0x0A00 => "bengali",
            >= 0x0E00 and < 0x0E80 => "thai",
            >= 0x3040 and < 0x3100 => "kana",
            >= 0x3400 and < 0xA000 or >= 0x20000 and < 0x32000 => "han",
            >= 0x1100 and < 0x1200 or >= 0xAC00 and < 0xD7B0 => "hangul",
            _ => "latin",
        };
    }
}
