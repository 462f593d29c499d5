using System.Buffers;
using AngleSharp;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Serverless.Cleaning.Html.Reading;

/// <summary>AngleSharp's parser without what a cleaner never reads.</summary>
internal static class LeanParser
{
    private static readonly HtmlParserOptions s_options = new()
    {
        DisableElementPositionTracking = true,
        IsAcceptingCustomElementsEverywhere = true,
        SkipComments = true,
        SkipScriptText = true,
        SkipCDATA = true,
        SkipProcessingInstructions = true,
        SkipPlaintext = true,
        // The sieve has taken the others out, but not of a tag without an end, which may have a million: the tokenizer compares each with all.
        ShouldEmitAttribute = static (ref token, name) => LeanAttributes.IsRead(name.Span),
    };

    private static readonly IConfiguration s_configuration = new Configuration([new LeanFactory()]);

    /// <summary>Parses any page, however hostile. The caller disposes it when nothing of it is read any more.</summary>
    public static LeanDocument Parse(string html)
    {
        var buffer = ArrayPool<char>.Shared.Rent(html.Length);
        var data = new List<Range>();
        var length = PageSieve.Sift(html, buffer, data);
        try
        {
            return ParseText(buffer, length, data);
        }
        catch (Exception e) when (e is NullReferenceException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            // Fuzzing finds tag soup on which AngleSharp 1.10 loses its stack of open elements (selects inside foreign content, a body
            // behind a broken head). No page of a publisher did so far; the plain tags of such a page can still be read.
            var plain = PlainTags.Of(new string(buffer, 0, length)).ToCharArray();
            return ParseText(plain, plain.Length, data);
        }
        finally
        {
            // The tokenizer copies what it keeps into a buffer of its own.
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static LeanDocument ParseText(char[] html, int length, List<Range> data)
    {
        var parser = new HtmlParser(s_options, BrowsingContext.New(s_configuration));
        var document = parser.ParseDocument<LeanDocument, LeanElement>(new TextSource(new CharArrayTextSource(html, length)));
        document.JsonLd = data;
        return document;
    }
}
