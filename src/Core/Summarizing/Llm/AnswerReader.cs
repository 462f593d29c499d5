using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Serverless.Summaries;

namespace Serverless.Summarizing.Llm;

/// <summary>
/// Claims out of an answer's JSON. A citation that does not exist is left out; a claim without any keeps an empty list, so that checking
/// finds it and sends it back. Claims that say nothing or repeat another are dropped.
/// </summary>
internal static partial class AnswerReader
{
    /// <summary>The claims of a list; empty where the member is missing or no list.</summary>
    /// <param name="answer">The answer's object.</param>
    /// <param name="member">Name of the list.</param>
    /// <param name="part">What the claims are.</param>
    /// <param name="isCitable">Whether a sentence of this number was shown.</param>
    public static List<Claim> Claims(JsonElement answer, string member, ClaimPart part, Func<int, bool> isCitable)
    {
        if (!answer.TryGetProperty(member, out var list) || list.ValueKind != JsonValueKind.Array) return [];

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. list.EnumerateArray().Select(item => Claim(item, part, isCitable)).OfType<Claim>().Where(claim => seen.Add(claim.Text))];
    }

    /// <summary>One claim; null where it has no words.</summary>
    public static Claim? Claim(JsonElement item, ClaimPart part, Func<int, bool> isCitable)
    {
        var text = Fold(item.ValueKind == JsonValueKind.String ? item.GetString() : Text(item, "text"));
        if (text.Length == 0) return null;

        return new Claim(part, text, item.ValueKind == JsonValueKind.Object ? Numbers(item, "sentences", isCitable) : [])
        {
            Kind = part == ClaimPart.KeyFact ? Kind(Text(item, "kind")) : null,
            AttributedTo = Source(Text(item, "attributedTo")),
        };
    }

    /// <summary>The whole numbers of a list that pass, each once, in ascending order. Numbers written as strings count.</summary>
    public static List<int> Numbers(JsonElement item, string member, Func<int, bool> isWanted) => [.. InOrder(item, member).Where(isWanted).Distinct().Order()];

    /// <summary>The whole numbers of a list as they stand in it.</summary>
    public static IEnumerable<int> InOrder(JsonElement item, string member)
    {
        if (!item.TryGetProperty(member, out var value)) return [];

        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Integers) : Integers(value);
    }

    private static IEnumerable<int> Integers(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue => [(int)number],
        JsonValueKind.String => WholeNumber().Matches(value.GetString()!).Select(match => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture)),
        _ => [],
    };

    private static string? Text(JsonElement item, string member) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Fold(string? text) => text is null ? "" : WhiteSpace().Replace(text, " ").Trim();

    private static FactKind Kind(string? kind) => Enum.TryParse<FactKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : FactKind.Event;

    private static string? Source(string? name) => Fold(name) is { Length: > 0 } source && !NoSource().IsMatch(source) ? source : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"(?<![0-9.,-])[0-9]{1,9}(?![0-9.])")]
    private static partial Regex WholeNumber();

    [GeneratedRegex("^(null|none|n/a|unknown|the article|article)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoSource();
}
