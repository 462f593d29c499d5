using System.Text;
using Microsoft.ML.Tokenizers;
using Serverless.Articles;

namespace Serverless.Summarizing.Llm;

/// <summary>
/// Tokens of a text by o200k, the tokenizer of OpenAI's models since GPT-4o; other models differ by some percent. Loading its
/// 200,000 entries takes a third of a second and tens of megabytes, so it is loaded by the first article that needs it.
/// </summary>
internal static class TokenCounter
{
    // "[1234] " and the line feed.
    private const int NumberTokens = 5;

    // Byte-pair merging takes the square of the length of an unbroken run (Chinese, emoji, base64); a slice of this size keeps any text
    // below 2 us a character and counts at most a hundredth too many.
    private const int SliceChars = 400;

    private static readonly Lazy<Tokenizer> s_tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>Whether all numbered sentences of the article fit.</summary>
    public static bool Fits(Article article, long tokens)
    {
        // No token is shorter than a byte: most articles need no closer look.
        if (Encoding.UTF8.GetByteCount(article.Text) + (long)NumberTokens * article.Sentences.Count <= tokens) return true;

        var left = tokens;
        for (var number = 1; number <= article.Sentences.Count && left >= 0; number++) left -= Sentence(article, number);
        return left >= 0;
    }

    /// <summary>Tokens of one numbered sentence.</summary>
    public static int Sentence(Article article, int number)
    {
        var sentence = article.Sentences[number - 1];
        return Count(article.Text.AsSpan(sentence.Start, sentence.End - sentence.Start)) + NumberTokens;
    }

    /// <summary>Tokens of a text.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (; text.Length > SliceChars; text = text[SliceChars..]) count += s_tokenizer.Value.CountTokens(text[..SliceChars]);
        return count + s_tokenizer.Value.CountTokens(text);
    }
}
