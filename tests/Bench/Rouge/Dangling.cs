using System.Collections.Frozen;

namespace Serverless.Bench.Rouge;

/// <summary>
/// Sentences of a summary that begin with a pronoun or connective while the sentence before them in the article is
/// missing. The list is the bench's own, not the summarizer's.
/// </summary>
internal static class Dangling
{
    private static readonly FrozenSet<string> s_firstWords =
        """
        he she it they his her hers him its their theirs them this that these those such
        and but or so yet however then also meanwhile moreover furthermore nevertheless nonetheless therefore thus hence instead
        still though additionally besides otherwise consequently likewise similarly afterwards both another others neither either
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>How many of the chosen sentences dangle.</summary>
    public static int Count(RougeRow row, List<int> chosen) => chosen.Count(index =>
        index > 0 && !chosen.Contains(index - 1) && Rouge.Words(row.Article.SentenceText(index + 1)) is [var first, ..] && s_firstWords.Contains(first));
}
