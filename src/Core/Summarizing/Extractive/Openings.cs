using System.Collections.Frozen;

namespace Serverless.Summarizing.Extractive;

/// <summary>First words that lean on the sentence before: "He", "But", "That". Our own lists.</summary>
internal static class Openings
{
    private static readonly Dictionary<string, FrozenSet<string>> s_leaning = new()
    {
        ["en"] = Split(
            """
            he|she|it|they|him|her|his|hers|its|their|theirs|them|himself|herself|itself|themselves|this|that|these|those|such
            and|but|or|nor|so|yet|then|thus|hence|therefore|however|moreover|furthermore|nevertheless|nonetheless|meanwhile|instead|otherwise|besides|also
            additionally|consequently|accordingly|similarly|likewise|conversely|still|though|afterwards|afterward|thereafter|eventually|indeed
            both|neither|either|another|others|the other|the others|the former|the latter|the two|the pair|the couple|one of them|all of them|most of them
            in addition|in contrast|in turn|in response|in that|in this|in these|in those|in both|as a result|as such|as well|at that|at this|at the same time
            at the time|after that|after this|before that|before this|because of this|because of that|by contrast|by then|by that|despite this|despite that
            during that|during this|for example|for instance|for that|for this|for his|for her|for their|for one thing|from there|on that|on the other hand|on the contrary|on top of that
            since then|until then|that's|this is|what's more|with that|with this|to that|to this|of those|of these|of them|among them|when asked|asked about|asked whether|asked if|asked why
            in his|in her|in their|in its|the same|the following|even so|even then|not only that|more than that|like this|like that|which|who|whom|whose
            """),
        ["de"] = Split(
            """
            er|sie|es|ihm|ihn|ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|seinem|seiner|dies|diese|dieser|dieses|diesen|diesem|jene|jener|jenes|das|denen|deren|dessen
            und|aber|oder|doch|denn|jedoch|dennoch|trotzdem|deshalb|daher|darum|deswegen|somit|also|dabei|dadurch|damit|danach|daraufhin|dagegen|dafür|davon|davor|dazu|darin|daran|darauf
            dann|da|so|zudem|außerdem|ebenso|auch|allerdings|hingegen|stattdessen|schließlich|inzwischen|unterdessen|später|zuvor|beide|andere|einige|im gegensatz dazu|zum beispiel
            """),
        ["fr"] = Split(
            """
            il|elle|ils|elles|lui|leur|leurs|son|sa|ses|ce|cet|cette|ces|cela|ceci|ça|c'est|celui|celle|ceux|celles
            et|mais|ou|or|donc|car|cependant|toutefois|pourtant|néanmoins|ainsi|alors|puis|ensuite|enfin|aussi|de plus|en outre|en revanche|par ailleurs|par conséquent|en effet|par exemple
            d'autres|certains|tous deux|les deux|à l'inverse|au contraire|plus tard
            """),
        ["es"] = Split(
            """
            él|ella|ellos|ellas|su|sus|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|aquel|aquella|aquello|aquellos|aquellas
            y|e|pero|o|sino|sin embargo|no obstante|por lo tanto|por tanto|por eso|por ello|así|entonces|luego|después|además|también|asimismo|en cambio|por otro lado|por otra parte|por ejemplo
            ambos|ambas|otros|otras|algunos|más tarde|finalmente
            """),
    };

    private static readonly FrozenSet<string> s_all = s_leaning.Values.SelectMany(list => list).ToFrozenSet();
    private static readonly int s_longest = s_all.Max(opening => opening.Count(c => c is ' ' or '\'') + 1);

    private static FrozenSet<string> Split(string list) => list.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();

    /// <summary>Whether a sentence with these first words needs the one before it to be understood.</summary>
    /// <param name="words">Lower case, an apostrophe ending a word.</param>
    /// <param name="language">BCP 47 tag; null tries every list.</param>
    public static bool Leans(IReadOnlyList<string> words, string? language)
    {
        var list = language is null ? s_all : s_leaning.GetValueOrDefault(language.Split('-')[0].ToLowerInvariant());
        if (list is null || words.Count == 0) return false;

        for (var length = 1; length <= Math.Min(s_longest, words.Count); length++)
        {
            var opening = words.Take(length);
            if (list.Contains(string.Join(' ', opening)) || list.Contains(string.Join('\'', opening))) return true;
        }
        return false;
    }
}
