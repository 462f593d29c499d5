using Serverless.Verifying.Grounding;

namespace Serverless.Verifying.Neutrality;

/// <summary>Whether the article takes sides itself: its own words are reported, those a summary brings in are sent back.</summary>
internal static class OwnWords
{
    /// <summary>Whether the article has these words; scare quotes it must have with their marks.</summary>
    public static bool Has(ArticleIndex index, string text, ToneWord word)
    {
        if (word.Rule == NeutralityChecker.ScareQuotes) return IsQuoted(index.Article.Text, text.AsSpan(word.Start, word.End - word.Start).Trim(" .,;:!?"));

        var view = new TextView(text, word.Start, word.End, index.Vocabulary);
        return view.Ids.Length == 0 ? index.Article.Text.Contains(text[word.Start..word.End], StringComparison.Ordinal) : Array.TrueForAll(view.Ids, index.Has);
    }

    // Any mark before the words will do: unlike ArticleFacts.IsQuoted this excuses a claim, and single marks are common.
    private static bool IsQuoted(ReadOnlySpan<char> article, ReadOnlySpan<char> words)
    {
        for (var rest = article; rest.IndexOf(words, StringComparison.OrdinalIgnoreCase) is >= 0 and var at; rest = rest[(at + 1)..])
        {
            var before = rest[..at].TrimEnd(' ');
            if (before.Length > 0 && before[^1] is '"' or '“' or '„' or '«' or '‘' or '\'' or '`' or '’') return true;
        }

        return false;
    }
}
