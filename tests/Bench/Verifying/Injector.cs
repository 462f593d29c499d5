using System.Globalization;
using System.Text.RegularExpressions;
using Serverless.Articles;

namespace Serverless.Bench.Verifying;

/// <summary>How a faithful sentence is made false.</summary>
internal enum InjectionKind
{
    /// <summary>A number becomes one that the article does not have.</summary>
    InventedNumber,

    /// <summary>A name becomes one that the article does not have.</summary>
    InventedName,

    /// <summary>A number becomes another number of the article.</summary>
    NumberSwap,

    /// <summary>A name becomes another name of the article.</summary>
    NameSwap,

    /// <summary>Two names of the sentence change places.</summary>
    NameExchange,

    /// <summary>"not" is put behind an auxiliary.</summary>
    NegationAdded,

    /// <summary>"not" is taken out.</summary>
    NegationLost,
}

/// <summary>
/// Makes faithful sentences false, seeded. Shares neither code nor lists with the verifier, on purpose: it reads text with its
/// own, simpler rules.
/// </summary>
internal sealed partial class Injector(int seed)
{
    private static readonly string[] s_people =
        ["Halvorsen", "Okonjo", "Brannigan", "Teixeira", "Lindqvist", "Marchetti", "Pemberton", "Vasquez", "Thornbury", "Kowalczyk", "Fairweather", "Adebayo", "Castellano", "Whitcombe", "Dragomir", "Nakashima", "Ellsworth", "Bergstrom", "Quintero", "Hathaway", "Myers", "Peters", "Collins", "Ferguson", "Grant", "Wu", "Singh", "Banerjee", "Rosenthal", "Delacroix"];

    private static readonly string[] s_places =
        ["Ravensburg", "Port Ellery", "Valdosta", "Trondheim", "Cochabamba", "Szeged", "Maribor", "Dunedin", "Windhoek", "Paramaribo", "Gdynia", "Kutaisi", "Bendigo", "Lubbock", "Norrland", "Ashgabat", "Zanzibar", "Montevideo"];

    private static readonly string[] s_words =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fifteen", "sixteen", "twenty", "thirty", "forty", "fifty", "sixty", "eighty"];

