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
    /// <param name="first">First sentence to cut.</param>
    /// <param name="last">Last sentence to cut.</param>
    /// <param name="maxTokens">What one part may hold.</param>
    /// <exception cref="UnreadableArticleException">A single sentence is longer than that.</exception>
    public static IReadOnlyList<Part> Cut(Article article, int first, int last, int maxTokens)
    {
        var tokens = Enumerable.Range(first, last - first + 1).Select(number => TokenCounter.Sentence(article, number)).ToArray();
        if (tokens.Max() > maxTokens)
            throw new UnreadableArticleException(ProblemTypes.TooLong, "The article holds a stretch without any sentence end that is longer than the model can be shown at once.");

        var parts = new List<Part>();
        var blocks = Blocks(article, first, last, tokens, maxTokens);
        var even = EvenSize(tokens.Sum(), maxTokens);
        var start = first;
        var fresh = first;
        var size = 0;
        foreach (var block in blocks)
        {
            if (block.First > fresh && (size + block.Tokens > maxTokens || size >= even))
            {
                parts.Add(new Part(start, block.First - 1));
                fresh = block.First;
                (start, size) = Overlap(block, first, tokens, maxTokens);
            }

            size += block.Tokens;
        }

        parts.Add(new Part(start, last));
        return parts;
    }

    // As many parts as are needed, all of about one size: a last part of three sentences would get as many facts as the others.
    private static int EvenSize(int total, int maxTokens)
    {
        var fresh = maxTokens - maxTokens / OverlapShare;
        var parts = (total + fresh - 1) / fresh;
        return Math.Min(maxTokens, total / parts + maxTokens / OverlapShare);
    }

    private static (int Start, int Size) Overlap(Block next, int first, int[] tokens, int maxTokens)
    {
        var room = Math.Min(maxTokens / OverlapShare, maxTokens - next.Tokens);
        var (start, size) = (next.First, 0);
        while (start > first && size + tokens[start - 1 - first] <= room) size += tokens[--start - first];
        return (start, size);
    }

    private static IEnumerable<Block> Blocks(Article article, int first, int last, int[] tokens, int maxTokens)
    {
        var (start, size) = (first, 0);
        for (var number = first; number <= last; number++)
        {
            var own = tokens[number - first];
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
