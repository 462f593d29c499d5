using System.Collections.Frozen;
using System.Globalization;

namespace Serverless.Summarizing.Extractive;

/// <summary>Text to words, without a dictionary: runs of letters and digits, pairs of characters where a script sets no spaces.</summary>
internal static class Words
{
    // Function words carry no topic. Our own list, English, German, French, Spanish; other languages are served by the
    // inverse sentence frequency, which fades whatever stands in most sentences.
    private static readonly FrozenSet<string> s_functionWords = Split(
        """
        a an the and or but nor so yet if then than as at by for from in into of off on onto out over per to up upon with without within about above after
        again against all almost along already also although always am among any are aren around because been before behind being below between both can
        cannot could couldn did didn do does doesn doing don done down during each either else even ever every few get gets got had hadn has hasn have haven
        having he her here hers herself him himself his how however i is isn it its itself just like ll made make many may me might more most much must my
        myself near never no none not now often once one only other others our ours own rather re s same she should shouldn since some still such t that
        their theirs them themselves there these they this those though through thus too toward towards under until us ve very was wasn we were weren what
        when where whether which while who whom whose why will won would wouldn you your yours
        said say says saying told tell tells mr mrs ms
        der die das den dem des ein eine einen einem einer eines und oder aber doch nicht auch auf aus bei bis durch für gegen im in ins ist mit nach noch
        nur ob seit sich sie sind so um unter vom von vor war waren was wegen weil wenn werden wie wird worden wurde wurden zu zum zur über es er ihr ihre
        sein seine hat haben hatte hatten kann können dass als am an
        le la les un une des du de et ou mais ne pas que qui dans sur sous pour par avec sans est sont était ont été être il elle ils elles ce cet cette ces
        se sa son ses leur leurs au aux en plus comme dont où
        el los las una unos unas y o pero no que quien en con sin sobre por para del al es son fue fueron era ser ha han su sus se lo le les este esta estos
        estas ese esa como más
        """);

    private static FrozenSet<string> Split(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>The words of a text, lower case, in order. An apostrophe ends a word.</summary>
    public static List<string> Of(ReadOnlySpan<char> text)
    {
        var words = new List<string>(text.Length / 6 + 1);
        for (var i = 0; i < text.Length;)
        {
            if (!IsWordChar(text[i])) { i++; continue; }
            var start = i;
            if (IsUnspaced(text[i]))
            {
                while (i < text.Length && IsUnspaced(text[i])) i++;
                AddPairs(words, text[start..i]);
                continue;
            }
            while (i < text.Length && !IsUnspaced(text[i]) && (IsWordChar(text[i]) || IsInsideNumber(text, i))) i++;
            words.Add(text[start..i].ToString().ToLowerInvariant());
        }
        return words;
    }

    /// <summary>Whether a word names a topic rather than holding a sentence together.</summary>
    public static bool IsContent(string word) => (word.Length > 1 || char.IsDigit(word[0])) && !s_functionWords.Contains(word);

    /// <summary>The word without a plural or possessive s, so that "strikes" and "strike" meet.</summary>
    public static string Stem(string word) => word switch
    {
        { Length: > 5 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 3 } when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };

    private static void AddPairs(List<string> words, ReadOnlySpan<char> run)
    {
        if (run.Length == 1) words.Add(run.ToString());
        for (var i = 0; i + 1 < run.Length; i++) words.Add(run.Slice(i, 2).ToString());
    }

    private static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsInsideNumber(ReadOnlySpan<char> text, int i) =>
        text[i] is '.' or ',' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);

    // Thai, Lao, Khmer, Burmese; Hangul, kana, Han and their full-width forms.
    private static bool IsUnspaced(char c) => c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u1100' and <= '\u11FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF')
        or (>= '\uF900' and <= '\uFAFF');
}