    private static readonly int[] s_values = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 20, 30, 40, 50, 60, 80];

    private readonly Random _random = new(seed);

    /// <summary>The sentence made false, or null where this kind finds nothing to change.</summary>
    public string? Inject(Article article, string sentence, InjectionKind kind) => kind switch
    {
        InjectionKind.InventedNumber => ChangeNumber(sentence, number => Invent(article.Text, number)),
        InjectionKind.InventedName => ChangeName(article, sentence, (_, name) => InventName(article.Text, name)),
        InjectionKind.NumberSwap => ChangeNumber(sentence, number => Other(article.Text, sentence, number)),
        InjectionKind.NameSwap => ChangeName(article, sentence, (names, name) => Pick([.. names.Where(other => !Overlaps(sentence, other) && other.Contains(' ', StringComparison.Ordinal) == name.Contains(' ', StringComparison.Ordinal))])),
        InjectionKind.NameExchange => Exchange(article, sentence),
        InjectionKind.NegationAdded => Negate(sentence),
        InjectionKind.NegationLost => Affirm(sentence),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private string? ChangeNumber(string sentence, Func<string, string?> change)
    {
        var matches = AnyNumber().Matches(sentence).ToList();
        if (matches.Count == 0) return null;

        var match = matches[_random.Next(matches.Count)];
        return change(match.Value) is { } other ? sentence[..match.Index] + other + sentence[(match.Index + match.Length)..] : null;
    }

    private string? Invent(string article, string number)
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            var candidate = char.IsLetter(number[0]) ? s_words[_random.Next(s_words.Length)] : OtherDigits(number);
            if (candidate != number && !HasNumber(article, candidate)) return candidate;
        }

        return null;
    }

    // As many digits, the same separators: what a careless writer would not notice.
    private string OtherDigits(string number)
    {
        if (number.Length == 4 && number[0] is '1' or '2' && number.All(char.IsDigit)) return (1900 + _random.Next(124)).ToString(CultureInfo.InvariantCulture);

        var digits = number.Select(c => char.IsDigit(c) ? (char)('0' + _random.Next(10)) : c).ToArray();
        if (digits[0] == '0') digits[0] = (char)('1' + _random.Next(9));
        return new string(digits);
    }

    private string? Other(string article, string sentence, string number)
    {
        var others = AnyNumber().Matches(article).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(other => !string.Equals(other, number, StringComparison.OrdinalIgnoreCase) && IsAlike(other, number) && !HasNumber(sentence, other))
            .ToList();
        return others.Count == 0 ? null : others[_random.Next(others.Count)];
    }

    private static bool IsAlike(string one, string other)
    {
        if (char.IsLetter(one[0]) != char.IsLetter(other[0])) return false;
        return IsYear(one) == IsYear(other);

        static bool IsYear(string number) => number.Length == 4 && number[0] is '1' or '2' && number.All(char.IsDigit);
    }

    // In digits, in words, with or without thousands separators.
    private static bool HasNumber(string text, string number)
    {
        var word = Array.IndexOf(s_words, number.ToLowerInvariant());
        if (word >= 0 && HasWord(text, s_values[word].ToString(CultureInfo.InvariantCulture))) return true;

        var value = Array.FindIndex(s_values, known => known.ToString(CultureInfo.InvariantCulture) == number);
        if (value >= 0 && HasWord(text, s_words[value])) return true;
        return HasWord(text, number) || HasWord(text, number.Replace(",", "", StringComparison.Ordinal)) || (number == "1" && HasWord(text, "one"));
    }

    private static bool HasWord(string text, string word) => Regex.IsMatch(text, $@"(?<![\w.,]){Regex.Escape(word)}(?![\w]|[.,]\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private string? ChangeName(Article article, string sentence, Func<List<string>, string, string?> change)
    {
        var names = NamesOf(article);
        var present = names.Where(name => Regex.IsMatch(sentence, $@"\b{Regex.Escape(name)}\b")).ToList();
        if (present.Count == 0) return null;

        var name = present[_random.Next(present.Count)];
        var other = change(names, name);
        return other is null || other.Contains(name, StringComparison.Ordinal) || name.Contains(other, StringComparison.Ordinal)
            ? null : Regex.Replace(sentence, $@"\b{Regex.Escape(name)}\b", other);
    }

    private string? InventName(string article, string name)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var pool = _random.Next(2) == 0 ? s_people : s_places;
            var candidate = pool[_random.Next(pool.Length)];
            if (!candidate.Split(' ').Any(word => article.Contains(word, StringComparison.OrdinalIgnoreCase)) && candidate != name) return candidate;
        }

        return null;
    }

    private string? Exchange(Article article, string sentence)
    {
        var present = NamesOf(article).Where(name => Regex.Count(sentence, $@"\b{Regex.Escape(name)}\b") == 1).ToList();
        if (present.Count < 2) return null;

        var first = present[_random.Next(present.Count)];
        var second = Pick([.. present.Where(name => !name.Contains(first, StringComparison.Ordinal) && !first.Contains(name, StringComparison.Ordinal))]);
        return second is null ? null : Regex.Replace(sentence, $@"\b({Regex.Escape(first)}|{Regex.Escape(second)})\b", match => match.Value == first ? second : first);
    }

    private string? Negate(string sentence)
    {
        if (Negative().IsMatch(sentence)) return null;
        var matches = Auxiliary().Matches(sentence).ToList();
        if (matches.Count == 0) return null;

        var match = matches[_random.Next(matches.Count)];
        return sentence[..(match.Index + match.Length)] + " not" + sentence[(match.Index + match.Length)..];
    }

    private string? Affirm(string sentence)
    {
        var matches = Negative().Matches(sentence).ToList();
        if (matches.Count == 0) return null;

        var match = matches[_random.Next(matches.Count)];
        var kept = match.Value.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || match.Value.EndsWith("n’t", StringComparison.OrdinalIgnoreCase) ? match.Value[..^3] : "";
        return sentence[..match.Index] + (kept switch { "ca" => "can", "wo" => "will", _ => kept }) + (kept.Length > 0 ? " " : "") + sentence[(match.Index + match.Length)..].TrimStart();
    }

    private string? Pick(List<string> pool) => pool.Count == 0 ? null : pool[_random.Next(pool.Count)];

    private static bool Overlaps(string sentence, string name) => name.Split(' ').Any(word => sentence.Contains(word, StringComparison.OrdinalIgnoreCase));

    // Runs of capitalized words that stand inside sentences of the article.
    private static List<string> NamesOf(Article article) =>
        [.. InnerName().Matches(article.Text).Select(match => match.Groups["name"].Value).Where(name => !NotAName().IsMatch(name)).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<![\w.,:$£€])(\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?![\w]|[.,:]\d)|(?<=[$£€])\d+(\.\d+)?(?![\w]|[.,]\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"(?<=[a-z,;] )(?<name>[A-Z][a-zé]+(?:[A-Z][a-z]+)?(?: [A-Z][a-zé]+){0,2})(?![\w-])", RegexOptions.ExplicitCapture)]
    private static partial Regex InnerName();

    [GeneratedRegex(@"^(I|The|A|An|Mr|Mrs|Ms|Dr|He|She|It|They|We|You|But|And|In|On|At|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex NotAName();

    [GeneratedRegex(@"\b(is|are|was|were|has|have|had|will|would|can|could|should|may|might|must)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Auxiliary();

    [GeneratedRegex(@"\bnot\b|\b(ca|wo|is|are|was|were|do|does|did|has|have|had|would|could|should)n['’]t\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Negative();
}
