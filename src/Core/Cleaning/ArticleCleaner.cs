using Serverless.Articles;

namespace Serverless.Cleaning;

/// <summary>Bytes in, article out.</summary>
public static class ArticleCleaner
{
    /// <summary>Finds the article in these bytes. Pure: the same bytes give the same article.</summary>
    /// <exception cref="UnreadableArticleException">There is no article in them; a retry cannot help.</exception>
    public static Article Clean(ArticleSource source)
    {
        ArgumentNullException.ThrowIfNull(source);

        if (source.Bytes.Length == 0)
            throw new UnreadableArticleException(ProblemTypes.Empty, "The file has no bytes. Upload it again with its text.");

        var decoded = Charset.CharsetReader.Read(source.Bytes, source.Charset);
        var isHtml = decoded.Text.Contains("<html", StringComparison.OrdinalIgnoreCase) || decoded.Text.Contains("<p", StringComparison.OrdinalIgnoreCase);
        var cleaned = isHtml ? Html.HtmlCleaner.Clean(decoded.Text, source.Url) : PlainText.PlainTextCleaner.Clean(decoded.Text);
        return Compose(source, cleaned, decoded.Charset, isHtml ? "text/html" : "text/plain");
    }

    private static Article Compose(ArticleSource source, CleanedText cleaned, string charset, string mediaType)
    {
        var text = string.Join("\n\n", cleaned.Blocks.Select(block => block.Text));
        if (text.Length == 0)
            throw new UnreadableArticleException(ProblemTypes.NoArticle, "There is no article in this file.");

        return new Article
        {
            Title = source.Title ?? cleaned.Metadata.Title,
            Byline = cleaned.Metadata.Byline,
            SiteName = cleaned.Metadata.SiteName,
            PublishedAt = cleaned.Metadata.PublishedAt,
            ModifiedAt = cleaned.Metadata.ModifiedAt,
            Language = cleaned.Metadata.Language,
            Url = cleaned.Metadata.Url ?? source.Url,
            Text = text,
            Sentences = Sentences.SentenceSplitter.Split(text, cleaned.Metadata.Language),
            Removed = cleaned.Removed,
            MediaType = mediaType,
            Charset = charset,
        };
    }
}
