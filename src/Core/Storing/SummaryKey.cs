using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serverless.Articles;
using Serverless.Summaries;
using Serverless.Summarizing;

namespace Serverless.Storing;

/// <summary>The content key: what a result is stored under, so that the same content is never paid for twice.</summary>
public static class SummaryKey
{
    /// <summary>Raised by any change to cleaning, checking or the contract that makes an older result wrong.</summary>
    public const int PipelineVersion = 1;

    /// <summary>SHA-256 over text, language and title of the cleaned article, the options and who writes, as 64 lower-case hexadecimal digits.</summary>
    public static string For(Article article, SummaryOptions options, ModelInfo model)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(model);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string?>)
        [
            PipelineVersion.ToString(CultureInfo.InvariantCulture), SummaryDocument.CurrentSchemaVersion.ToString(CultureInfo.InvariantCulture),
            model.Provider, model.Name, model.PromptVersion,
            options.SummarySentences.ToString(CultureInfo.InvariantCulture), options.KeyFacts.ToString(CultureInfo.InvariantCulture), options.Language,
            article.Title, article.Byline, article.PublishedAt, article.Language, article.Text,
        ])
        {
            // The length in front keeps ("ab", "c") and ("a", "bc") apart, and a missing value apart from an empty one.
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
