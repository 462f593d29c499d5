namespace Serverless.Cleaning.PlainText;

/// <summary>Finds the article in text scraped with its site chrome.</summary>
internal static class PlainTextCleaner
{
    public static CleanedText Clean(string text)
    {
        var blocks = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new TextBlock(BlockKind.Paragraph, line))
            .ToList();
        return new CleanedText(blocks, [], new ArticleMetadata());
    }
}
