using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Serverless.Bench.Metadata;

/// <summary>When an answer counts as right.</summary>
internal static partial class Comparison
{
    private static readonly HashSet<string> s_noName = ["and", "by", "the", "und", "von", "et", "par", "y", "por", "e", "di", "md", "phd", "dr", "rd", "mr", "mrs", "ms", "prof"];

    /// <summary>The same words; a site's name behind or before a separator is forgiven on either side.</summary>
    public static bool SameTitle(string? gold, string? given)
    {
        if (gold is null || given is null) return gold == given;
        return Variants(given).Contains(Words(gold)) || Variants(gold).Contains(Words(given));
    }

    /// <summary>The same set of name words, without titles and degrees, in any order.</summary>
    public static bool SameAuthor(string? gold, string? given)
    {
        if (gold is null || given is null) return gold == given;
        return Names(gold).SetEquals(Names(given));
    }

    /// <summary>The same day, in the offset given or in UTC; a gold month is met by any day of it.</summary>
    public static bool SameDay(string? gold, string? given)
    {
        if (gold is null || given is null) return gold == given;
        if (given.StartsWith(gold, StringComparison.Ordinal)) return true;
        return given.Length > 10 && DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).StartsWith(gold, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Variants(string title)
    {
        yield return Words(title);
        foreach (Match separator in Separator().Matches(title))
        {
            yield return Words(title[..separator.Index]);
            yield return Words(title[(separator.Index + separator.Length)..]);
        }
    }

    private static string Words(string text) => string.Join(' ', Word().Matches(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Select(match => match.Value));

    private static HashSet<string> Names(string author)
    {
        var names = Words(author.Replace(".", "", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        names.ExceptWith(s_noName);
        return names;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s[|\-–—•·»:]+\s|\|")]
    private static partial Regex Separator();
}
