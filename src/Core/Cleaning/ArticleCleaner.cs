using Serverless.Articles;
using Serverless.Cleaning.Charset;
using Serverless.Cleaning.Html;
using Serverless.Cleaning.Languages;
using Serverless.Cleaning.PlainText;
using Serverless.Cleaning.Sentences;

namespace Serverless.Cleaning;

/// <summary>Bytes in, article out.</summary>
public static class ArticleCleaner
{
    private const string NothingFound = "No article was found: the page holds no running text of its own. Upload the page of a single article, as a browser shows it.";

    /// <summary>
    /// Finds the article in these bytes. What they are is told by what they hold, never by their name or declared media type.
    /// Pure: the same bytes give the same article. Takes at most about 2 seconds per megabyte.
    /// </summary>
    /// <exception cref="UnreadableArticleException">There is no article in them; a retry cannot help.</exception>
    public static Article Clean(ArticleSource source)
    {
        ArgumentNullException.ThrowIfNull(source);

        if (source.Bytes.IsEmpty) throw Unreadable(ProblemTypes.Empty, "The file has no bytes. Upload it again with its text.");
        if (BinarySniffer.Identify(source.Bytes.Span) is { } kind) throw Unreadable(ProblemTypes.Unsupported, $"The file is {kind.Name}, not text or HTML. {kind.Advice}");

        var decoded = CharsetReader.Read(source.Bytes, source.Charset);
        if (!TextTidier.IsVisible(decoded.Text)) throw Unreadable(ProblemTypes.Empty, "The file holds nothing but white space. Upload it again with its text.");

        return MediaSniffer.Sniff(decoded.Text) switch
        {
            TextKind.Html => Compose(source, HtmlCleaner.Clean(decoded.Text, source.Url), decoded.Charset, "text/html"),
            TextKind.PlainText => Compose(source, PlainTextCleaner.Clean(decoded.Text), decoded.Charset, "text/plain"),
            TextKind.Json => throw Unreadable(ProblemTypes.Unsupported, "The file is JSON data, not an article. Upload the article's text or HTML instead."),
            _ => throw Unreadable(ProblemTypes.Unsupported, "The file is XML data such as a feed or a sitemap, not an article. Upload the article's text or HTML instead."),
        };
    }

    private static Article Compose(ArticleSource source, CleanedText cleaned, string charset, string mediaType)
    {
        var title = source.Title is null ? null : TextTidier.FoldLine(source.Title);
        var text = string.Join("\n\n", Tidied(cleaned.Blocks, title));
        if (text.Length == 0) throw Unreadable(ProblemTypes.NoArticle, cleaned.Refusal ?? NothingFound);

        var language = LanguageDetector.Reconcile(cleaned.Metadata.Language, text);
        return new Article
        {
            Title = string.IsNullOrEmpty(title) ? cleaned.Metadata.Title : title,
            Byline = cleaned.Metadata.Byline,
            SiteName = cleaned.Metadata.SiteName,
            PublishedAt = cleaned.Metadata.PublishedAt,
            ModifiedAt = cleaned.Metadata.ModifiedAt,
            Language = language,
            Url = cleaned.Metadata.Url ?? source.Url,
            Text = text,
            Sentences = SentenceSplitter.Split(text, language),
            Removed = cleaned.Removed,
            MediaType = mediaType,
            Charset = charset,
        };
    }

    // A title the sender gave is not said again by the text's first line.
    private static IEnumerable<string> Tidied(IReadOnlyList<TextBlock> blocks, string? title)
    {
        var texts = blocks.Select(block => TextTidier.TidyBlock(block.Text)).Where(text => text.Length > 0).ToList();
        return texts.Count > 1 && texts[0].Equals(title, StringComparison.OrdinalIgnoreCase) ? texts.Skip(1) : texts;
    }

    private static UnreadableArticleException Unreadable(string problem, string detail) => new(problem, detail);
}
