using System.Text.RegularExpressions;
using Serverless.Articles;

namespace Serverless.Cleaning.Sentences;

/// <summary>Text to sentences.</summary>
internal static partial class SentenceSplitter
{
    /// <summary>The sentences of a text, in order; a blank line always ends one.</summary>
    public static IReadOnlyList<Sentence> Split(string text, string? language)
        => [.. Boundary().EnumerateMatches(text).ToSentences()];

    [GeneratedRegex(@"\S(?:[^\n]*?[.!?]['"")\]”’]*(?=\s|$)|[^\n]*)")]
    private static partial Regex Boundary();

    private static List<Sentence> ToSentences(this Regex.ValueMatchEnumerator matches)
    {
        var sentences = new List<Sentence>();
        foreach (var match in matches) sentences.Add(new Sentence(match.Index, match.Index + match.Length));
        return sentences;
    }
}
