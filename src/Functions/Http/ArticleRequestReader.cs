using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Serverless.Articles;
using Serverless.Functions.Storing;
using Serverless.Functions.Triggers;

namespace Serverless.Functions.Http;

/// <summary>The body of a request, read but not yet understood.</summary>
/// <param name="MediaType">Its type, in lower case and without parameters.</param>
/// <param name="Charset">The charset it names; null when it names none.</param>
/// <param name="Bytes">All of it.</param>
public sealed record ArticleBody(string MediaType, string? Charset, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Tells requests apart: SHA-256 of type, charset and body, as hexadecimal digits.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{MediaType}\n{Charset}\n"));
        hash.AppendData(Bytes.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A request to the article it holds. What is wrong with a request is said as <see cref="UnreadableArticleException"/>.</summary>
public sealed class ArticleRequestReader(IOptions<StorageOptions> storage, IOptions<HttpOptions> http, PageFetcher fetcher)
{
    private const string Name = "request";
    private const string Json = "application/json";
    private const string Expected = "an object with either text or html, and optionally title and url";

    private static readonly string[] s_articleTypes = ["text/plain", "text/html", "application/xhtml+xml"];

    /// <summary>Reads the body, at most <c>MaxArticleBytes</c> of it.</summary>
    /// <exception cref="UnreadableArticleException">The request is too large, or of a type that is not read.</exception>
    public async Task<ArticleBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        var type = ReadType(request);
        return new ArticleBody(type.MediaType!.ToLowerInvariant(), type.CharSet?.Trim('"'), await ReadBodyAsync(request, cancellationToken));
    }

    /// <summary>The article of a body; a body that only names an address is fetched, where that is allowed.</summary>
    /// <exception cref="UnreadableArticleException">The body is not understood, or its address cannot be read.</exception>
    public async Task<ArticleSource> OpenAsync(ArticleBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);

        if (body.MediaType != Json) return new ArticleSource { Bytes = body.Bytes, Name = Name, MediaType = body.MediaType, Charset = body.Charset };

        var article = Parse(body.Bytes);
        if (article is { Text: null, Html: null, Url: not null })
        {
            if (!http.Value.AllowUrlFetch)
                throw Refuse(ProblemTypes.BadRequest, $"The body must be {Expected}: fetching an address is switched off here (Http__AllowUrlFetch).");
            return await fetcher.FetchAsync(ReadAddress(article.Url)!, cancellationToken) with { Title = TitleOf(article) };
        }

        return FromJson(article);
    }

    private static MediaTypeHeaderValue ReadType(HttpRequest request)
    {
        if (request.Headers.ContentEncoding is [{ Length: > 0 } encoding, ..] && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw Refuse(ProblemTypes.Unsupported, "Send the body without Content-Encoding.");
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.MediaType!.Equals(Json, StringComparison.OrdinalIgnoreCase) || s_articleTypes.Contains(type.MediaType, StringComparer.OrdinalIgnoreCase)))
            return type;

        throw Refuse(ProblemTypes.Unsupported, $"Send the article with Content-Type {string.Join(", ", s_articleTypes)} or {Json}.");
    }

    private async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = storage.Value.MaxArticleBytes;
        if (request.ContentLength > limit) throw ArticleJob.TooLarge(request.ContentLength.Value, limit);

        // The server's own limit is lower than the largest that can be set here, and answers without a body.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = limit + 1L;

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[81_920];
        int read;
        try
        {
            while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + read > limit) throw ArticleJob.TooLarge(body.Length + read, limit);
                body.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException broken)
        {
            throw broken.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? ArticleJob.TooLarge(limit + 1L, limit)
                : Refuse(ProblemTypes.BadRequest, "The body broke off.");
        }

        return body.ToArray();
    }

    private static ArticleSource FromJson(ArticleRequest article)
    {
        if (article.Text is null == article.Html is null)
            throw Refuse(ProblemTypes.BadRequest, $"The body must be {Expected}.");

        return new ArticleSource
        {
            Bytes = Encoding.UTF8.GetBytes(article.Text ?? article.Html!),
            Name = Name,
            MediaType = article.Html is null ? "text/plain" : "text/html",
            Charset = "utf-8",
            Title = TitleOf(article),
            Url = ReadAddress(article.Url),
        };
    }

    private static string? TitleOf(ArticleRequest article) => string.IsNullOrWhiteSpace(article.Title) ? null : article.Title.Trim();

    private static ArticleRequest Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, ArticleRequestJson.Default.ArticleRequest)
                ?? throw Refuse(ProblemTypes.BadRequest, $"The body must be {Expected}.");
        }
        catch (JsonException broken)
        {
            // The serializer's own message can quote the article.
            var line = broken.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $" (line {number + 1})") : "";
            throw Refuse(ProblemTypes.BadRequest, $"The body must be {Expected}; it cannot be read as that{line}.");
        }
    }

    private static Uri? ReadAddress(string? url)
    {
        if (string.IsNullOrWhiteSpace(url)) return null;
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw Refuse(ProblemTypes.BadRequest, "url must be an absolute http or https address.");
    }

    private static UnreadableArticleException Refuse(string problem, string detail) => new(problem, detail);
}
