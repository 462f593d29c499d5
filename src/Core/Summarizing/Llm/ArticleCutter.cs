using Serverless.Articles;

namespace Serverless.Summarizing.Llm;

/// <summary>
/// Cuts a long article into parts that fit into one call: at paragraphs, at sentences only where a paragraph alone is too long. Each part
/// begins with the end of the one before, so that a "he" or "the ministry" still has its name. Every sentence is in at least one part.
/// </summary>
internal static class ArticleCutter
{
    // What a part may repeat of the one before.
    private const int OverlapShare = 10;

    /// <summary>The parts, in order.</summary>
    /// <param name="article">The article.</param>
    /// <param name="maxTokens">What one part may hold.</param>
    /// <exception cref="UnreadableArticleException">A single sentence is longer than that.</exception>
    public static IReadOnlyList<Part> Cut(Article article, int maxTokens)
    {
        var tokens = new int[article.Sentences.Count];
        for (var index = 0; index < tokens.Length; index++)
        {
            tokens[index] = TokenCounter.Sentence(article, index + 1);
            if (tokens[index] > maxTokens)
                throw new UnreadableArticleException(ProblemTypes.TooLong, "The article holds a stretch without any sentence end that is longer than the model can be shown at once.");
        }

        var parts = new List<Part>();
        var even = EvenSize(tokens.Sum(), maxTokens);
        var (start, fresh, size) = (1, 1, 0);
        foreach (var block in Blocks(article, tokens, maxTokens))
        {
            if (block.First > fresh && (size + block.Tokens > maxTokens || size >= even))
            {
                parts.Add(new Part(start, block.First - 1));
                fresh = block.First;
                (start, size) = Overlap(block, tokens, maxTokens);
            }

            size += block.Tokens;
        }

        parts.Add(new Part(start, tokens.Length));
        return parts;
    }

    // As many parts as are needed, all of about one size: a last part of three sentences would get as many facts as the others.
    private static int EvenSize(int total, int maxTokens)
    {
        var fresh = maxTokens - maxTokens / OverlapShare;
        var parts = (total + fresh - 1) / fresh;
        return Math.Min(maxTokens, total / parts + maxTokens / OverlapShare);
    }

    private static (int Start, int Size) Overlap(Block next, int[] tokens, int maxTokens)
    {
        var room = Math.Min(maxTokens / OverlapShare, maxTokens - next.Tokens);
        var (start, size) = (next.First, 0);
        while (start > 1 && size + tokens[start - 2] <= room) size += tokens[--start - 1];
        return (start, size);
    }

    private static IEnumerable<Block> Blocks(Article article, int[] tokens, int maxTokens)
    {
        var (start, size) = (1, 0);
        for (var number = 1; number <= tokens.Length; number++)
        {
            var own = tokens[number - 1];
            if (number > start && (Paragraphs.Separate(article, number - 1, number) || size + own > maxTokens))
            {
                yield return new Block(start, size);
                (start, size) = (number, 0);
            }

            size += own;
        }

        yield return new Block(start, size);
    }

    /// <summary>Sentences that stay together: a paragraph, or as much of it as one part holds.</summary>
    private readonly record struct Block(int First, int Tokens);
}

/// <summary>Consecutive sentences of an article.</summary>
/// <param name="First">Number of the first.</param>
/// <param name="Last">Number of the last.</param>
internal readonly record struct Part(int First, int Last)
{
    public int Count => Last - First + 1;

    public IEnumerable<int> Numbers => Enumerable.Range(First, Count);

    public bool Contains(int number) => number >= First && number <= Last;
}
