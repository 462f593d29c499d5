using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Functions.Http;

/// <summary>The JSON form of a request.</summary>
internal sealed record ArticleRequest
{
    /// <summary>The article as plain text.</summary>
    public string? Text { get; init; }

    /// <summary>The article as HTML, a page or a part of one.</summary>
    public string? Html { get; init; }

    /// <summary>A title; it wins over any title found in the text.</summary>
    public string? Title { get; init; }

    /// <summary>Where the article was published.</summary>
    public string? Url { get; init; }
}

// The object is flat: anything deeper is no request, however long it would take to find that out.
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 2)]
[JsonSerializable(typeof(ArticleRequest))]
internal sealed partial class ArticleRequestJson : JsonSerializerContext;
